import * as pulumi from "@pulumi/pulumi";
import { declaration } from "./declaration";
import type { PersonalizeResourceOptions } from "./options";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceState,
} from "./personalizeResource";

/** What an {@link Attribute} is declared with. */
export interface AttributeArgs extends PersonalizeResourceArgs {
    /**
     * The key under which the web site sends the visitor's value, as in the SDK's `set({ loyalty_tier: "gold" })`.
     * One attribute per key in a project.
     */
    key: pulumi.Input<string>;
    /**
     * What editors read in Personalize.
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
}

/**
 * A custom attribute: something that the web site knows of its visitor and that audiences ask for. The preset
 * attributes (country, device, …) are always there; `rules` has a builder for each.
 *
 * Every argument changes in place. A project takes 100 attributes, up to 1000 by plan. The server refuses to
 * delete one that an audience refers to.
 *
 * API: Create, Get all, Update and Delete an Attribute.
 *
 * @example
 * ```ts
 * const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
 * ```
 */
export class Attribute extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The key under which the web site sends the visitor's value. */
    declare readonly key: pulumi.Output<string>;
    /** What editors read in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** What it is for. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** When it was made: ISO 8601, UTC. */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: AttributeArgs, options?: PersonalizeResourceOptions) {
        const outputs = { key: undefined, description: undefined, createdAt: undefined };
        const declared = declaration(
            "Attribute",
            name,
            { ...outputs, ...args, name: args.name ?? name },
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
     * Looks an attribute up without managing it.
     *
     * @param name the logical name in this program
     * @param id the attribute's uid
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Attribute {
        return new Attribute(name, { ...state } as AttributeArgs, { ...options, id });
    }

    /** The attribute's uid. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
