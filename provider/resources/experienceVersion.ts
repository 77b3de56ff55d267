import * as pulumi from "@pulumi/pulumi";
import { declaration } from "./declaration";
import { refuseOtherType } from "./experienceTypes";
import type { ExperienceVersionArgs } from "./experienceVersionArgs";
import type { PersonalizeResourceOptions } from "./options";
import type { PersonalizeResource, PersonalizeResourceState } from "./personalizeResource";
import { recordReference } from "./references";
import { reserveVersionSlot } from "./versionPlaces";
import { versionProps } from "./versionProps";

/** A variant as it is live: what content in the CMS hangs on. */
export interface VariantIdentity {
    /** What editors read. */
    name: string;
    /** The identity that the server gave it; it stays from version to version. */
    shortUid: string;
    /** Its alias in the CMS and the delivery API: `cs_personalize_{experienceShortUid}_{shortUid}`. */
    alias: string;
}

/**
 * What an experience shows to whom, and whether it does: a draft, or the live version.
 *
 * The resource follows its line of versions. A change of an ACTIVE version publishes a new one as an update of
 * this resource: the id stays, `versionUid` moves, each variant keeps its `shortUid`, and the analytics start anew.
 * Beside the live version one draft can be staged in a second resource; it is published by setting it `ACTIVE` and
 * removing the first one, in the same `up`.
 *
 * Removed from the program while its experience stays, an ACTIVE version is paused (with Pulumi's `retainOnDelete`
 * it is left), a draft is discarded.
 *
 * API: Create, Get all, Update and Delete an Experience Version.
 *
 * @example
 * ```ts
 * const heroVersion = new personalize.ExperienceVersion("hero", {
 *     experience: hero,
 *     status: "ACTIVE",
 *     variants: [{ name: "Control" }, { name: "Video", formerNames: ["Film"] }],
 *     metrics: [{ event: signup, name: "Sign-ups" }],
 * });
 * ```
 */
export class ExperienceVersion extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The uid of the experience. */
    declare readonly experience: pulumi.Output<string>;
    /** `DRAFT`, `ACTIVE` or `PAUSED`. */
    declare readonly status: pulumi.Output<"DRAFT" | "ACTIVE" | "PAUSED">;
    /** The variants as declared; `variantIdentities` says what they are on the server. */
    declare readonly variants: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["variants"]>>;
    /** How an A/B test divides its visitors, where it was declared. */
    declare readonly variantSplit: pulumi.Output<string | undefined>;
    /** What an A/B test counts. */
    declare readonly metrics: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["metrics"]>>;
    /** Who takes part in an A/B test. */
    declare readonly targeting: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["targeting"]>>;
    /** The uid of the version that this resource is now. */
    declare readonly versionUid: pulumi.Output<string>;
    /** The number of that version, counted from 1 in each experience. */
    declare readonly versionNumber: pulumi.Output<number>;
    /** The uid of the live version of the experience as last seen, this one or another. */
    declare readonly liveVersionUid: pulumi.Output<string | undefined>;
    /** The status of the live version as last seen: `ACTIVE` or `PAUSED`. */
    declare readonly liveStatus: pulumi.Output<string | undefined>;
    /** The experience's part in the aliases of its variants. */
    declare readonly experienceShortUid: pulumi.Output<string>;
    /** The `shortUid` of each variant, in the order of `variants`. */
    declare readonly shortUids: pulumi.Output<string[]>;

    constructor(name: string, args: ExperienceVersionArgs, options: PersonalizeResourceOptions = {}) {
        refuseOtherType(name, args);
        const place = reserveVersionSlot(name, args);
        const declared = declaration(
            "ExperienceVersion",
            name,
            { ...OUTPUTS, ...(options.id === undefined ? versionProps(args) : args) },
            pulumi.mergeOptions({ ...belonging(args, options), dependsOn: place.after }, options),
        );
        try {
            super(...declared.args);
        } catch (error) {
            throw declared.onError(error);
        }
        declared.onConstructed(this);
        place.fill(this);
        recordReference(args.experience, { ...args, experience: undefined });
    }

    /**
     * Looks a version up without managing it.
     *
     * @param name the logical name in this program
     * @param id `<experienceUid>/<versionUid>`
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): ExperienceVersion {
        return new ExperienceVersion(name, { ...state } as ExperienceVersionArgs, { ...options, id });
    }

    /** The uid of the version that this resource is now. */
    get uid(): pulumi.Output<string> {
        return this.versionUid;
    }

    /** Each variant with its `shortUid` and its alias in the CMS, in the order of `variants`. */
    get variantIdentities(): pulumi.Output<VariantIdentity[]> {
        return pulumi
            .all([this.variants, this.shortUids, this.experienceShortUid])
            .apply(([variants, shortUids, experience]) =>
                (variants ?? []).map(({ name }, index) => identityOf(name, experience, shortUids?.[index])),
            );
    }

    /** The `shortUid` of each variant by its name; of equal names, the first. */
    get variantShortUids(): pulumi.Output<Record<string, string>> {
        return this.variantIdentities.apply((all) => byName(all, "shortUid"));
    }

    /** The alias in the CMS of each variant by its name; of equal names, the first. */
    get variantAliases(): pulumi.Output<Record<string, string>> {
        return this.variantIdentities.apply((all) => byName(all, "alias"));
    }
}

const OUTPUTS = {
    status: undefined,
    experience: undefined,
    variants: undefined,
    variantSplit: undefined,
    metrics: undefined,
    targeting: undefined,
    versionUid: undefined,
    versionNumber: undefined,
    liveVersionUid: undefined,
    liveStatus: undefined,
    experienceShortUid: undefined,
    shortUids: undefined,
};

/** A version goes with its experience: deleting that one deletes this. */
function belonging(
    args: ExperienceVersionArgs,
    options: PersonalizeResourceOptions,
): pulumi.CustomResourceOptions {
    const { experience } = args;
    return pulumi.CustomResource.isInstance(experience) && options.deletedWith === undefined
        ? { deletedWith: experience }
        : {};
}

/** Mocks in a user's unit test may leave outputs out: what follows from those is undefined as well. */
function identityOf(
    name: string,
    experienceShortUid: string | undefined,
    shortUid: string | undefined,
): VariantIdentity {
    const known = experienceShortUid !== undefined && shortUid !== undefined;
    const alias = known ? `cs_personalize_${experienceShortUid}_${shortUid}` : undefined;
    return { name, shortUid, alias } as VariantIdentity;
}

function byName(identities: VariantIdentity[], field: "shortUid" | "alias"): Record<string, string> {
    return Object.fromEntries([...identities].reverse().map((each) => [each.name, each[field]]));
}
