import { validateDefinition } from "../../../provider/core/rules/validate";
import { and, equals, good, mine, mistakesIn, rule } from "./wire";

describe("a wrong combination is told with its place, its value, what is allowed and what to do", () => {
    test.each<[wrong: unknown, said: string]>([
        [
            "country is DE",
            'definition: must be an object like {"__type":"RuleCombination","combinationType":"AND","rules":[…]}; it is "country is DE".',
        ],
        [
            [good],
            "definition: is a list. Combine its rules with all(…) if every rule must match, or with any(…) if one is enough.",
        ],
        [{ combinationType: "AND" }, "definition.rules: must be a list of rules; it is missing."],
        [and(), "definition.rules: must not be empty: a combination needs at least one rule."],
        [
            { combinationType: "and", rules: [good] },
            'definition.combinationType: "and" is not allowed; allowed: AND, OR. Did you mean AND?',
        ],
        [{ rules: [good] }, "definition.combinationType: is required; allowed: AND, OR."],
        [
            { ...and(good), __type: "Rules" },
            'definition.__type: "Rules" is not allowed; allowed: Rule, RuleCombination. Did you mean Rule?',
        ],
        [
            and({ __type: "rule" }),
            'definition.rules[0].__type: "rule" is not allowed; allowed: Rule, RuleCombination. Did you mean Rule?',
        ],
        [
            and({ country: "DE" }),
            'definition.rules[0]: is neither a rule nor a combination of rules like {"__type":"RuleCombination","combinationType":"AND","rules":[…]}; it is {"country":"DE"}.',
        ],
        [
            and(good, and(null)),
            'definition.rules[1].rules[0]: must be an object like {"__type":"RuleCombination","combinationType":"AND","rules":[…]}; it is missing.',
        ],
        [
            and({ ...good, invertCondition: "true" }),
            'definition.rules[0].invertCondition: must be true or false, without quotes; it is "true".',
        ],
        [
            and({ ...good, invertCondition: undefined, invertConditon: true }),
            "definition.rules[0].invertConditon: is not a known field. Did you mean invertCondition?",
        ],
    ])("%j", (wrong, said) => expect(mistakesIn(wrong)).toEqual([said]));
});

test("all mistakes are told at once", () => {
    const wrong = and(
        equals("COUNTRY", "de"),
        { ...good, invertCondition: 1 },
        and(rule(mine, "STRING_EQUALS")),
    );
    expect(validateDefinition(wrong, "definition").map(({ property }) => property)).toEqual([
        "definition.rules[0].attributeMatchOptions.value",
        "definition.rules[1].invertCondition",
        "definition.rules[2].rules[0].attributeMatchOptions",
    ]);
});

describe("limits", () => {
    test("100 rules pass, for some plans allow them; 101 don't", () => {
        const rules = (count: number) => Array.from({ length: count }, () => good);
        expect(mistakesIn(and(and(...rules(50)), ...rules(50)))).toEqual([]);
        expect(mistakesIn(and(and(...rules(51)), ...rules(50)))).toEqual([
            "definition: has 101 rules; an audience can have 50, or up to 100 by plan. Split it into several audiences, and combine them where they are used.",
        ]);
    });

    test("combinations nested deeper than anybody means are refused, however deep", () => {
        const nested = (depth: number): unknown => {
            let node: unknown = good;
            for (let level = 0; level < depth; level++) node = and(node);
            return node;
        };
        expect(mistakesIn(nested(32))).toEqual([]);
        expect(mistakesIn(nested(33))).toEqual([
            expect.stringContaining("is nested more than 32 combinations deep"),
        ]);
        expect(mistakesIn(nested(20_000))).toHaveLength(1);
    });
});
