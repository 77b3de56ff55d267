import type * as pulumi from "@pulumi/pulumi";
import type { Audience } from "./audience";
import type { Event } from "./event";
import type { Experience } from "./experience";
import type { PersonalizeResourceArgs } from "./personalizeResource";
import type { Reference, References } from "./reference";

/** The arguments that both kinds of variants share. */
export interface VariantIdentityArgs {
    /**
     * The name that editors see in Personalize. Must not be empty. The provider also identifies the variant by its
     * name from one version to the next.
     */
    name: pulumi.Input<string>;
    /**
     * The identifier that the server gave the variant. Usually left out, because the provider finds the variant by
     * its name or former names. A `shortUid` that the experience does not have is an error.
     *
     * @default found by name
     */
    shortUid?: pulumi.Input<string>;
    /**
     * Previous names of the variant. Without them, a renamed variant is a new variant, and visitors no longer see the
     * content that editors attached to the old one. Former names can stay in the program: they have no effect in an
     * environment where the variant never had that name.
     *
     * @default none
     */
    formerNames?: pulumi.Input<pulumi.Input<string>[]>;
}

/** A variant of a segmented experience, shown to audiences. A visitor sees the first variant that matches. */
export interface SegmentedVariantArgs extends VariantIdentityArgs {
    /** The audiences that see the variant: 1 to 50. Can be omitted if `lyticsAudiences` has at least one. */
    audiences?: References<Audience>;
    /**
     * Whether a visitor must belong to all audiences (`AND`) or to at least one (`OR`).
     *
     * @default "AND"
     */
    audienceCombinationType?: pulumi.Input<"AND" | "OR">;
    /**
     * The uids of audiences that are synced from Lytics, of 32 hexadecimal digits each.
     *
     * @default none
     */
    lyticsAudiences?: pulumi.Input<pulumi.Input<string>[]>;
    /** Only for A/B tests. */
    trafficDistribution?: never;
}

/** A variant of an A/B test, shown to a share of the visitors. */
export interface ABTestVariantArgs extends VariantIdentityArgs {
    /**
     * The share of the visitors in percent, from 0 to 100, with up to two decimals. Give a share to every variant,
     * so that the shares add up to 100, or to none for an equal split.
     *
     * @default an equal share
     */
    trafficDistribution?: pulumi.Input<number>;
    /** Only for segmented experiences. */
    audiences?: never;
    /** Only for segmented experiences. */
    audienceCombinationType?: never;
    /** Only for segmented experiences. */
    lyticsAudiences?: never;
}

/** A variant of a segmented experience or of an A/B test. */
export type VariantArgs = SegmentedVariantArgs | ABTestVariantArgs;

/** A metric of an A/B test. */
export interface MetricArgs {
    /** The event that counts as a conversion: an {@link Event}, or the uid of one. */
    event: Reference<Event>;
    /** The name that editors see in the analytics. Must not be empty. */
    name: pulumi.Input<string>;
    /**
     * Exactly one metric is `Primary`: it decides which variant wins. All others are `Secondary`.
     *
     * @default "Primary"
     */
    type?: pulumi.Input<"Primary" | "Secondary">;
}

/** The visitors that take part in an A/B test. */
export interface TargetingArgs {
    /**
     * The audiences whose visitors take part.
     *
     * @default all visitors
     */
    audiences?: References<Audience>;
    /**
     * Whether a visitor must belong to all audiences (`AND`) or to at least one (`OR`).
     *
     * @default "AND"
     */
    audienceCombinationType?: pulumi.Input<"AND" | "OR">;
}

/** The content of a version: its variants, and for an A/B test how visitors take part. */
export interface VersionContentArgs {
    /**
     * The variants. In a segmented experience the order matters: a visitor sees the first variant that matches. At
     * least 1 (2 in an A/B test that is not a draft), and up to 20, or up to 50 by plan.
     */
    variants: pulumi.Input<pulumi.Input<VariantArgs>[]>;
    /**
     * How an A/B test distributes visitors: `EQUALLY_SPLIT` or `CUSTOM_PERCENTAGE`. Usually left out, because it
     * follows from the percentages. `EQUALLY_SPLIT` with unequal percentages fails in the preview. The API does not
     * document the name of the web UI's multi-armed bandit, so a value that contains `BANDIT` is sent unchanged,
     * with any percentages.
     *
     * @default `CUSTOM_PERCENTAGE` if the variants have percentages, `EQUALLY_SPLIT` if they don't
     */
    variantSplit?: pulumi.Input<string>;
    /**
     * The metrics of an A/B test. Exactly one of them is the primary metric.
     *
     * @default none
     */
    metrics?: pulumi.Input<pulumi.Input<MetricArgs>[]>;
    /**
     * The visitors that take part in an A/B test.
     *
     * @default all visitors
     */
    targeting?: pulumi.Input<TargetingArgs>;
}

/** The arguments of an {@link ExperienceVersion}. */
export interface ExperienceVersionArgs extends PersonalizeResourceArgs, VersionContentArgs {
    /** The experience: an {@link Experience}, or the uid of one. A change replaces the version. */
    experience: Reference<Experience>;
    /**
     * `DRAFT`: only editors see the version, and the experience was never live. `ACTIVE`: visitors see it. `PAUSED`:
     * it was active, and nobody sees it now.
     *
     * An ACTIVE or PAUSED version can't become a DRAFT, and a DRAFT can't become PAUSED.
     */
    status: pulumi.Input<"DRAFT" | "ACTIVE" | "PAUSED">;
    /**
     * The content of the draft beside a version that is ACTIVE or PAUSED. Visitors don't see it, and editors can attach
     * content to its variants. To publish the draft, move its content to the resource. If it means the same as the
     * content of the resource, it has no effect.
     *
     * @default no draft; a draft that someone else has made stays as it is
     */
    staged?: pulumi.Input<VersionContentArgs>;
}
