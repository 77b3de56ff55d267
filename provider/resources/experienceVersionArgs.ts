import type * as pulumi from "@pulumi/pulumi";
import type { Audience } from "./audience";
import type { Event } from "./event";
import type { Experience } from "./experience";
import type { PersonalizeResourceArgs } from "./personalizeResource";
import type { Reference, References } from "./reference";

/** What both kinds of variants are declared with. */
export interface VariantIdentityArgs {
    /** What editors read, and how the variant is found again from one version to the next. */
    name: pulumi.Input<string>;
    /**
     * The identity that the server gave the variant. Normally left out: a variant is found again by its name, or
     * by its former ones. One that the experience does not have is an error.
     *
     * @default found by name
     */
    shortUid?: pulumi.Input<string>;
    /**
     * Names that the variant had before. A rename without them makes a new variant, and the content that editors
     * attached to the old one goes dark. They can stay for good: in an environment where the variant never had the
     * name, they mean nothing.
     *
     * @default none
     */
    formerNames?: pulumi.Input<pulumi.Input<string>[]>;
}

/** A variant of a segmented experience: shown to audiences. The first variant that matches a visitor wins. */
export interface SegmentedVariantArgs extends VariantIdentityArgs {
    /** To whom it is shown: one to 50 audiences, or none where `lyticsAudiences` are given. */
    audiences?: References<Audience>;
    /**
     * Whether a visitor must belong to all the audiences (`AND`) or to one of them (`OR`).
     *
     * @default "AND"
     */
    audienceCombinationType?: pulumi.Input<"AND" | "OR">;
    /**
     * Uids of audiences that are synced from Lytics: 32 hexadecimal digits each.
     *
     * @default none
     */
    lyticsAudiences?: pulumi.Input<pulumi.Input<string>[]>;
    /** Belongs to A/B tests. */
    trafficDistribution?: never;
}

/** A variant of an A/B test: shown to a share of the visitors. */
export interface ABTestVariantArgs extends VariantIdentityArgs {
    /**
     * The share of the visitors in percent: 0 to 100, with up to two decimals. Given to every variant, adding up to
     * 100, or to none for an equal split.
     *
     * @default an equal share
     */
    trafficDistribution?: pulumi.Input<number>;
    /** Belongs to segmented experiences. */
    audiences?: never;
    /** Belongs to segmented experiences. */
    audienceCombinationType?: never;
    /** Belongs to segmented experiences. */
    lyticsAudiences?: never;
}

/** A variant, of either kind of experience. */
export type VariantArgs = SegmentedVariantArgs | ABTestVariantArgs;

/** What an A/B test counts. */
export interface MetricArgs {
    /** The event that counts as a conversion. */
    event: Reference<Event>;
    /** What editors read in the analytics. */
    name: pulumi.Input<string>;
    /**
     * `Primary` decides which variant wins; exactly one metric is. The others are `Secondary`.
     *
     * @default "Primary"
     */
    type?: pulumi.Input<"Primary" | "Secondary">;
}

/** Who takes part in an A/B test. */
export interface TargetingArgs {
    /** Only visitors of these audiences take part; without any, everybody does. */
    audiences?: References<Audience>;
    /**
     * Whether a visitor must belong to all the audiences (`AND`) or to one of them (`OR`).
     *
     * @default "AND"
     */
    audienceCombinationType?: pulumi.Input<"AND" | "OR">;
}

/** What an {@link ExperienceVersion} is declared with. */
export interface ExperienceVersionArgs extends PersonalizeResourceArgs {
    /** The experience that it is a version of. A change replaces the resource. */
    experience: Reference<Experience>;
    /**
     * `DRAFT` is seen by editors alone, `ACTIVE` by visitors; `PAUSED` was ACTIVE, and is shown to nobody. An
     * ACTIVE or PAUSED version can't become a DRAFT, nor a DRAFT a PAUSED one.
     */
    status: pulumi.Input<"DRAFT" | "ACTIVE" | "PAUSED">;
    /**
     * The variants, in the order in which they are tried (segmented) or shown (A/B): 1 to 20, 50 by plan; an A/B
     * test that goes live has at least two.
     */
    variants: pulumi.Input<pulumi.Input<VariantArgs>[]>;
    /**
     * How an A/B test divides its visitors, in the API's words: `EQUALLY_SPLIT` or `CUSTOM_PERCENTAGE`. Normally
     * left out, since the percentages say it.
     *
     * @default `CUSTOM_PERCENTAGE` where the variants have percentages, `EQUALLY_SPLIT` where they have none
     */
    variantSplit?: pulumi.Input<string>;
    /**
     * What an A/B test counts; exactly one metric is the primary one.
     *
     * @default none
     */
    metrics?: pulumi.Input<pulumi.Input<MetricArgs>[]>;
    /**
     * Who takes part in an A/B test.
     *
     * @default everybody
     */
    targeting?: pulumi.Input<TargetingArgs>;
}
