import * as pulumi from "@pulumi/pulumi";
import { declaration, requireArguments } from "./declaration";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";

/** The arguments of an {@link Event}. */
export interface EventArgs extends PersonalizeResourceArgs {
    /**
     * The key with which the web site triggers the event, as in the SDK's `triggerEvent("signup")`. Must not be
     * empty. The provider treats keys as unique per project.
     */
    key: pulumi.Input<string>;
    /**
     * A note to editors.
     *
     * @default none
     */
    description?: pulumi.Input<string | undefined>;
}

/**
 * An event: an action of a visitor. The metrics of A/B tests count it.
 *
 * ```ts
 * const signup = new personalize.Event("signup", { key: "signup" });
 * ```
 *
 * A project can have 100 events, or up to 1000 by plan.
 *
 * - **Changes**: `key` and `description` change in place. A change of `projectUid` replaces the event. An update writes all arguments. It
 *   overwrites an edit of them that was made outside Pulumi since the last refresh, with a warning.
 * - **Removal**: deletes the event. The API does not delete an event that a metric refers to.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: the event exists already, two resources declare the same key, or a metric of an experience
 *   still refers to the event that is to be deleted.
 * - {@link DuplicateError}: the API reports that the key is taken.
 * - {@link QuotaExceededError}: the project has reached its limit of events.
 *
 * API: [Events](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Create an Event, Get
 * all Events, Update an Event, Delete an Event.
 */
export class Event extends pulumi.CustomResource implements PersonalizeResource {
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The key with which the web site triggers the event. */
    declare readonly key: pulumi.Output<string>;
    /** A note to editors. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** When the event was created (ISO 8601, UTC). */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: EventArgs, options?: PersonalizeResourceOptions) {
        args = requireArguments("Event", name, args);
        const outputs = { key: undefined, description: undefined, createdAt: undefined };
        const declared = declaration("Event", name, { ...outputs, ...args }, options);
        super(...declared.args);
        declared.onConstructed(this);
    }

    /**
     * Reads an event that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id the uid of the event
     * @param state the project of the event, if it is not the configured one
     * @param options the resource options
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Event {
        return new Event(name, { ...state } as EventArgs, { ...options, id });
    }

    /** The uid of the event. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
