import * as pulumi from "@pulumi/pulumi";
import { asDefinition, type RuleNode } from "../rules";
import { declaration } from "./declaration";
import type { PersonalizeResourceOptions } from "./options";
import type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceState,
} from "./personalizeResource";

/** What an {@link Audience} is declared with. */
export interface AudienceArgs extends PersonalizeResourceArgs {
    /**
     * What editors read in Personalize. One audience per name in a project, as far as this package is concerned.
     *
     * @default the resource's logical name
     */
    name?: pulumi.Input<string>;
    /**
     * Who is meant, as a note to editors.
     *
     * @default none
     */
    description?: pulumi.Input<string>;
    /**
     * Who belongs to it: a rule, or a tree of rules joined by AND and OR, built by `rules` or written as JSON in
     * the API's own form. Up to 50 rules, 100 by plan.
     */
    definition: pulumi.Input<RuleNode>;
}

/**
 * An audience: the visitors to whom a tree of rules applies.
 *
 * Every argument changes in place. A project takes 100 audiences, up to 1000 by plan. The server refuses to delete
 * one that an experience refers to.
 *
 * API: Create, Get all, Update and Delete an Audience.
 *
 * @example
 * ```ts
 * const { all, custom, country } = personalize.rules;
 *
 * const gold = new personalize.Audience("gold", {
 *     name: "Gold members in Germany",
 *     definition: all(custom(tier).equals("gold"), country.equals("DE")),
 * });
 * ```
 */
export class Audience extends pulumi.CustomResource implements PersonalizeResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
    /** What editors read in Personalize. */
    declare readonly name: pulumi.Output<string>;
    /** Who is meant. */
    declare readonly description: pulumi.Output<string | undefined>;
    /** Who belongs to it, in the API's form. */
    declare readonly definition: pulumi.Output<RuleNode>;
    /** When it was made: ISO 8601, UTC. */
    declare readonly createdAt: pulumi.Output<string>;

    constructor(name: string, args: AudienceArgs, options?: PersonalizeResourceOptions) {
        const definition = args.definition === undefined ? undefined : asDefinition(args.definition);
        const declared = declaration(
            "Audience",
            name,
            { description: undefined, createdAt: undefined, ...args, definition, name: args.name ?? name },
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
     * Looks an audience up without managing it.
     *
     * @param name the logical name in this program
     * @param id the audience's uid
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: PersonalizeResourceState,
        options?: pulumi.CustomResourceOptions,
    ): Audience {
        return new Audience(name, { ...state } as AudienceArgs, { ...options, id });
    }

    /** The audience's uid. */
    get uid(): pulumi.Output<string> {
        return this.id;
    }
}
