import { UNKNOWN } from "../../../provider/core/common/unknown";
import { normalizeDefinition } from "../../../provider/core/rules/normalize";
import { attributeRefs, countRules, mapAttributeRefs } from "../../../provider/core/rules/walk";
import type { WireRuleNode } from "../../../provider/core/wire";
import * as rules from "../../../provider/program/rules";
import { sameDefinition } from "../../support/sameDefinition";
import { and, equals, good, mine, preset, query, rule, text, uid } from "./wire";

const same = (a: unknown, b: unknown) => sameDefinition(a as WireRuleNode, b as WireRuleNode);

describe("two definitions are the same", () => {
    const { __type, invertCondition, ...bare } = good;
    const time = { __type: "DateTimeMatchOptions", endTime: "2024-11-29T00:00:00" };
    const until = (options: object) => rule(preset("DATE_AND_TIME"), "BEFORE_TIME", options);

    test.each<[string, unknown, unknown]>([
        ["with fields in another order", and(good), Object.fromEntries(Object.entries(and(good)).reverse())],
        ["with defaults left out", and(good), { combinationType: "AND", rules: [bare] }],
        ["with fields that are null", and(rule(mine, "IS_TRUE")), and(rule(mine, "IS_TRUE", null))],
        ["with options that say nothing", rule(mine, "IS_TRUE"), rule(mine, "IS_TRUE", text(""))],
        ["with the time zone's default left out", until(time), until({ ...time, useVisitorTimezone: false })],
        ["with the other end of a time null", until(time), until({ ...time, startTime: null })],
        ["as a single rule and as a combination of one", good, and(good)],
    ])("%s", (_, a, b) => expect(same(a, b)).toBe(true));
});

describe("two definitions differ", () => {
    test.each<[string, unknown, unknown]>([
        ["by a value", equals("COUNTRY", "DE"), equals("COUNTRY", "AT")],
        ["by an inversion", good, { ...good, invertCondition: true }],
        [
            "by an inversion inside a JSON value",
            query("/a"),
            rules.not(rules.queryParameter("a").hasAnyValue()),
        ],
        ["by the combination", and(good, good), { ...and(good, good), combinationType: "OR" }],
        ["by the order of the rules", and(good, query("/a")), and(query("/a"), good)],
        ["by a field that nobody knows", good, { ...good, comment: "x" }],
        ["by the kind of a value", equals("REFERRER", "5"), equals("REFERRER", 5)],
        ["by a value that the preview doesn't know yet", equals("COUNTRY", "DE"), equals("COUNTRY", UNKNOWN)],
        [
            "by a text that is empty where a text is wanted",
            rule(mine, "STRING_EQUALS", text("")),
            rule(mine, "STRING_EQUALS"),
        ],
    ])("%s", (_, a, b) => expect(same(a, b)).toBe(false));
});

test("the normal form keeps what nobody knows, behind what everybody knows", () => {
    const { __type, ...bare } = { comment: "x", ...good };
    const normal = normalizeDefinition(bare as never);
    expect(Object.keys(normal.rules[0]!)).toEqual([
        "__type",
        "attribute",
        "attributeMatchOptions",
        "attributeMatchCondition",
        "invertCondition",
        "comment",
    ]);
});

test("a node of a kind that a newer server may know stays as it is", () => {
    const node = { __type: "AudienceNode", audience: uid };
    expect(normalizeDefinition(and(node) as never)).toEqual(and(node));
});

test.each([UNKNOWN, null, 5, "text"])("%j, which is no rule, stays as it is", (value) => {
    expect(normalizeDefinition(value as never)).toBe(value);
});

describe("walking through a definition", () => {
    const other = "b".repeat(24);
    const definition = and(
        rule(mine, "IS_TRUE"),
        and(good, rule({ ...mine, ref: other }, "IS_TRUE"), rule(mine, "IS_FALSE")),
        rule({ ...mine, ref: UNKNOWN }, "IS_TRUE"),
        UNKNOWN,
    ) as WireRuleNode;

    test("names each custom attribute once, in the order of its first use", () => {
        expect(attributeRefs(definition)).toEqual([uid, other]);
    });

    test("counts rules, not combinations", () => expect(countRules(definition)).toBe(5));

    test("maps custom attributes and nothing else", () => {
        const mapped = mapAttributeRefs(definition, (ref) => ref.toUpperCase());
        expect(attributeRefs(mapped)).toEqual([uid.toUpperCase(), other.toUpperCase()]);
        expect(mapAttributeRefs(mapped, (ref) => ref.toLowerCase())).toEqual(definition);
    });
});
