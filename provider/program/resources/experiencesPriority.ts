import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../../core/errors/base";
import { declaration, requireArguments } from "./declaration";
import { reservePriority } from "./declaredOnce";
import type { Experience } from "./experience";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";
import { type References, uidsOf } from "./reference";

/** The arguments of an {@link ExperiencesPriority}. */
export interface ExperiencesPriorityArgs extends PersonalizeResourceArgs {
    /**
     * The experiences of this program, the most important first: {@link Experience} resources, or uids. At least one,
     * and each of them once.
     */
    order: References<Experience>;
    /**
     * What happens to the other experiences of the project. `keepRelative`: they keep their places, and the declared
     * experiences share the places that they hold among themselves, so that several stacks can order one project.
     * `after`: they follow the declared experiences. `before`: they precede them.
     *
     * @default "keepRelative"
     */
    others?: pulumi.Input<"keepRelative" | "after" | "before">;
}

/**
 * The priority order of the experiences in a project. If several experiences change the same part of the web site,
 * the first one in the order wins.
 *
 * ```ts
 * new personalize.ExperiencesPriority("order", { order: [hero, banner] });
 * ```
 *
 * Every project has exactly one order, so the resource changes the existing order instead of creating one. Its id is
 * the uid of the project. The server appends new experiences to the order.
 *
 * - **Changes**: `order` and `others` change in place. A change of `projectUid` replaces the resource.
 * - **Removal**: sends no request. The order stays as it is.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: a second resource orders the same project, or `order` has an experience that the project
 *   does not have.
 * - {@link MissingExperiencesError}: experiences are added or deleted during the update, and the provider has not
 *   succeeded in three attempts.
 *
 * API: [Experiences Priority](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Get
 * Experiences Priority, Update Experiences Priority.
 */
export class ExperiencesPriority extends pulumi.CustomResource implements PersonalizeResource {
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The uids of the experiences that this program orders, the most important first. */
    declare readonly order: pulumi.Output<string[]>;
    /**
     * What happens to the other experiences of the project. `keepRelative` after a `refresh` that finds another
     * experience moved across the declared ones; the next `up` restores the order.
     */
    declare readonly others: pulumi.Output<"keepRelative" | "after" | "before" | undefined>;

    constructor(name: string, args: ExperiencesPriorityArgs, options?: PersonalizeResourceOptions) {
        args = requireArguments("ExperiencesPriority", name, args);
        if (options?.id === undefined) {
            reservePriority(name, args.projectUid);
        }
        const order = args.order === undefined ? undefined : uidsOf(args.order);
        refuseTwice(name, order);
        const declared = declaration(
            "ExperiencesPriority",
            name,
            { others: undefined, ...args, order },
            options,
        );
        super(...declared.args);
        declared.onConstructed(this);
    }

    /**
     * Reads the order of a project that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id the uid of the project
     * @param state the project, if it is not the configured one
     * @param options the resource options
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

/** The life cycle compares uids, but the uid of a new experience is not known in the preview. */
function refuseTwice(name: string, order: unknown): void {
    if (!Array.isArray(order)) {
        return;
    }
    const second = order.findIndex(
        (each, index) => pulumi.Output.isInstance(each) && order.indexOf(each) < index,
    );
    if (second >= 0) {
        throw new RefusedError(
            `ExperiencesPriority "${name}": order[${second}] is the same experience as order[${order.indexOf(order[second])}]. List each experience once.`,
        );
    }
}
