import type { Input } from "@pulumi/pulumi";
import { combinationOf } from "./form";
import type { RuleCombination, RuleNode } from "./types";

/** A list of rules as arguments; without any, the call lacks an argument. */
type AtLeastOne<Rules extends readonly Input<RuleNode>[]> = Rules extends readonly []
    ? [rule: RuleNode]
    : Rules;

/**
 * Rules that must all match (`combinationType` `AND`).
 *
 * @param rules at least one: rules, combinations of rules, or what `raw` made. Up to 50 rules in one audience,
 *     counted through all its combinations; some plans allow 100
 *
 * @example
 * ```ts
 * all(country.equals("DE"), any(custom(tier).equals("gold"), custom(orders).greaterThan(10)))
 * ```
 */
export const all = <R extends readonly Input<RuleNode>[]>(...rules: AtLeastOne<R>): RuleCombination =>
    combinationOf("AND", rules as unknown as Input<RuleNode>[]);

/**
 * Rules at least one of which must match (`combinationType` `OR`).
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
