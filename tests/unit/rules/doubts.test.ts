import { impossibleSentences } from "../../../provider/core/rules/impossible";
import { regionsIn, unlistedRegion } from "../../../provider/core/rules/places";
import { unknownNames } from "../../../provider/core/rules/unknownNames";
import type { WireRuleNode } from "../../../provider/core/wire";
import { equals } from "./wire";

const combination = (combinationType: "AND" | "OR", ...rules: unknown[]) =>
    ({ __type: "RuleCombination", combinationType, rules }) as WireRuleNode;
const all = (...rules: unknown[]) => combination("AND", ...rules);
const any = (...rules: unknown[]) => combination("OR", ...rules);
const not = (rule: object) => ({ ...rule, invertCondition: true });

const germany = equals("COUNTRY", "DE");
const arizona = equals("REGION", "US-AZ");
const chicago = equals("CITY", "chicago,IL,US");

describe("two places that exclude each other", () => {
    test.each<[string, WireRuleNode, string]>([
        [
            "a region of another country",
            all(germany, arizona),
            'd.rules[1]: the region "US-AZ" does not belong to the country "DE" of d.rules[0], so nobody matches both. Join them with any(…), or remove one.',
        ],
        [
            "a city of another region",
            all(chicago, arizona),
            'd.rules[1]: the region "US-AZ" does not belong to the city "chicago,IL,US" of d.rules[0], so nobody matches both. Join them with any(…), or remove one.',
        ],
        [
            "a city of another country, in a nested combination",
            any(all(germany, all(chicago))),
            'd.rules[0].rules[1].rules[0]: the city "chicago,IL,US" does not belong to the country "DE" of d.rules[0].rules[0], so nobody matches both. Join them with any(…), or remove one.',
        ],
    ])("are named: %s", (_, definition, sentence) => {
        expect(impossibleSentences(definition, "d")).toEqual([sentence]);
    });

    test.each<[string, WireRuleNode]>([
        ["a region of the country", all(equals("COUNTRY", "US"), arizona)],
        ["a city of the region and of the country", all(equals("REGION", "US-IL"), chicago)],
        ["one or the other", any(germany, arizona)],
        ["not in the other", all(germany, not(arizona as object))],
        ["one of several others", all(germany, any(arizona, chicago))],
        ["a city without a region", all(equals("REGION", "MC-MC"), equals("CITY", "monaco,,MC"))],
    ])("are not: %s", (_, definition) => {
        expect(impossibleSentences(definition, "d")).toEqual([]);
    });
});

describe("a region that the API does not list", () => {
    const listed = [
        { name: "Berlin", code: "DE-BE" },
        { name: "Bavaria", code: "DE-BY" },
    ];
    const said = (rule: unknown) =>
        regionsIn(all(rule), "d")
            .map((region) => unlistedRegion(region, listed))
            .filter(Boolean);

    test("is named with the nearest", () => {
        expect(said(equals("REGION", "DE-BEX"))).toEqual([
            'd.rules[0]: the region "DE-BEX" does not belong to DE: the API lists no region "DE-BEX", so no visitor is there. Did you mean DE-BE (Berlin)?',
        ]);
        expect(said(equals("CITY", "chicago,IL,DE"))).toEqual([
            'd.rules[0]: the city "chicago,IL,DE" does not belong to DE: the API lists no region "DE-IL", so no visitor is there. Use getRegions to find the code by name.',
        ]);
    });

    test("is fine in a country of which the API lists none, and so is a listed one", () => {
        expect(said(equals("REGION", "FR-IDF"))).toEqual([]);
        expect(said(equals("REGION", "DE-BE"))).toEqual([]);
        expect(said(equals("CITY", "berlin,BE,DE"))).toEqual([]);
    });
});

describe("a name that the API does not document", () => {
    test.each([
        [
            equals("OPERATING_SYSTEM", "Mac OS"),
            'd.rules[0]: "Mac OS" is not an operating system that the API documents: MacOS, Android, Windows, iOS. Did you mean MacOS? Otherwise nobody may match this rule.',
        ],
        [
            equals("BROWSER", "Firefox"),
            'd.rules[0]: "BROWSER" is not a preset attribute that the API documents: COUNTRY, REGION, CITY, DEVICE_TYPE, OPERATING_SYSTEM, REFERRER, QUERY_PARAMETERS, DATE_AND_TIME. Send what the site knows as a custom attribute, and use rules.custom.',
        ],
    ])("is named: %#", (rule, sentence) => {
        expect(unknownNames(all(rule), "d")).toEqual([sentence]);
    });

    test.each(["MACOS", "iOS", "windows"])("is not %s, in any case", (system) => {
        expect(unknownNames(all(equals("OPERATING_SYSTEM", system)), "d")).toEqual([]);
    });
});
