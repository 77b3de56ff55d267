import * as pulumi from "@pulumi/pulumi";
import { declaration } from "./declaration";
import type { PersonalizeResourceOptions } from "./options";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceState,
} from "./personalizeResource";

/** What an {@link Event} is declared with. */
export interface EventArgs extends PersonalizeResourceArgs {
    /** The key with which the web site triggers the event, as in the SDK's `triggerEvent("signup")`. One event per key in a project. */
    key: pulumi.Input<string>;
    /**
     * What it stands for, as a note to editors.
     *
     * @default none
     */
    description?: pulumi.Input<string>;
}

/**
 * An event: something a visitor does, counted by the metrics of A/B tests.
 *
 * Every argument changes in place. A project takes 100 events, up to 1000 by plan. The server refuses to delete
 * one that a metric counts.
 *
 * API: Create, Get all, Update and Delete an Event.
 *
 * @example
 * ```ts
 * const signup = new personalize.Event("signup", { key: "signup" });
 * ```
 */
export class Event extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The key with which the web site triggers the event. */
    declare readonly key: pulumi.Output<string>;
    /** What it stands for. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** When it was made: ISO 8601, UTC. */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: EventArgs, options?: PersonalizeResourceOptions) {
        const outputs = { key: undefined, description: undefined, createdAt: undefined };
        const declared = declaration("Event", name, { ...outputs, ...args }, options);
        try {
            super(...declared.args);
        } catch (error) {
            throw declared.onError(error);
        }
        declared.onConstructed(this);
    }

    /**
     * Looks an event up without managing it.
     *
     * @param name the logical name in this program
     * @param id the event's uid
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Event {
        return new Event(name, { ...state } as EventArgs, { ...options, id });
    }

    /** The event's uid. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
