import { printable } from "../common/printable";
import { closestMatch, joinNames } from "../common/suggest";
import { isUnknown } from "../common/unknown";
import type { WireRuleNode } from "../wire";
import { PRESETS } from "./conditions";
import { own } from "./json";
import { comparedPreset } from "./places";
import type { Complaint } from "./values";
import { rulesAt } from "./walk";

/** The operating systems that the API documents. It does not document their spelling in rules. */
const SYSTEMS = ["MacOS", "Android", "Windows", "iOS"];

/** The sentence about an operating system that the API does not document, in whatever case. */
export const operatingSystem: Complaint = (value) => {
    if (SYSTEMS.some((name) => name.toLowerCase() === value.toLowerCase())) return undefined;
    const guess = closestMatch(value, SYSTEMS);
    return `${printable(value)} is not an operating system that the API documents: ${joinNames(SYSTEMS)}.${guess ? ` Did you mean ${guess}?` : ""}`;
};

/** One sentence for each name in a definition that the API does not document, but may know. */
export function unknownNames(definition: WireRuleNode, path: string): string[] {
    return [...rulesAt(definition, path)].flatMap(({ rule, path: at }) => {
        const { attribute } = rule;
        if (attribute?.__type !== "PresetAttributeReference" || isUnknown(attribute.ref)) return [];
        if (own(PRESETS, attribute.ref) === undefined) {
            return [`${at}: ${unknownPreset(attribute.ref)}`];
        }
        const { preset, value = "" } = comparedPreset(rule) ?? {};
        const complaint = preset === "OPERATING_SYSTEM" ? operatingSystem(value) : undefined;
        return complaint === undefined ? [] : [`${at}: ${complaint} Otherwise nobody may match this rule.`];
    });
}

function unknownPreset(ref: string): string {
    // A browser is often looked for; the user agent is all that the site knows of it.
    const advice = "Send what the site knows as a custom attribute, and use rules.custom.";
    return `${printable(ref)} is not a preset attribute that the API documents: ${joinNames(Object.keys(PRESETS))}. ${advice}`;
}
