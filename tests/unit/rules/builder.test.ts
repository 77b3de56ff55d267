import {
    CONDITIONS,
    CUSTOM,
    JSON_MEMBER,
    PRESETS,
    QUERY_MEMBER,
} from "../../../provider/core/rules/conditions";
import { validateDefinition } from "../../../provider/core/rules/validate";
import * as rules from "../../../provider/program/rules";

const { all, any, not, custom, country, region, city, deviceType, operatingSystem, referrer, raw } = rules;
const { queryParameter, queryParameterAt, dateAndTime } = rules;

const uid = "66702e03d84509d0106bec05";
const start = "2024-11-29T00:00:00";
const end = "2024-11-29T23:59:59";

const preset = (ref: string) => ({ __type: "PresetAttributeReference", ref });
const mine = { __type: "CustomAttributeReference", ref: uid };
const text = (value: string) => ({ __type: "StringMatchOptions", value });
const number = (value: number) => ({ __type: "NumberMatchOptions", value });
const time = (fields: object) => ({ __type: "DateTimeMatchOptions", ...fields });
const json = (pointer: string, matchCondition: string, matchOptions?: object) => ({
    __type: "JSONMatchOptions",
    pointer,
    matchCondition,
    matchOptions,
    invertCondition: false,
});

describe("each condition becomes the API's own form", () => {
    test.each([
        [country.equals("DE"), preset("COUNTRY"), "STRING_EQUALS", text("DE")],
        [country.hasAnyValue(), preset("COUNTRY"), "HAS_ANY_VALUE", undefined],
        [region.equals("US-AZ"), preset("REGION"), "STRING_EQUALS", text("US-AZ")],
        [region.hasAnyValue(), preset("REGION"), "HAS_ANY_VALUE", undefined],
        [city.equals("chicago,IL,US"), preset("CITY"), "STRING_EQUALS", text("chicago,IL,US")],
        [city.hasAnyValue(), preset("CITY"), "HAS_ANY_VALUE", undefined],
        [deviceType.equals("MOBILE"), preset("DEVICE_TYPE"), "STRING_EQUALS", text("MOBILE")],
        [deviceType.hasAnyValue(), preset("DEVICE_TYPE"), "HAS_ANY_VALUE", undefined],
        [operatingSystem.equals("iOS"), preset("OPERATING_SYSTEM"), "STRING_EQUALS", text("iOS")],
        [operatingSystem.hasAnyValue(), preset("OPERATING_SYSTEM"), "HAS_ANY_VALUE", undefined],
        [
            referrer.equals("https://a.example/"),
            preset("REFERRER"),
            "STRING_EQUALS",
            text("https://a.example/"),
        ],
        [referrer.contains("example"), preset("REFERRER"), "CONTAINS_SUBSTRING", text("example")],
        [referrer.hasAnyValue(), preset("REFERRER"), "HAS_ANY_VALUE", undefined],
        [custom(uid).equals("gold"), mine, "STRING_EQUALS", text("gold")],
        [custom(uid).contains("go"), mine, "CONTAINS_SUBSTRING", text("go")],
        [custom(uid).hasAnyValue(), mine, "HAS_ANY_VALUE", undefined],
        [custom(uid).equalTo(3), mine, "NUMBER_EQUAL_TO", number(3)],
        [custom(uid).greaterThan(1000), mine, "NUMBER_GREATER_THAN", number(1000)],
        [custom(uid).lessThan(-1.5), mine, "NUMBER_LESS_THAN", number(-1.5)],
        [custom(uid).isTrue(), mine, "IS_TRUE", undefined],
        [custom(uid).isFalse(), mine, "IS_FALSE", undefined],
        [custom(uid).jsonMatch("/a/0").isTrue(), mine, "JSON_MATCH", json("/a/0", "IS_TRUE")],
        [
            custom(uid).jsonMatch("/a").equalTo(1),
            mine,
            "JSON_MATCH",
            json("/a", "NUMBER_EQUAL_TO", number(1)),
        ],
        [
            queryParameter("utm_source").contains("x"),
            preset("QUERY_PARAMETERS"),
            "JSON_MATCH",
            json("/utm_source", "CONTAINS_SUBSTRING", text("x")),
        ],
        [
            queryParameterAt("/a/b").hasAnyValue(),
            preset("QUERY_PARAMETERS"),
            "JSON_MATCH",
            json("/a/b", "HAS_ANY_VALUE"),
        ],
        [
            dateAndTime.before(end),
            preset("DATE_AND_TIME"),
            "BEFORE_TIME",
            time({ endTime: end, useVisitorTimezone: false }),
        ],
        [
            dateAndTime.after(start, { visitorTimezone: true }),
            preset("DATE_AND_TIME"),
            "AFTER_TIME",
            time({ startTime: start, useVisitorTimezone: true }),
        ],
        [
            dateAndTime.between(start, end, { visitorTimezone: true }),
            preset("DATE_AND_TIME"),
            "BETWEEN_TIME",
            time({ startTime: start, endTime: end, useVisitorTimezone: true }),
        ],
    ])("%#", (rule, attribute, attributeMatchCondition, attributeMatchOptions) => {
        expect(rule).toEqual({
            __type: "Rule",
            attribute,
            attributeMatchOptions,
            attributeMatchCondition,
            invertCondition: false,
        });
        expect(validateDefinition(rule, "definition")).toEqual([]);
    });

    test("without a field for options where the condition takes none", () => {
        expect(Object.keys(custom(uid).isTrue())).toEqual([
            "__type",
            "attribute",
            "attributeMatchCondition",
            "invertCondition",
        ]);
    });
});

describe("the builder offers what the table of conditions says, and nothing else", () => {
    const methods = (conditions: readonly (keyof typeof CONDITIONS)[]) =>
        conditions.map((name) => CONDITIONS[name].method).sort();
    const offered = (matcher: object) => Object.keys(matcher).sort();
    const builders: Record<string, object> = {
        country,
        region,
        city,
        deviceType,
        operatingSystem,
        referrer,
        dateAndTime,
    };

    test.each(Object.values(PRESETS).filter(({ builder }) => builder !== "queryParameter"))(
        "$name",
        ({ builder, conditions }) => expect(offered(builders[builder!]!)).toEqual(methods(conditions)),
    );

    test("query parameters, custom attributes and JSON inside them", () => {
        expect(offered(queryParameter("a"))).toEqual(methods(QUERY_MEMBER.conditions));
        expect(offered(custom(uid))).toEqual(methods(CUSTOM.conditions));
        expect(offered(custom(uid).jsonMatch("/a"))).toEqual(methods(JSON_MEMBER.conditions));
    });
});

test("a parameter's name is escaped in the JSON pointer as RFC 6901 demands", () => {
    expect(queryParameter("a/b~c d").hasAnyValue()).toMatchObject({
        attributeMatchOptions: { pointer: "/a~1b~0c d" },
    });
});

describe("combinations", () => {
    test("all and any hold their rules in order", () => {
        const [a, b] = [country.equals("DE"), custom(uid).isTrue()];
        expect(all(a, any(b, a))).toEqual({
            __type: "RuleCombination",
            combinationType: "AND",
            rules: [a, { __type: "RuleCombination", combinationType: "OR", rules: [b, a] }],
        });
    });

    test("not inverts a rule, and twice gives it back", () => {
        const rule = country.equals("DE");
        expect(not(rule)).toEqual({ ...rule, invertCondition: true });
        expect(not(not(rule))).toEqual(rule);
        expect(rule).toMatchObject({ invertCondition: false });
    });

    test("not of a combination is rewritten, since the API inverts rules alone", () => {
        const [a, b, c] = [country.equals("DE"), custom(uid).isTrue(), not(referrer.hasAnyValue())];
        expect(not(all(a, any(b, c)))).toEqual(any(not(a), all(not(b), not(c))));
        expect(not(not(all(a, any(b, c))))).toEqual(all(a, any(b, c)));
    });

    test("not of JSON in the API's form works as of the builder's, defaults left out or not", () => {
        expect(not(raw({ combinationType: "OR", rules: [{ __type: "Rule" }] }))).toEqual({
            combinationType: "AND",
            rules: [{ __type: "Rule", invertCondition: true }],
        });
    });

    test("not leaves what is no rule to the preview, which says what is wrong with it", () => {
        expect(not(raw({ combinationType: "OR" }))).toEqual({ combinationType: "AND" });
        expect(not(raw({ combinationType: "OR", rules: [null] }))).toEqual({
            combinationType: "AND",
            rules: [null],
        });
    });

    test("not of a combination that is neither AND nor OR says so", () => {
        expect(() => not(raw({ combinationType: "XOR", rules: [] }))).toThrow(
            'combinations of combinationType "AND" and "OR" only; it is "XOR"',
        );
    });

    test("a single rule becomes a combination of one in the definition", () => {
        expect(rules.asDefinition(country.equals("DE"))).toEqual(all(country.equals("DE")));
        expect(rules.asDefinition(any(country.equals("DE")))).toEqual(any(country.equals("DE")));
    });
});
