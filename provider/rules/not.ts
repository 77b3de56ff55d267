import type { Input } from "@pulumi/pulumi";
import { mapInput } from "./inputs";
import { isCombination, isFields } from "./json";
import type { RawNode, Rule, RuleCombination, RuleNode } from "./types";

const other = (combinationType: unknown): "AND" | "OR" => {
    if (combinationType === "AND") return "OR";
    if (combinationType === "OR") return "AND";
    throw new TypeError(
        `not(…) got a combination whose combinationType is ${JSON.stringify(combinationType)}; only "AND" and "OR" can be negated. Use all(…) or any(…).`,
    );
};

/** What is no rule at all is left as it is: the preview says what is wrong with it. */
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
 * The opposite of a rule or of a combination.
 *
 * The API can invert single rules only. So a rule comes back with `invertCondition` the other way round, and
 * a combination is rewritten by De Morgan's laws: `not(all(a, b))` becomes `any(not(a), not(b))`, and
 * `not(any(a, b))` becomes `all(not(a), not(b))`. That is what the project will show.
 *
 * @param node a rule, a combination, or what `raw` made
 * @throws TypeError when a combination is neither `AND` nor `OR`
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
