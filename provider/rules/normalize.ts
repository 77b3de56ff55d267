import { sameJson } from "../common/sameJson";
import type { WireRuleCombination, WireRuleNode } from "../wire";
import { conditionFacts } from "./conditions";
import { combinationOf } from "./form";
import { type Fields, isAbsent, isCombination, isFields } from "./json";

/** The fields that the API's documentation shows, in the order in which the server writes them. */
const ORDER = {
    combination: ["__type", "combinationType", "rules"],
    rule: ["__type", "attribute", "attributeMatchOptions", "attributeMatchCondition", "invertCondition"],
    attribute: ["__type", "ref"],
    options: [
        "__type",
        "value",
        "pointer",
        "matchCondition",
        "matchOptions",
        "startTime",
        "endTime",
        "useVisitorTimezone",
        "invertCondition",
    ],
};

/** The same fields in the documented order, those left out dropped, unknown ones behind by name. */
function inOrder(fields: Fields, order: readonly string[]): Fields {
    const others = Object.keys(fields).filter((name) => !order.includes(name));
    const present = [
        ...order.filter((name) => !isAbsent(fields[name])),
        ...others.filter((name) => fields[name] !== undefined).sort(),
    ];
    return Object.fromEntries(present.map((name) => [name, fields[name]]));
}

/** Options that say nothing: what a form leaves behind when the condition no longer takes any. */
export const isEmptyOptions = (options: unknown): boolean =>
    isAbsent(options) ||
    (isFields(options) &&
        Object.entries(options).every(
            ([name, value]) => name === "__type" || isAbsent(value) || value === "",
        ));

/** The options of a condition; nothing where the condition takes none and they say nothing. */
function normalOptions(condition: unknown, options: unknown): unknown {
    const facts = conditionFacts(condition);
    if (facts && !facts.options && isEmptyOptions(options)) return undefined;
    if (!isFields(options)) return options;
    const filled = { ...options };
    if (options.__type === "DateTimeMatchOptions") filled.useVisitorTimezone ??= false;
    if (options.__type === "JSONMatchOptions") {
        filled.invertCondition ??= false;
        filled.matchOptions = normalOptions(options.matchCondition, options.matchOptions);
    }
    return inOrder(filled, ORDER.options);
}

function normalNode(node: unknown): unknown {
    if (!isFields(node)) return node;
    if (isCombination(node)) {
        const rules = Array.isArray(node.rules) ? node.rules.map(normalNode) : node.rules;
        return inOrder({ ...node, __type: node.__type ?? "RuleCombination", rules }, ORDER.combination);
    }
    // Another kind of node, which a newer server may know, has defaults that nobody here knows.
    if (!isAbsent(node.__type) && node.__type !== "Rule") return node;
    const rule = {
        ...node,
        __type: "Rule",
        attribute: isFields(node.attribute) ? inOrder(node.attribute, ORDER.attribute) : node.attribute,
        attributeMatchOptions: normalOptions(node.attributeMatchCondition, node.attributeMatchOptions),
        invertCondition: node.invertCondition ?? false,
    };
    return inOrder(rule, ORDER.rule);
}

/**
 * The one form of a definition among those that mean the same: every `__type` of rules and combinations
 * written, defaults filled in (`invertCondition`, `useVisitorTimezone`: false), fields in the documented
 * order, empty options gone where the condition takes none, a single rule made a combination of one. The
 * order of the rules stays, and so does every field that nobody knows.
 *
 * What is no rule at all, and the engine's unknown value anywhere, is passed through; `validateDefinition`
 * is what refuses.
 */
export function normalizeDefinition(definition: WireRuleNode): WireRuleCombination {
    const node = normalNode(definition);
    const whole = isFields(node) && !isCombination(node) ? combinationOf("AND", [node]) : node;
    return whole as WireRuleCombination;
}

/**
 * Whether two definitions mean the same: equal but for the order of fields, defaults that one of them leaves
 * out, and a single rule instead of a combination of one. Rules in another order are another definition:
 * they match the same visitors, but people read them in the order in which they stand.
 */
export const sameDefinition = (a: WireRuleNode, b: WireRuleNode): boolean =>
    sameJson(normalizeDefinition(a), normalizeDefinition(b));
