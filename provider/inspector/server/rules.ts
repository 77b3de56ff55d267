import { describeDefinition, type NameOf } from "../../core/rules/describeDefinition";
import { isCombination, isFields } from "../../core/rules/json";
import { normalizeDefinition } from "../../core/rules/normalize";
import type { WireRuleCombination, WireRuleNode } from "../../core/wire";
import type { RuleView } from "./view";

/** The tree of a definition, each rule in words. */
export function ruleTree(definition: WireRuleNode, nameOf: NameOf): RuleView {
    const node = normalizeDefinition(definition);
    return treeOf(node, nameOf);
}

function treeOf(node: WireRuleNode, nameOf: NameOf): RuleView {
    if (!isFields(node) || !isCombination(node) || !Array.isArray((node as { rules?: unknown }).rules)) {
        return { words: describeDefinition(node, nameOf) };
    }
    const { combinationType, rules } = node as unknown as WireRuleCombination;
    return {
        match: combinationType === "OR" ? "any" : "all",
        rules: rules.map((rule) => treeOf(rule, nameOf)),
    };
}

/** The references of a definition to attributes, each once: the uid of a custom attribute, the ref of a preset. */
export function attributesIn(definition: WireRuleNode): string[] {
    const refs: string[] = [];
    const visit = (node: unknown): void => {
        if (!isFields(node)) return;
        if (Array.isArray(node.rules)) node.rules.forEach(visit);
        if (isFields(node.attribute) && typeof node.attribute.ref === "string") refs.push(node.attribute.ref);
    };
    visit(definition);
    return [...new Set(refs)];
}
