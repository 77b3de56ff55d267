import type { WireRule, WireRuleCombination, WireRuleNode } from "../wire";
import { isCombination, isFields } from "./json";
import { type PlaceRule, placeOf } from "./places";

/** One sentence for each combination whose rules need a visitor to be in two places at once. */
export function impossibleSentences(definition: WireRuleNode, path: string): string[] {
    return combinationsAt(definition, path).flatMap(({ node, at }) => {
        const places = node.combinationType === "AND" ? placesNeeded(node, at) : [];
        const second = places.find((place, index) =>
            places.slice(0, index).some((each) => contradict(each, place)),
        );
        const first = second && places.find((each) => contradict(each, second));
        return first === undefined
            ? []
            : [
                  `${second?.path}: ${second?.words} does not belong to ${first.words} of ${first.path}, so nobody matches both. Join them with any(…), or remove one.`,
              ];
    });
}

/** The combinations that are not part of a combination of the same type. */
function combinationsAt(
    node: WireRuleNode,
    at: string,
    parent?: string,
): { node: WireRuleCombination; at: string }[] {
    if (!isFields(node) || !isCombination(node)) return [];
    const combination = node as unknown as WireRuleCombination;
    const { combinationType, rules } = combination;
    const inner = (Array.isArray(rules) ? rules : []).flatMap((rule, index) =>
        combinationsAt(rule, `${at}.rules[${index}]`, combinationType),
    );
    return combinationType === parent ? inner : [{ node: combination, at }, ...inner];
}

/** The places where a visitor must be who matches the combination. */
function placesNeeded({ rules }: WireRuleCombination, at: string): PlaceRule[] {
    return (Array.isArray(rules) ? rules : []).flatMap((rule, index) => {
        const path = `${at}.rules[${index}]`;
        if (!isFields(rule)) return [];
        if (isCombination(rule)) {
            const inner = rule as unknown as WireRuleCombination;
            return inner.combinationType === "AND" ? placesNeeded(inner, path) : [];
        }
        const place = placeOf(rule as WireRule, path);
        return place === undefined || place.isInverted ? [] : [place];
    });
}

const contradict = (one: PlaceRule, other: PlaceRule): boolean =>
    one !== other &&
    one.parts.some((part, index) => {
        const counterpart = other.parts[index];
        return Boolean(part) && Boolean(counterpart) && part !== counterpart;
    });
