import { isUnknown } from "../common/unknown";
import type { WireRule, WireRuleCombination, WireRuleNode } from "../wire";
import { isCombination, isFields } from "./json";

/** The rules of a definition, without the combinations that hold them, in the order in which they stand. */
function* rulesOf(node: WireRuleNode): Generator<WireRule> {
    if (!isFields(node)) return;
    if (!isCombination(node)) {
        yield node as WireRule;
        return;
    }
    const { rules } = node as WireRuleCombination;
    for (const child of Array.isArray(rules) ? rules : []) yield* rulesOf(child);
}

const customRef = (rule: WireRule): string | undefined =>
    rule.attribute?.__type === "CustomAttributeReference" ? rule.attribute.ref : undefined;

/** How many rules a definition holds, counted through all its combinations. The API limits this number. */
export const countRules = (definition: WireRuleNode): number => [...rulesOf(definition)].length;

/**
 * The uids of the project's own attributes that a definition refers to, each once, in the order in which
 * they are first named. Those that a preview doesn't know yet are left out.
 */
export function attributeRefs(definition: WireRuleNode): string[] {
    const refs = [...rulesOf(definition)].map(customRef);
    return [...new Set(refs.filter((ref): ref is string => typeof ref === "string" && !isUnknown(ref)))];
}

/**
 * The definition with the uid of each of the project's own attributes replaced: by the uids of another
 * project, for instance. Presets are the same in every project and stay.
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
