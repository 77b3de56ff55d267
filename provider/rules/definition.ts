import * as pulumi from "@pulumi/pulumi";
import { all } from "./combine";
import { isLater, mapInput, uidOf } from "./inputs";
import { type Fields, isCombination, isFields } from "./json";
import type { AttributeArgument, AudienceDefinition, RawNode, RuleNode } from "./types";

/** The same tree with the uid in the place of each attribute that was given as a resource. */
function withUids(value: unknown): unknown {
    if (pulumi.CustomResource.isInstance(value)) return uidOf(value as unknown as AttributeArgument);
    if (pulumi.Output.isInstance(value)) return value.apply(withUids);
    if (Array.isArray(value)) return value.map(withUids);
    if (!isFields(value) || isLater(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withUids(field)]));
}

/**
 * A rule or combination that the compiler does not look into: for what the builder doesn't know (a condition
 * that the server learned later), and for JSON from elsewhere (a file, an export).
 *
 * The preview still checks what it knows: a known attribute with a condition that it doesn't take is refused
 * here too. Names that it doesn't know are passed on, unless they look like a known one misspelt.
 *
 * @param node a rule or a combination in the API's form; `ref` may be an `Attribute` resource
 *
 * @example
 * ```ts
 * raw({
 *     __type: "Rule",
 *     attribute: { __type: "PresetAttributeReference", ref: "LANGUAGE" },
 *     attributeMatchCondition: "STRING_EQUALS",
 *     attributeMatchOptions: { __type: "StringMatchOptions", value: "de" },
 *     invertCondition: false,
 * })
 * ```
 */
export const raw = (node: object): RawNode => withUids(node) as RawNode;

/**
 * What the API gets as an audience's definition: always a combination, so a single rule becomes `all(rule)`;
 * attributes that were given as resources become their uids. `Audience` does this by itself.
 */
export const asDefinition = (
    definition: pulumi.Input<AudienceDefinition>,
): pulumi.Input<AudienceDefinition> =>
    mapInput(definition, (node) => {
        const tree = withUids(node) as RuleNode;
        return !isFields(tree) || isCombination(tree as unknown as Fields) ? tree : all(tree);
    });
