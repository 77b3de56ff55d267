import type { WireRuleCombination, WireRuleNode } from "../wire";
import { conditionFacts } from "./conditions";
import { combinationOf } from "./form";
import { type Fields, isAbsent, isCombination, isFields } from "./json";

/** The fields in the API's documentation, in the order of the server. */
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

/** Orders the fields as documented, without absent ones. Unknown fields follow by name. */
function inOrder(fields: Fields, order: readonly string[]): Fields {
    const others = Object.keys(fields).filter((name) => !order.includes(name));
    const present = [
        ...order.filter((name) => !isAbsent(fields[name])),
        ...others.filter((name) => fields[name] !== undefined).sort(),
    ];
    return Object.fromEntries(present.map((name) => [name, fields[name]]));
}

/** Options without content, which a form leaves behind if the condition takes no options. */
export const isEmptyOptions = (options: unknown): boolean =>
    isAbsent(options) ||
    (isFields(options) &&
        Object.entries(options).every(
            ([name, value]) => name === "__type" || isAbsent(value) || value === "",
        ));

/** The options of a condition. Undefined if the condition takes none and they are empty. */
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
    // The defaults of other kinds of nodes, which a newer server may know, are unknown here.
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
 * The canonical form of a definition: `__type` in all rules and combinations, defaults filled in (`invertCondition`
 * and `useVisitorTimezone` are false), fields in the documented order, no empty options if the condition takes none,
 * and a combination around a single rule. The order of rules and all unknown fields stay.
 *
 * Other values, and unknown values of the engine, stay as they are. `validateDefinition` reports them.
 */
export function normalizeDefinition(definition: WireRuleNode): WireRuleCombination {
    const node = normalNode(definition);
    const whole = isFields(node) && !isCombination(node) ? combinationOf("AND", [node]) : node;
    return whole as WireRuleCombination;
}
