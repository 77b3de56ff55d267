import type { Input } from "@pulumi/pulumi";
import { combinationOf } from "../../core/rules/form";
import type { RuleCombination, RuleNode } from "./types";

/** Rules as arguments. Without any, the call does not compile. */
type AtLeastOne<Rules extends readonly Input<RuleNode>[]> = Rules extends readonly []
    ? [rule: RuleNode]
    : Rules;

/**
 * Combines rules that must all match (`combinationType` `AND`).
 *
 * @param rules at least one: rules, combinations, or results of `raw`. An audience can have up to 50 rules, including
 *     those in nested combinations, or up to 100 by plan
 *
 * @example
 * ```ts
 * all(country.equals("DE"), any(custom(tier).equals("gold"), custom(orders).greaterThan(10)))
 * ```
 */
export const all = <R extends readonly Input<RuleNode>[]>(...rules: AtLeastOne<R>): RuleCombination =>
    combinationOf("AND", rules as unknown as Input<RuleNode>[]);

/**
 * Combines rules of which at least one must match (`combinationType` `OR`).
 *
 * @param rules as for {@link all}
 *
 * @example
 * ```ts
 * any(...(["DE", "AT", "CH"] as const).map((code) => country.equals(code)))
 * ```
 */
export const any = <R extends readonly Input<RuleNode>[]>(...rules: AtLeastOne<R>): RuleCombination =>
    combinationOf("OR", rules as unknown as Input<RuleNode>[]);
