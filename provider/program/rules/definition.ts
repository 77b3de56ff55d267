import * as pulumi from "@pulumi/pulumi";
import { asCombination } from "../../core/rules/form";
import { isFields } from "../../core/rules/json";
import { isLater, mapInput, uidOf } from "./inputs";
import type { AttributeArgument, AudienceDefinition, RawNode } from "./types";

/**
 * Deeper trees overflow the stack of recursive functions here and in Pulumi. The check of a definition reports the
 * depth that is not allowed, which is less.
 */
const MAX_DEPTH = 200;

/** Replaces each attribute resource in the tree with its uid. */
function withUids(value: unknown, depth = 0): unknown {
    if (depth > MAX_DEPTH)
        throw new TypeError(
            "A definition is nested more than 32 combinations deep. Merge nested combinations of the same combinationType.",
        );
    if (pulumi.CustomResource.isInstance(value)) return uidOf(value as unknown as AttributeArgument);
    if (pulumi.Output.isInstance(value)) return value.apply((known: unknown) => withUids(known, depth));
    if (Array.isArray(value)) return value.map((each) => withUids(each, depth + 1));
    if (!isFields(value) || isLater(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([name, field]) => [name, withUids(field, depth + 1)]),
    );
}

/**
 * A rule or combination that the compiler does not check. Use it for conditions that the builder does not know, and
 * for JSON from a file or an export.
 *
 * The preview still checks the parts that it knows. It refuses a known attribute with a condition that the attribute
 * does not take. It accepts unknown names, unless a name looks like a misspelt known one.
 *
 * @param node a rule or a combination in the form of the API. `ref` can be an `Attribute` resource
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
 * Converts a rule or combination to the definition that the API takes. A single rule becomes `all(rule)`, and
 * attribute resources become their uids. `Audience` does this automatically.
 */
export const asDefinition = (
    definition: pulumi.Input<AudienceDefinition>,
): pulumi.Input<AudienceDefinition> =>
    mapInput(definition, (node) => asCombination(withUids(node)) as AudienceDefinition);
