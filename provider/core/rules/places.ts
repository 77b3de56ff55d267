import { printable } from "../common/printable";
import { closestMatch } from "../common/suggest";
import { isUnknown } from "../common/unknown";
import type { WireRule, WireRuleNode } from "../wire";
import { isFields } from "./json";
import { rulesAt } from "./walk";

/** A place of the API's lists. */
export interface Place {
    readonly name: string;
    readonly code: string;
}

/** The noun of a preset, for sentences. */
const NOUNS: Readonly<Record<string, string>> = { COUNTRY: "country", REGION: "region", CITY: "city" };

/** A rule for visitors in one place. */
export interface PlaceRule {
    readonly path: string;
    /** The preset and its code in words: `the region "US-AZ"`. */
    readonly words: string;
    /** Country, region and city, as far as the code names them. An empty part is not known. */
    readonly parts: readonly string[];
    readonly isInverted: boolean;
}

/** The preset that a rule compares with a text, and the text. */
export function comparedPreset(rule: WireRule): { preset: string; value: string } | undefined {
    const { attribute, attributeMatchCondition, attributeMatchOptions } = rule;
    const value = isFields(attributeMatchOptions) ? attributeMatchOptions.value : undefined;
    return attribute?.__type === "PresetAttributeReference" &&
        attributeMatchCondition === "STRING_EQUALS" &&
        typeof value === "string" &&
        !isUnknown(value)
        ? { preset: attribute.ref, value }
        : undefined;
}

/** The rule as one for a place; undefined for any other rule. */
export function placeOf(rule: WireRule, path: string): PlaceRule | undefined {
    const { preset = "", value = "" } = comparedPreset(rule) ?? {};
    const noun = NOUNS[preset];
    return noun === undefined
        ? undefined
        : {
              path,
              words: `the ${noun} ${printable(value)}`,
              parts: partsOf(preset, value),
              isInverted: rule.invertCondition === true,
          };
}

function partsOf(preset: string, code: string): string[] {
    if (preset === "CITY") {
        const [country = "", region = "", ...name] = code.split(",").reverse();
        return [country, region, name.reverse().join(",")];
    }
    const [country = "", ...region] = code.split("-");
    return preset === "REGION" ? [country, region.join("-")] : [code];
}

/** The rules of a definition that name a region, or a city with its region. */
export function regionsIn(definition: WireRuleNode, path: string): PlaceRule[] {
    return [...rulesAt(definition, path)]
        .map(({ rule, path: at }) => placeOf(rule, at))
        .filter((place): place is PlaceRule => place !== undefined && Boolean(place.parts[1]));
}

/** The sentence about a region that the API does not list in its country; undefined if nothing is wrong with it. */
export function unlistedRegion(
    { path, words, parts: [country, region] }: PlaceRule,
    listed: readonly Place[],
): string | undefined {
    const code = `${country}-${region}`;
    const ofCountry = listed.filter((each) => each.code.startsWith(`${country}-`));
    if (ofCountry.length === 0 || ofCountry.some((each) => each.code === code)) {
        return undefined;
    }
    const guess = closestMatch(
        code,
        ofCountry.map((each) => each.code),
    );
    const near = ofCountry.find((each) => each.code === guess);
    const hint =
        near === undefined
            ? "Use getRegions to find the code by name."
            : `Did you mean ${near.code} (${near.name})?`;
    return `${path}: ${words} does not belong to ${country}: the API lists no region ${printable(code)}, so no visitor is there. ${hint}`;
}
