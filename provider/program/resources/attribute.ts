import * as pulumi from "@pulumi/pulumi";
import { declaration, nameOf, requireArguments } from "./declaration";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";

/** The arguments of an {@link Attribute}. */
export interface AttributeArgs extends PersonalizeResourceArgs {
    /**
     * The key under which the web site sends the visitor's value, as in the SDK's `set({ loyalty_tier: "gold" })`.
     * Must not be empty. The provider treats keys as unique per project.
     */
    key: pulumi.Input<string>;
    /**
     * The name that editors see in Personalize. Must not be empty.
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
}

/**
 * A custom attribute: a value that the web site knows about a visitor, for example a loyalty tier. The rules of an
 * {@link Audience} use it.
 *
 * ```ts
 * const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
 * ```
 *
 * The preset attributes (country, device, …) exist in every project and are not declared: rules refer to them by their
 * names. A project can have 100 custom attributes, or up to 1000 by plan.
 *
 * - **Changes**: `key`, `name` and `description` change in place. A change of `projectUid` replaces the attribute. An update writes all arguments. It
 *   overwrites an edit of them that was made outside Pulumi since the last refresh, with a warning.
 * - **Removal**: deletes the attribute. The API does not delete an attribute that an audience refers to.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: the attribute exists already, two resources declare the same key, or an audience still
 *   refers to the attribute that is to be deleted.
 * - {@link DuplicateError}: the API reports that the key is taken.
 * - {@link QuotaExceededError}: the project has reached its limit of attributes.
 *
 * API: [Attributes](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Create an
 * Attribute, Get all Attributes, Update an Attribute, Delete an Attribute.
 */
export class Attribute extends pulumi.CustomResource implements PersonalizeResource {
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The key under which the web site sends the visitor's value. */
    declare readonly key: pulumi.Output<string>;
    /** The name that editors see in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** A note to editors. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** When the attribute was created (ISO 8601, UTC). */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: AttributeArgs, options?: PersonalizeResourceOptions) {
        args = requireArguments("Attribute", name, args);
        const outputs = { key: undefined, description: undefined, createdAt: undefined };
        const declared = declaration(
            "Attribute",
            name,
            { ...outputs, ...args, name: nameOf(args, name) },
            options,
        );
        super(...declared.args);
        declared.onConstructed(this);
    }

    /**
     * Reads an attribute that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id the uid of the attribute
     * @param state the project of the attribute, if it is not the configured one
     * @param options the resource options
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Attribute {
        return new Attribute(name, { ...state } as AttributeArgs, { ...options, id });
    }

    /** The uid of the attribute. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
