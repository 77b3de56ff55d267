import * as pulumi from "@pulumi/pulumi";
import { declaration, nameOf, requireArguments } from "./declaration";
import { adoptsVersions, referencedByVersions } from "./dependencies";
import { recordType } from "./experienceTypes";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";

/** The arguments of an {@link Experience}. */
export interface ExperienceArgs extends PersonalizeResourceArgs {
    /**
     * The name that editors see in Personalize. Must not be empty. The provider treats names as unique per project.
     *
     * @default the resource's logical name
     */
    name?: pulumi.Input<string>;
    /**
     * A note to editors.
     *
     * @default none
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * `SEGMENTED` shows variants to audiences. `AB_TEST` shows variants to shares of the visitors and measures which
     * one is best. The API can't change the type, so a change replaces the experience with its versions and its
     * analytics.
     */
    type: pulumi.Input<"SEGMENTED" | "AB_TEST">;
    /**
     * Tags for sorting in the web UI: up to 10, each of 1 to 32 characters from a–z, A–Z, 0–9, `-`, `_` and `:`. The
     * server converts them to lower case and removes duplicates.
     *
     * @default none
     */
    tags?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * An experience: a place on your site that shows one of several variants. An {@link ExperienceVersion} declares the variants
 * and who sees them.
 *
 * ```ts
 * const hero = new personalize.Experience("hero", { name: "Homepage hero", type: "AB_TEST" });
 * ```
 *
 * A project can have 100 experiences, or up to 1000 by plan.
 *
 * - **Changes**: `name`, `description` and `tags` change in place, and take effect at once, whatever the status of
 *   the versions. A change of `type` or `projectUid` replaces the experience. An update writes all arguments. It
 *   overwrites an edit of them that was made outside Pulumi since the last refresh, with a warning.
 * - **Removal**: deletes the experience with all its versions. Visitors no longer see its variants.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: the experience exists already, or two resources declare the same name.
 * - {@link DuplicateError}: the API reports that the name is taken.
 * - {@link QuotaExceededError}: the project has reached its limit of experiences.
 *
 * API: [Experiences](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Create an
 * Experience, Get all Experiences, Update an Experience, Delete an Experience.
 */
export class Experience extends pulumi.CustomResource implements PersonalizeResource {
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The name that editors see in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** A note to editors. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** `SEGMENTED` or `AB_TEST`. */
    declare readonly type: pulumi.Output<"SEGMENTED" | "AB_TEST">;
    /** The tags for sorting in the web UI. */
    declare readonly tags: pulumi.Output<string[] | undefined>;
    /** The identifier of the experience in the SDKs and in the aliases of its variants. An opaque string. */
    declare readonly shortUid: pulumi.Output<string>;
    /** When the experience was created (ISO 8601, UTC). */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: ExperienceArgs, options?: PersonalizeResourceOptions) {
        args = requireArguments("Experience", name, args);
        const made: Experience[] = [];
        const outputs = { type: undefined, shortUid: undefined, createdAt: undefined };
        const ahead = options?.import === undefined ? {} : { __readVersions: adoptsVersions(() => made[0]) };
        const declared = declaration(
            "Experience",
            name,
            {
                description: undefined,
                tags: undefined,
                ...outputs,
                ...args,
                ...ahead,
                name: nameOf(args, name),
            },
            pulumi.mergeOptions({ dependsOn: referencedByVersions(() => made[0]) }, options),
        );
        super(...declared.args);
        made.push(this);
        declared.onConstructed(this);
        recordType(this, name, args);
    }

    /**
     * Reads an experience that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id the uid of the experience
     * @param state the project of the experience, if it is not the configured one
     * @param options the resource options
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Experience {
        return new Experience(name, { ...state } as ExperienceArgs, { ...options, id });
    }

    /** The uid of the experience. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
