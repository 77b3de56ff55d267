import * as pulumi from "@pulumi/pulumi";
import { asDefinition, type RuleNode } from "../rules";
import { declaration, nameOf, requireArguments } from "./declaration";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./personalizeResource";

/** The arguments of an {@link Audience}. */
export interface AudienceArgs extends PersonalizeResourceArgs {
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
     * Which visitors belong to the audience: a rule, or rules combined with AND and OR. Write it with the builder
     * `rules`, or as JSON in the form of the API. Up to 50 rules, or up to 100 by plan.
     */
    definition: pulumi.Input<RuleNode>;
}

/**
 * An audience: the visitors that match a set of rules.
 *
 * ```ts
 * const { all, custom, country } = personalize.rules;
 *
 * const gold = new personalize.Audience("gold", {
 *     name: "Gold members in Germany",
 *     definition: all(custom(tier).equals("gold"), country.equals("DE")),
 * });
 * ```
 *
 * A project can have 100 audiences, or up to 1000 by plan.
 *
 * - **Changes**: `name`, `description` and `definition` change in place. A change of `projectUid` replaces the
 *   audience. An update writes all arguments. It
 *   overwrites an edit of them that was made outside Pulumi since the last refresh, with a warning.
 * - **Removal**: deletes the audience. The API does not delete an audience that an experience refers to.
 *
 * Errors, in addition to those of every {@link PersonalizeResource}:
 *
 * - {@link RefusedError}: the audience exists already, two resources declare the same name, or an experience still
 *   refers to the audience that is to be deleted.
 * - {@link DuplicateError}: the API reports that the name is taken.
 * - {@link QuotaExceededError}: the project has reached its limit of audiences, or the audience its limit of rules.
 *
 * API: [Audiences](https://www.contentstack.com/docs/developers/apis/personalize-management-api): Create an Audience,
 * Get all Audiences, Update an audience, Delete an audience.
 */
export class Audience extends pulumi.CustomResource implements PersonalizeResource {
    /** The uid of the project. */
    declare readonly projectUid: pulumi.Output<string>;
    /** The name that editors see in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** A note to editors. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** Which visitors belong to the audience, in the form of the API. */
    declare readonly definition: pulumi.Output<RuleNode>;
    /** When the audience was created (ISO 8601, UTC). */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: AudienceArgs, options?: PersonalizeResourceOptions) {
        args = requireArguments("Audience", name, args);
        const definition = args.definition === undefined ? undefined : asDefinition(args.definition);
        const declared = declaration(
            "Audience",
            name,
            { description: undefined, createdAt: undefined, ...args, definition, name: nameOf(args, name) },
            options,
        );
        super(...declared.args);
        declared.onConstructed(this);
    }

    /**
     * Reads an audience that this program does not manage.
     *
     * @param name the logical name in this program
     * @param id the uid of the audience
     * @param state the project of the audience, if it is not the configured one
     * @param options the resource options
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Audience {
        return new Audience(name, { ...state } as AudienceArgs, { ...options, id });
    }

    /** The uid of the audience. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
