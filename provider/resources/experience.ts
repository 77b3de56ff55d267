import * as pulumi from "@pulumi/pulumi";
import { declaration } from "./declaration";
import { recordType } from "./experienceTypes";
import type { PersonalizeResourceOptions } from "./options";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceState,
} from "./personalizeResource";
import { referencedByVersions } from "./references";

/** What an {@link Experience} is declared with. */
export interface ExperienceArgs extends PersonalizeResourceArgs {
    /**
     * What editors read in Personalize. One experience per name in a project, as far as this package is concerned.
     *
     * @default the resource's logical name
     */
    name?: pulumi.Input<string>;
    /**
     * What it is for, as a note to editors.
     *
     * @default none
     */
    description?: pulumi.Input<string>;
    /**
     * `SEGMENTED` shows variants to audiences; `AB_TEST` shows them to shares of the visitors and measures which
     * is best. The API can't change it: a change replaces the experience, its versions and its analytics.
     */
    type: pulumi.Input<"SEGMENTED" | "AB_TEST">;
    /**
     * Words to sort by in the web UI: up to 10, each of 1 to 32 of the characters a–z, 0–9, `-`, `_` and `:`.
     * The server writes them in lower case.
     *
     * @default none
     */
    tags?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * An experience: a place of the web site that is shown in variants. What is shown to whom stands in its versions
 * ({@link ExperienceVersion}); name, description and tags change at once, whatever the state of the versions.
 *
 * A project takes 100 experiences, up to 1000 by plan. Deleting one deletes its versions and ends what is live.
 *
 * API: Create, Get all, Get a Single, Update and Delete an Experience.
 *
 * @example
 * ```ts
 * const hero = new personalize.Experience("hero", { name: "Homepage hero", type: "AB_TEST" });
 * ```
 */
export class Experience extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** What editors read in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** What it is for. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** `SEGMENTED` or `AB_TEST`. */
    declare readonly type: pulumi.Output<"SEGMENTED" | "AB_TEST">;
    /** Words to sort by in the web UI. */
    declare readonly tags: pulumi.Output<string[] | undefined>;
    /** The experience's part in the aliases of its variants, and its name in the SDKs: an opaque word. */
    declare readonly shortUid: pulumi.Output<string>;
    /** When it was made: ISO 8601, UTC. */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: ExperienceArgs, options?: PersonalizeResourceOptions) {
        const made: Experience[] = [];
        const outputs = { type: undefined, shortUid: undefined, createdAt: undefined };
        const declared = declaration(
            "Experience",
            name,
            { description: undefined, tags: undefined, ...outputs, ...args, name: args.name ?? name },
            pulumi.mergeOptions({ dependsOn: referencedByVersions(() => made[0]) }, options),
        );
        try {
            super(...declared.args);
        } catch (error) {
            throw declared.onError(error);
        }
        made.push(this);
        declared.onConstructed(this);
        recordType(this, name, args);
    }

    /**
     * Looks an experience up without managing it.
     *
     * @param name the logical name in this program
     * @param id the experience's uid
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Experience {
        return new Experience(name, { ...state } as ExperienceArgs, { ...options, id });
    }

    /** The experience's uid. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
