import * as pulumi from "@pulumi/pulumi";
import { declaration } from "./declaration";
import type { Experience } from "./experience";
import type { PersonalizeResourceOptions } from "./options";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceState,
} from "./personalizeResource";
import { reservePriority } from "./priorityPlaces";
import { type References, uidsOf } from "./reference";

/** What an {@link ExperiencesPriority} is declared with. */
export interface ExperiencesPriorityArgs extends PersonalizeResourceArgs {
    /** The experiences that this program orders, the most important first. Each once. */
    order: References<Experience>;
    /**
     * What happens to the project's other experiences: `keepRelative` leaves them where they are, and ours change
     * places among themselves, so that several stacks can share a project; `after` moves them behind ours,
     * `before` in front of ours.
     *
     * @default "keepRelative"
     */
    others?: pulumi.Input<"keepRelative" | "after" | "before">;
}

/**
 * The order in which the experiences of a project win where several change the same place of the web site. There
 * is one per project, so creating it is never a conflict, and removing it leaves the order as it is.
 *
 * Its id is the project's uid.
 *
 * API: Get and Update Experiences Priority.
 *
 * @example
 * ```ts
 * new personalize.ExperiencesPriority("order", { order: [hero, banner] });
 * ```
 */
export class ExperiencesPriority extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The experiences that this program orders, the most important first: their uids. */
    declare readonly order: pulumi.Output<string[]>;
    /** What happens to the project's other experiences. */
    declare readonly others: pulumi.Output<"keepRelative" | "after" | "before" | undefined>;

    constructor(name: string, args: ExperiencesPriorityArgs, options?: PersonalizeResourceOptions) {
        if (options?.id === undefined) {
            reservePriority(name, args.projectUid);
        }
        const order = args.order === undefined ? undefined : uidsOf(args.order);
        const declared = declaration(
            "ExperiencesPriority",
            name,
            { others: undefined, ...args, order },
            options,
        );
        try {
            super(...declared.args);
        } catch (error) {
            throw declared.onError(error);
        }
        declared.onConstructed(this);
    }

    /**
     * Looks the order of a project up without managing it.
     *
     * @param name the logical name in this program
     * @param id the project's uid
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): ExperiencesPriority {
        return new ExperiencesPriority(name, { ...state } as ExperiencesPriorityArgs, { ...options, id });
    }
}
