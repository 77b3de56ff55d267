import { describeAsBuilder } from "../../../provider/core/rules/print";
import type { WireRuleNode } from "../../../provider/core/wire";
import * as rules from "../../../provider/program/rules";
import { documented, recorded } from "./samples";
import { and, equals, mine, preset, query, rule, text, uid } from "./wire";

const { all, any, not, custom, country, dateAndTime, queryParameter } = rules;

const printed = (definition: unknown) =>
    describeAsBuilder(definition as WireRuleNode, {
        attributeExpression: (ref) => (ref === uid ? "tier" : JSON.stringify(ref)),
    });

describe("a definition is printed as a person would have written it", () => {
    test.each<[unknown, string]>([
        [all(country.equals("DE")), 'rules.country.equals("DE")'],
        [
            all(custom(uid).equals("gold"), not(queryParameter("utm_source").contains("internal"))),
            'rules.all(rules.custom(tier).equals("gold"), rules.not(rules.queryParameter("utm_source").contains("internal")))',
        ],
        [
            any(country.hasAnyValue(), all(custom(uid).greaterThan(1.5), custom(uid).isFalse())),
            "rules.any(rules.country.hasAnyValue(), rules.all(rules.custom(tier).greaterThan(1.5), rules.custom(tier).isFalse()))",
        ],
        [custom("a".repeat(24)).equalTo(0), 'rules.custom("aaaaaaaaaaaaaaaaaaaaaaaa").equalTo(0)'],
        [
            custom(uid).jsonMatch("/plan/tier").equals("gold"),
            'rules.custom(tier).jsonMatch("/plan/tier").equals("gold")',
        ],
        [
            dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59", { visitorTimezone: true }),
            'rules.dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59", { visitorTimezone: true })',
        ],
        [dateAndTime.before("2024-11-29T00:00:00"), 'rules.dateAndTime.before("2024-11-29T00:00:00")'],
        [query("/a~1b"), 'rules.queryParameter("a/b").hasAnyValue()'],
        [query("/a/b"), 'rules.queryParameterAt("/a/b").hasAnyValue()'],
        [query("/~1a"), 'rules.queryParameterAt("/~1a").hasAnyValue()'],
        [any(country.equals("DE")), 'rules.any(rules.country.equals("DE"))'],
        [all(all(country.equals("DE"))), 'rules.all(rules.all(rules.country.equals("DE")))'],
    ])("%j", (definition, expression) => expect(printed(definition)).toBe(expression));

    test.each([...documented, ...recorded])("$name needs no JSON", ({ definition }) => {
        expect(printed(definition)).not.toContain("raw");
    });

    test("under another name of the builder", () => {
        const options = { attributeExpression: JSON.stringify, namespace: "personalize.rules" };
        expect(describeAsBuilder(not(country.hasAnyValue()) as WireRuleNode, options)).toBe(
            "personalize.rules.not(personalize.rules.country.hasAnyValue())",
        );
    });
});

describe("what the builder would not make exactly so is printed as JSON", () => {
    test("with the attribute as the program speaks of it", () => {
        expect(printed(and(rule(mine, "IS_EMPTY")))).toBe(
            'rules.raw({ "__type": "Rule", "attribute": { "__type": "CustomAttributeReference", "ref": tier }, "attributeMatchCondition": "IS_EMPTY", "invertCondition": false })',
        );
    });

    test.each<[string, unknown]>([
        ["a field that nobody knows", { ...equals("COUNTRY", "DE"), comment: "x" }],
        [
            "a condition that the builder doesn't offer",
            rule(preset("CITY"), "CONTAINS_SUBSTRING", text("york")),
        ],
        ["a country that the compiler would refuse", equals("COUNTRY", "XA")],
        ["a value of another kind", equals("REFERRER", 5)],
        [
            "an inversion inside a JSON value",
            {
                ...query("/a"),
                attributeMatchOptions: {
                    ...(query("/a").attributeMatchOptions as object),
                    invertCondition: true,
                },
            },
        ],
        ["no rules", { combinationType: "AND", rules: [] }],
        ["another kind of combination", { combinationType: "XOR", rules: [equals("COUNTRY", "DE")] }],
        ["a combination with a field that nobody knows", { ...and(equals("COUNTRY", "DE")), comment: "x" }],
    ])("%s", (_, definition) => expect(printed(definition)).toMatch(/^rules\.raw\(\{ .* \}\)$/));

    test("without JSON for its neighbours", () => {
        expect(printed(and(equals("COUNTRY", "DE"), rule(preset("LANGUAGE"), "HAS_ANY_VALUE")))).toMatch(
            /^rules\.all\(rules\.country\.equals\("DE"\), rules\.raw\(\{ .* \}\)\)$/,
        );
    });
});

test("nothing in a definition becomes code, or hides in it", () => {
    expect(printed(custom(uid).equals('"); process.exit(); ("'))).toBe(
        'rules.custom(tier).equals("\\"); process.exit(); (\\"")',
    );
    expect(printed(custom(uid).equals("a\u2028b\u202ec\ud800"))).toBe(
        'rules.custom(tier).equals("a\\u2028b\\u202ec\\ud800")',
    );
    const polluting = JSON.parse('{"__type":"Rule","attribute":{"ref":"x","__proto__":{"polluted":true}}}');
    expect(printed(and(polluting))).toContain('["__proto__"]: { "polluted": true }');
});
