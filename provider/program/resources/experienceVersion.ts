import * as pulumi from "@pulumi/pulumi";
import { variantAlias } from "../../core/common/versions";
import { declaration, requireArguments } from "./declaration";
import { reserveVersion } from "./declaredOnce";
import { recordAdoptedVersion, recordReference } from "./dependencies";
import { refuseOtherType } from "./experienceTypes";
import type { ExperienceVersionArgs } from "./experienceVersionArgs";
import type {
    PersonalizeResource,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";
import { type DeclaredNames, VariantLookup } from "./variantLookup";
import { versionProps } from "./versionProps";

/** The identifiers of a variant on the server. Content in the CMS refers to them. */
export interface VariantIdentity {
    /** The name that editors see. */
    name: string;
    /** The identifier that the server gave the variant. It stays the same from version to version. */
    shortUid: string;
    /** The alias in the CMS and the delivery API: `cs_personalize_{experienceShortUid}_{shortUid}`. */
    alias: string;
}

/** A variant that a resource has recorded. */
export interface RecordedVariant {
    /** The name that the variant had. */
    name: string;
    /** The identifier that the server gave the variant. */
    shortUid: string;
}

/**
 * The version of an {@link Experience}: its variants, who sees them, its status, and the draft that is staged beside it.
 * An experience has one `ExperienceVersion`. On the server it has at most one draft, and at most one live version
 * (`ACTIVE` or `PAUSED`).
 *
 * ```ts
 * const heroVersion = new personalize.ExperienceVersion("hero", {
 *     experience: hero,
 *     status: "ACTIVE",
 *     variants: [{ name: "Control" }, { name: "Video", formerNames: ["Film"] }],
 *     metrics: [{ event: signup, name: "Sign-ups" }],
 *     staged: {
 *         variants: [{ name: "Control" }, { name: "Video" }, { name: "Quiz" }],
 *         metrics: [{ event: signup, name: "Sign-ups" }],
 *     },
 * });
 * ```
 *
 * The API does not change the content of a live version. If you change an ACTIVE version, the provider publishes a
 * new version instead, as an update of the same resource: the id stays, `versionUid` changes, each variant keeps its
 * `shortUid`, and the analytics start again. To prepare a change without publishing it, declare it as `staged`. To
 * publish it, move the content of `staged` to the resource. To take the publication back, revert that change: the
 * former content is published as a new version, and the draft is staged again.
 *
 * - **Changes**: `status`, `variants`, `variantSplit`, `metrics`, `targeting` and `staged` are updates. A change of
 *   `experience` or `projectUid` replaces the resource.
 * - **Removal**: pauses an ACTIVE version and deletes the draft of the resource. A PAUSED version, and a draft that is
 *   the only version of its experience, stay as they are. With `retainOnDelete` every version stays as it is. If the
 *   experience is deleted as well, all its versions are deleted with it.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: the status change is not possible, somebody else has changed the live version or the draft,
 *   two resources declare versions of one experience, or the variants do not fit the type of the experience.
 * - {@link ChangedIdentityError}: the server has stored a variant with another `shortUid` than the one sent.
 * - {@link DraftExistsError}, {@link LockedVersionError}, {@link OnlyDraftError}: somebody else changes the versions
 *   during the update, and the provider has not succeeded in three attempts.
 * - {@link QuotaExceededError}: the experience has too many variants for the plan.
 *
 * API: [Experiences](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Create an
 * Experience Version, Get all Experience Versions, Update an Experience Version, Delete an Experience Version.
 */
export class ExperienceVersion<Name extends string = string>
    extends pulumi.CustomResource
    implements PersonalizeResource
{
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The uid of the experience. */
    declare readonly experience: pulumi.Output<string>;
    /** `DRAFT`, `ACTIVE` or `PAUSED`. */
    declare readonly status: pulumi.Output<"DRAFT" | "ACTIVE" | "PAUSED">;
    /** The variants as declared. Their identifiers on the server are in `shortUids`. */
    declare readonly variants: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["variants"]>>;
    /** How an A/B test distributes visitors, if declared. */
    declare readonly variantSplit: pulumi.Output<string | undefined>;
    /** The metrics of an A/B test. */
    declare readonly metrics: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["metrics"]>>;
    /** The visitors that take part in an A/B test. */
    declare readonly targeting: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["targeting"]>>;
    /** The content of the staged draft, if declared. Its identifiers on the server are in `stagedShortUids`. */
    declare readonly staged: pulumi.Output<pulumi.Unwrap<ExperienceVersionArgs["staged"]>>;
    /** The uid of the current version of this resource. */
    declare readonly versionUid: pulumi.Output<string>;
    /** The number of the current version. Each experience counts from 1. */
    declare readonly versionNumber: pulumi.Output<number>;
    /** The `shortUid` of the experience, which is part of the aliases of its variants. */
    declare readonly experienceShortUid: pulumi.Output<string>;
    /** The `shortUid` of each variant, in the order of `variants`. */
    declare readonly shortUids: pulumi.Output<string[]>;
    /** The uid of the staged draft, if there is one. */
    declare readonly stagedVersionUid: pulumi.Output<string | undefined>;
    /** The `shortUid` of each variant of the staged draft, in the order of `staged.variants`. */
    declare readonly stagedShortUids: pulumi.Output<string[] | undefined>;
    /**
     * Every variant that the resource has recorded, with its name and `shortUid`, the newest first. A variant that is
     * declared again gets its `shortUid` back. Secret if the name of a variant is, or was, a secret.
     */
    declare readonly knownVariants: pulumi.Output<RecordedVariant[]>;
    readonly #lookup: VariantLookup;

    constructor(
        name: string,
        args: ExperienceVersionArgs & DeclaredNames<Name>,
        options: PersonalizeResourceOptions = {},
    ) {
        args = requireArguments("ExperienceVersion", name, args);
        if (options.id === undefined) {
            reserveVersion(name, args);
            refuseOtherTypes(name, args);
        }
        const declared = declaration(
            "ExperienceVersion",
            name,
            { ...OUTPUTS, ...(options.id === undefined ? versionProps(args) : args) },
            pulumi.mergeOptions(belonging(args, options), options),
        );
        super(...declared.args);
        declared.onConstructed(this);
        this.#lookup = new VariantLookup(name, options.id === undefined ? args.variants : undefined);
        if (options.import !== undefined) {
            recordAdoptedVersion(args.experience);
        }
        recordReference(args.experience, { ...args, experience: undefined });
    }

    /**
     * Reads a version that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id `<experienceUid>/<versionUid>`
     * @param state the project of the version, if it is not the configured one
     * @param options the resource options
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): ExperienceVersion {
        return new ExperienceVersion(name, { ...state } as ExperienceVersionArgs, { ...options, id });
    }

    /** The uid of the current version of this resource. The same as `versionUid`. */
    get uid(): pulumi.Output<string> {
        return this.versionUid;
    }

    /** The `shortUid` and alias of each variant, in the order of `variants`. */
    get variantIdentities(): pulumi.Output<VariantIdentity[]> {
        return identities(this.variants, this.shortUids, this.experienceShortUid);
    }

    /** The `shortUid` and alias of each variant of the staged draft, in the order of `staged.variants`. */
    get stagedIdentities(): pulumi.Output<VariantIdentity[]> {
        const variants = pulumi.output(this.staged).apply((staged) => staged?.variants ?? []);
        return identities(variants, this.stagedShortUids, this.experienceShortUid);
    }

    /** The `shortUid` of each variant by its name. If two variants have the same name, the first one. */
    get variantShortUids(): pulumi.Output<Record<string, string>> {
        return this.variantIdentities.apply((all) => byName(all, "shortUid"));
    }

    /**
     * The alias of the variant with this name, in the CMS and the delivery API. If two variants have the same name,
     * that of the first one. TypeScript checks the name if the program declares the names as literals.
     *
     * ```ts
     * export const video = heroVersion.alias("Video");
     * ```
     *
     * @param name the name of a variant in `variants`
     * @throws RefusedError if no variant has the name: at once if the program shows the names, otherwise when they are
     *     known. The error contains the names that exist
     */
    alias(name: Name): pulumi.Output<string> {
        this.#lookup.refuseUndeclared(name);
        return pulumi
            .all([this.variantIdentities, pulumi.isSecret(this.variants)])
            .apply(([all, isSecret]) => this.#lookup.aliasIn(all, name, isSecret));
    }

    /** The alias of each variant by its name. If two variants have the same name, the first one. */
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
    staged: undefined,
    versionUid: undefined,
    versionNumber: undefined,
    experienceShortUid: undefined,
    shortUids: undefined,
    stagedVersionUid: undefined,
    stagedShortUids: undefined,
    knownVariants: undefined,
};

/** The deletion of an experience deletes its versions too. */
function belonging(
    args: ExperienceVersionArgs,
    options: PersonalizeResourceOptions,
): pulumi.CustomResourceOptions {
    const { experience } = args;
    return pulumi.CustomResource.isInstance(experience) && options.deletedWith === undefined
        ? { deletedWith: experience }
        : {};
}

/** The variants of the version and of its draft fit the type of the experience. */
function refuseOtherTypes(name: string, { experience, variants, staged }: ExperienceVersionArgs): void {
    refuseOtherType(name, { experience, variants });
    if (typeof staged === "object" && "variants" in staged) {
        refuseOtherType(name, { experience, variants: staged.variants });
    }
}

function identities(
    variants: pulumi.Output<readonly { name: string }[] | undefined>,
    shortUids: pulumi.Output<string[] | undefined>,
    experienceShortUid: pulumi.Output<string>,
): pulumi.Output<VariantIdentity[]> {
    return pulumi
        .all([variants, shortUids, experienceShortUid])
        .apply(([each, known, experience]) =>
            (each ?? []).map(({ name }, index) => identityOf(name, experience, known?.[index])),
        );
}

/** Mocks in a user's unit test may leave outputs out: what follows from those is undefined as well. */
function identityOf(
    name: string,
    experienceShortUid: string | undefined,
    shortUid: string | undefined,
): VariantIdentity {
    const known = experienceShortUid !== undefined && shortUid !== undefined;
    const alias = known ? variantAlias(experienceShortUid, shortUid) : undefined;
    return { name, shortUid, alias } as VariantIdentity;
}

function byName(identities: VariantIdentity[], field: "shortUid" | "alias"): Record<string, string> {
    return Object.fromEntries([...identities].reverse().map((each) => [each.name, each[field]]));
}
