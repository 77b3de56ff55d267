import type { Input } from "@pulumi/pulumi";
import { isCombination, isFields } from "../../core/rules/json";
import { mapInput } from "./inputs";
import type { RawNode, Rule, RuleCombination, RuleNode } from "./types";

const other = (combinationType: unknown): "AND" | "OR" => {
    if (combinationType === "AND") return "OR";
    if (combinationType === "OR") return "AND";
    throw new TypeError(
        `not(…) can negate combinations of combinationType "AND" and "OR" only; it is ${JSON.stringify(combinationType)}. Use all(…) or any(…).`,
    );
};

/** Other values stay as they are. The preview reports them. */
function negated(node: unknown): unknown {
    if (!isFields(node)) return node;
    if (!isCombination(node)) {
        const invertCondition = mapInput(node.invertCondition as Input<unknown>, (inverted) => !inverted);
        return { ...node, invertCondition };
    }
    const rules = mapInput(node.rules as Input<unknown>, (list) =>
        Array.isArray(list) ? list.map((rule: Input<unknown>) => mapInput(rule, negated)) : list,
    );
    return { ...node, combinationType: mapInput(node.combinationType, other), rules };
}

/**
 * Negates a rule or a combination.
 *
 * The API can only invert single rules. `not` therefore inverts `invertCondition` of a rule, and rewrites a
 * combination by De Morgan's laws: `not(all(a, b))` becomes `any(not(a), not(b))`, and `not(any(a, b))` becomes
 * `all(not(a), not(b))`. Personalize shows the rewritten form.
 *
 * @param node a rule, a combination, or a result of `raw`
 * @throws TypeError if the type of a combination is neither `AND` nor `OR`
 *
 * @example
 * ```ts
 * not(queryParameter("utm_source").contains("internal"))
 * ```
 */
export function not(node: Rule): Rule;
export function not(node: RuleCombination): RuleCombination;
export function not(node: RawNode): RawNode;
export function not(node: RuleNode): RuleNode;
export function not(node: RuleNode): RuleNode {
    return negated(node) as RuleNode;
}
