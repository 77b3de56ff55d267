/** What holds for every project and every visitor, however odd. */

import type { WireRuleNode } from "../../../provider/core/wire";
import {
    ASSUMPTIONS,
    type Assumptions,
    createEvaluator,
    evaluate,
    type Visitor,
} from "../../../provider/evaluation";
import { country, deviceType, queryParameter } from "../../../provider/program/rules";
import { fc } from "../../support/fastCheck";
import {
    abVariant,
    age,
    audience,
    bare,
    experience,
    projectOf,
    segmented,
    segmentedVariant,
    TIER,
    tier,
} from "./project";

const rule = (condition: string, options?: object, inverted = false): WireRuleNode => ({
    __type: "Rule",
    attribute: { __type: "CustomAttributeReference", ref: TIER },
    attributeMatchCondition: condition,
    ...(options && { attributeMatchOptions: { __type: "StringMatchOptions", ...options } }),
    invertCondition: inverted,
});

const rules = fc.oneof(
    fc
        .tuple(fc.constantFrom("gold", "Gold", "42", ""), fc.boolean())
        .map(([value, not]) => rule("STRING_EQUALS", { value }, not)),
    fc
        .tuple(fc.constantFrom("o", "4"), fc.boolean())
        .map(([value, not]) => rule("CONTAINS_SUBSTRING", { value }, not)),
    fc.boolean().map((not) => rule("HAS_ANY_VALUE", undefined, not)),
    fc.boolean().map((not) => rule("IS_FALSE", undefined, not)),
    fc.boolean().map((not) => rule("NUMBER_GREATER_THAN", { value: 41 }, not)),
    fc.constant(rule("NEWER_CONDITION")),
);
const { definition } = fc.letrec<{ definition: WireRuleNode }>((tie) => ({
    definition: fc.oneof(
        { maxDepth: 3 },
        rules,
        fc.record({
            __type: fc.constant("RuleCombination" as const),
            combinationType: fc.constantFrom("AND" as const, "OR" as const),
            rules: fc.array(tie("definition"), { maxLength: 4 }),
        }),
    ),
}));
const assumptions = fc.record(
    Object.fromEntries(
        Object.entries(ASSUMPTIONS).map(([name, { values }]) => [name, fc.constantFrom(...values)]),
    ),
    { requiredKeys: [] },
) as fc.Arbitrary<Assumptions>;
const value = fc.constantFrom<unknown>(
    undefined,
    null,
    "gold",
    "GOLD",
    "",
    42,
    "42",
    true,
    "false",
    [],
    ["gold"],
    {},
    Number.NaN,
);
const visitors: fc.Arbitrary<Visitor> = fc.record({
    uid: fc.option(fc.string(), { nil: undefined }),
    attributes: value.map((loyalty_tier) => ({ loyalty_tier })),
    liveAttributes: fc.option(
        value.map((loyalty_tier) => ({ loyalty_tier })),
        { nil: undefined },
    ),
    assigned: fc.option(fc.constantFrom({ "1": "0" }, { "1": "9" }), { nil: undefined }),
});

test("the fast manifest is that of the explanation, and a result names the assumptions that would change it", () => {
    const cases = fc.tuple(fc.array(definition, { minLength: 3, maxLength: 3 }), visitors, assumptions);
    fc.assert(
        fc.property(cases, ([definitions, visitor, other]) => {
            const audiences = definitions.map((each, index) => ({ ...bare(each), uid: `a${index}` }));
            const project = projectOf(audiences, [
                segmented("0", segmentedVariant("0", ["a0", "a1"]), segmentedVariant("1", ["a2"])),
                experience("1", "AB_TEST", [
                    {
                        variants: [abVariant("0", 30), abVariant("1", 70)],
                        targeting: { audience: { audiences: ["a1", "a2"], audienceCombinationType: "OR" } },
                    },
                ]),
            ]);
            const evaluation = evaluate(project, visitor);
            expect(createEvaluator(project).manifest(visitor)).toEqual(evaluation.manifest);
            const reasons = audiences.map(({ uid }) => createEvaluator(project).audience(uid, visitor)!);
            for (const [name, { values }] of Object.entries(ASSUMPTIONS)) {
                const flipped = createEvaluator(project, { [name]: values[1] });
                for (const [index, { uid }] of audiences.entries()) {
                    const { result, assumptions } = reasons[index]!;
                    if (flipped.audience(uid, visitor)?.result !== result)
                        expect(assumptions).toContain(name);
                }
            }
            const otherwise = createEvaluator(project, other);
            expect(otherwise.manifest(visitor)).toEqual(otherwise.evaluate(visitor).manifest);
        }),
        { numRuns: 200 },
    );
});

describe("odd visitors", () => {
    const project = projectOf(
        [
            audience("a", tier.equals("gold")),
            audience("b", country.equals("DE")),
            audience("c", queryParameter("q").equals("1")),
            audience("d", age.greaterThan(1)),
            audience("e", deviceType.equals("MOBILE")),
        ],
        [
            segmented(
                "0",
                segmentedVariant("0", ["a"]),
                segmentedVariant("1", ["b"]),
                segmentedVariant("2", ["c"]),
                segmentedVariant("3", ["d"]),
                segmentedVariant("4", ["e"]),
            ),
        ],
    );
    const show = (visitor: unknown) => evaluate(project, visitor as Visitor);

    test("a place, a device or a system that no rule can have is told as the rules tell it", () => {
        const { ignored } = show({ country: "Germany", device: "mobile", operatingSystem: "Window" });
        expect(ignored).toEqual([
            'country: "Germany" is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". Write "DE". No rule matches it.',
            'device: "mobile" is not a device type; allowed: DESKTOP, MOBILE, TABLET. Did you mean MOBILE? No rule matches it.',
            'operatingSystem: "Window" is not an operating system that the API documents: MacOS, Android, Windows, iOS. Did you mean Windows? No rule matches it.',
        ]);
        expect(show({ country: "DE", city: "chicago,IL,US", operatingSystem: "IOS" }).ignored).toEqual([]);
    });

    test("nothing at all", () => {
        expect(show({})).toMatchObject({ ignored: [], manifest: { activeVariants: { "0": null } } });
    });

    test.each<[unknown, string]>([
        [
            { pageUrl: "shop/sale?q=1" },
            'pageUrl must be a whole URL, such as https://shop.example/; "shop/sale?q=1" is ignored.',
        ],
        [{ attributes: "gold" }, 'attributes must be an object; "gold" is ignored.'],
        [
            { attributes: { loyalty_tear: "gold" } },
            'The project has no attribute with the key "loyalty_tear". Did you mean "loyalty_tier"?',
        ],
        [
            { liveAttributes: { loyalty_tier: { gold: 1 } } },
            'The attribute "loyalty_tier" is an object, which the API does not support.',
        ],
        [{ county: "DE" }, '"county" is not a field of a visitor. Did you mean "country"?'],
        [{ country: 49 }, "country must be a string; 49 is ignored."],
        [{ time: "noon" }, 'time must be a time, such as 2026-03-10T12:00:00Z; "noon" is ignored.'],
        [
            { timezone: "Mars/Olympus" },
            'timezone must be a time zone, such as Europe/Berlin; "Mars/Olympus" is ignored.',
        ],
        [{ tags: "home" }, 'tags must be a list of strings; "home" is ignored.'],
        [JSON.parse('{"__proto__":{"country":"DE"}}'), '"__proto__" is not a field of a visitor.'],
        [
            JSON.parse('{"attributes":{"__proto__":"gold"}}'),
            'The project has no attribute with the key "__proto__".',
        ],
    ])("%j", (visitor, line) => {
        expect(show(visitor)).toMatchObject({ ignored: [line], manifest: { activeVariants: { "0": null } } });
    });

    test("live attributes of a megabyte", () => {
        const liveAttributes = {
            ...Object.fromEntries(
                Array.from({ length: 10_000 }, (_, index) => [`key-${index}`, "x".repeat(100)]),
            ),
            loyalty_tier: "gold",
        };
        const { ignored, manifest } = show({ liveAttributes });
        expect(manifest.activeVariants).toEqual({ "0": "0" });
        expect(ignored).toHaveLength(21);
        expect(ignored.at(-1)).toBe("9980 more attributes are ignored.");
    });

    test("a user agent of a megabyte is an unknown device", () => {
        expect(show({ userAgent: "Mobile ".repeat(150_000) }).manifest.activeVariants).toEqual({ "0": null });
    });

    test("a definition 200 levels deep is evaluated, and one of 100,000 levels is undecided", () => {
        const nested = (levels: number) => {
            let node: WireRuleNode = rule("HAS_ANY_VALUE");
            for (let level = 0; level < levels; level++)
                node = { __type: "RuleCombination", combinationType: "AND", rules: [node] };
            return createEvaluator(projectOf([bare(node)])).audience("bare", {
                attributes: { loyalty_tier: 1 },
            });
        };
        expect(nested(200)?.result).toBe(true);
        expect(nested(100_000)?.result).toBe("undecided");
    });
});
