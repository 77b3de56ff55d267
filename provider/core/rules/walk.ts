import { isUnknown } from "../common/unknown";
import type { WireRule, WireRuleCombination, WireRuleNode } from "../wire";
import { isCombination, isFields } from "./json";

/** A rule, and its path in the definition. */
interface RuleAt {
    readonly rule: WireRule;
    readonly path: string;
}

/** The rules of a definition in their order, without combinations. */
export function* rulesAt(node: WireRuleNode, path: string): Generator<RuleAt> {
    if (!isFields(node)) return;
    if (!isCombination(node)) {
        yield { rule: node as WireRule, path };
        return;
    }
    const { rules } = node as WireRuleCombination;
    for (const [index, child] of (Array.isArray(rules) ? rules : []).entries()) {
        yield* rulesAt(child, `${path}.rules[${index}]`);
    }
}

const rulesOf = (definition: WireRuleNode): WireRule[] =>
    [...rulesAt(definition, "")].map(({ rule }) => rule);

/** The uid of the custom attribute of a rule. */
export const customRef = (rule: WireRule): string | undefined =>
    rule.attribute?.__type === "CustomAttributeReference" ? rule.attribute.ref : undefined;

/** The number of rules in a definition, including those in nested combinations. The API limits it. */
export const countRules = (definition: WireRuleNode): number => rulesOf(definition).length;

/**
 * The uids of the custom attributes in a definition, each once, in their order. Unknown uids in a preview are left
 * out.
 */
export function attributeRefs(definition: WireRuleNode): string[] {
    const refs = rulesOf(definition).map(customRef);
    return [...new Set(refs.filter((ref): ref is string => typeof ref === "string" && !isUnknown(ref)))];
}

/**
 * Replaces the uid of each custom attribute, for example with the uid in another project. Presets are the same in
 * every project, so they stay.
 */
export function mapAttributeRefs<N extends WireRuleNode>(definition: N, change: (uid: string) => string): N {
    const mapped = (node: WireRuleNode): WireRuleNode => {
        if (!isFields(node)) return node;
        if (isCombination(node)) {
            const { rules } = node as WireRuleCombination;
            return { ...node, rules: Array.isArray(rules) ? rules.map(mapped) : rules } as WireRuleNode;
        }
        const uid = customRef(node as WireRule);
        if (typeof uid !== "string" || isUnknown(uid)) return node;
        return { ...node, attribute: { ...(node as WireRule).attribute, ref: change(uid) } } as WireRule;
    };
    return mapped(definition) as N;
}
