/**
 * The expected results of every condition, written by hand. Each row names its source: a page of Contentstack's
 * documentation, a recorded project, or `assumed`, where no page says it. The last column holds the assumptions that
 * the result rests on: another server could answer otherwise.
 */
import {
    type AssumptionName,
    type Assumptions,
    createEvaluator,
    type Visitor,
} from "../../../provider/evaluation";
import * as rules from "../../../provider/program/rules";
import { AGE, age, audience, bare, lyticsAudience, projectOf, TIER, tier } from "./project";

const { all, any, not, queryParameter, raw } = rules;

type Row = [
    source: string,
    rule: unknown,
    visitor: Visitor,
    result: boolean | "undecided",
    rests?: AssumptionName[],
];

const gold = { attributes: { loyalty_tier: "gold" } };
const tierOf = (value: unknown): Visitor => ({ attributes: { loyalty_tier: value } });
const ageOf = (value: unknown): Visitor => ({ attributes: { age: value } });
const page = (query: string): Visitor => ({ pageUrl: `https://shop.example/sale?${query}` });
const custom = (condition: string, options?: object) => ({
    __type: "Rule",
    attribute: { __type: "CustomAttributeReference", ref: TIER },
    attributeMatchCondition: condition,
    ...(options && { attributeMatchOptions: options }),
});
const lytics = (ref: string, condition: string, options: object) => ({
    __type: "Rule",
    attribute: { __type: "LyticsAttributeReference", ref },
    attributeMatchCondition: condition,
    attributeMatchOptions: options,
});
const member = (value: string) =>
    lytics("LYTICS_AUDIENCE", "IS_MEMBER_OF", { __type: "AudienceMatchOptions", value });

const text: Row[] = [
    ["management API: STRING_EQUALS", tier.equals("gold"), gold, true],
    ["management API: STRING_EQUALS", tier.equals("gold"), tierOf("silver"), false],
    ["assumed", tier.equals("gold"), tierOf("Gold"), false, ["stringCase"]],
    ["assumed", tier.equals("10"), tierOf(10), true, ["valueAsText"]],
    ["assumed", tier.equals("true"), tierOf(true), true, ["valueAsText"]],
    ["assumed", tier.equals("10"), tierOf(11), false],
    ["assumed", tier.equals("gold"), tierOf(["silver", "gold"]), true, ["listValues"]],
    ["assumed", tier.equals("gold"), tierOf(["silver"]), false],
    ["Attributes: objects are not supported", tier.equals("gold"), tierOf({ gold: true }), false],
    ["absent value", tier.equals("gold"), {}, false],
    ["assumed", tier.equals("gold"), tierOf(null), false],
    ["management API: CONTAINS_SUBSTRING", tier.contains("ol"), gold, true],
    ["management API: CONTAINS_SUBSTRING", tier.contains("il"), gold, false],
    ["assumed", tier.contains("OL"), gold, false, ["stringCase"]],
    ["assumed", tier.contains("1"), tierOf(10), true, ["valueAsText"]],
    ["assumed", tier.contains("ol"), tierOf(["x", "gold"]), true, ["listValues"]],
    ["management API: HAS_ANY_VALUE", tier.hasAnyValue(), gold, true],
    ["management API: HAS_ANY_VALUE", tier.hasAnyValue(), tierOf(0), true],
    ["management API: HAS_ANY_VALUE", tier.hasAnyValue(), tierOf(false), true],
    ["absent value", tier.hasAnyValue(), {}, false],
    ["assumed", tier.hasAnyValue(), tierOf(null), false, ["nullValue"]],
    [
        "a public web site clears a value with an empty string",
        tier.hasAnyValue(),
        tierOf(""),
        false,
        ["emptyValue"],
    ],
    ["assumed", tier.hasAnyValue(), tierOf([]), false, ["emptyValue"]],
];

const booleans: Row[] = [
    ["management API: IS_TRUE", tier.isTrue(), tierOf(true), true],
    ["management API: IS_TRUE", tier.isTrue(), tierOf(false), false],
    ["assumed", tier.isTrue(), tierOf("true"), true, ["booleanText"]],
    ["assumed", tier.isTrue(), tierOf("false"), false],
    ["assumed", tier.isTrue(), tierOf("yes"), false],
    ["assumed", tier.isTrue(), tierOf(1), false],
    ["absent value", tier.isTrue(), {}, false],
    ["management API: IS_FALSE", tier.isFalse(), tierOf(false), true],
    ["management API: IS_FALSE", tier.isFalse(), tierOf(true), false],
    ["assumed", tier.isFalse(), tierOf("false"), true, ["booleanText"]],
    ["assumed", tier.isFalse(), {}, false, ["absentIsFalse"]],
];

const numbers: Row[] = [
    ["management API: NUMBER_GREATER_THAN", age.greaterThan(18), ageOf(19), true],
    ["assumed: strict", age.greaterThan(18), ageOf(18), false, ["numberBounds"]],
    ["management API: NUMBER_GREATER_THAN", age.greaterThan(18), ageOf(17), false],
    ["management API: NUMBER_LESS_THAN", age.lessThan(18), ageOf(17.5), true],
    ["assumed: strict", age.lessThan(18), ageOf(18), false, ["numberBounds"]],
    ["management API: NUMBER_EQUAL_TO", age.equalTo(18), ageOf(18), true],
    ["management API: NUMBER_EQUAL_TO", age.equalTo(18), ageOf(18.01), false],
    ["assumed", age.equalTo(18), ageOf("18"), true, ["numericText"]],
    ["assumed", age.greaterThan(18), ageOf(" 19 "), true, ["numericText"]],
    ["assumed", age.greaterThan(18), ageOf("old"), false],
    ["assumed", age.equalTo(0), ageOf(""), false],
    ["assumed", age.equalTo(1), ageOf(true), false],
    ["assumed", age.lessThan(18), {}, false],
    ["not a number", age.lessThan(18), ageOf(Number.NaN), false],
];

const query: Row[] = [
    [
        "recorded: JSON_MATCH /utm_campaign",
        queryParameter("utm_campaign").equals("sale"),
        page("utm_campaign=sale"),
        true,
    ],
    [
        "recorded: JSON_MATCH /utm_campaign",
        queryParameter("utm_campaign").equals("sale"),
        page("utm_campaign=no"),
        false,
    ],
    ["recorded: JSON_MATCH /utm_campaign", queryParameter("utm_campaign").equals("sale"), page(""), false],
    ["Attributes: URL encoding", queryParameter("q").equals("a b&c"), page("q=a%20b%26c"), true],
    ["RFC 6901", queryParameter("a/b~c").equals("1"), page("a%2Fb~c=1"), true],
    ["assumed", queryParameter("q").equals("1"), page("q=1&q=2"), true, ["repeatedParameter"]],
    ["assumed", queryParameter("q").equals("2"), page("q=1&q=2"), false, ["repeatedParameter"]],
    ["both are the same", queryParameter("q").equals("1"), page("q=1&q=1"), true],
    ["no page", queryParameter("q").equals("1"), {}, false],
    ["a URL that is none", queryParameter("q").equals("1"), { pageUrl: "q=1" }, false],
    ["an inherited member", queryParameter("constructor").hasAnyValue(), page("a=1"), false],
    ["a prototype", queryParameter("__proto__").equals("1"), page("__proto__=1"), true],
    ["assumed", not(queryParameter("q").equals("1")), page(""), true, ["absentInverted"]],
    ["assumed", tier.jsonMatch("/plan/seats").equalTo(5), tierOf('{"plan":{"seats":5}}'), true, ["jsonText"]],
    ["assumed", tier.jsonMatch("/plan/0").equals("a"), tierOf('{"plan":["a"]}'), true, ["jsonText"]],
    ["assumed", tier.jsonMatch("/plan").equals("a"), tierOf("no JSON"), false],
];

const inversion: Row[] = [
    ["management API: invertCondition", not(tier.equals("gold")), tierOf("silver"), true],
    ["management API: invertCondition", not(tier.equals("gold")), gold, false],
    ["assumed", not(tier.equals("gold")), {}, true, ["absentInverted"]],
    ["assumed", not(tier.hasAnyValue()), {}, true],
    ["assumed", not(tier.isTrue()), {}, true, ["absentInverted"]],
    ["both assumptions at once", not(tier.equals("gold")), tierOf("GOLD"), true, ["stringCase"]],
];

const sources: Row[] = [
    ["Attributes: stored and live", tier.equals("gold"), { liveAttributes: { loyalty_tier: "gold" } }, true],
    [
        "assumed",
        tier.equals("gold"),
        { attributes: { loyalty_tier: "silver" }, liveAttributes: { loyalty_tier: "gold" } },
        true,
        ["liveAttributes"],
    ],
    [
        "the same in both",
        tier.equals("gold"),
        { attributes: { loyalty_tier: "gold" }, liveAttributes: { loyalty_tier: "gold" } },
        true,
    ],
    [
        "assumed: null is absent",
        tier.equals("gold"),
        { attributes: { loyalty_tier: "gold" }, liveAttributes: { loyalty_tier: null } },
        true,
        ["nullValue"],
    ],
    [
        "Attributes: matched by key",
        tier.equals("gold"),
        { attributes: { Loyalty_Tier: "gold" } },
        false,
        ["keyCase"],
    ],
    ["the name is not the key", tier.equals("gold"), { attributes: { "Loyalty tier": "gold" } }, false],
    [
        "a deleted attribute",
        rules.custom("0123456789abcdef00000009").equals("gold"),
        gold,
        false,
        ["deletedAttribute"],
    ],
];

const flowState = { __type: "FlowStateMatchOptions", flowId: "f", flowState: "s" };
const lyticsRows: Row[] = [
    [
        "Lytics: audience by slug",
        raw(member("l1") as never),
        { attributes: { lytics_audiences: "|big|vip|" } },
        true,
    ],
    [
        "Lytics: audience by slug",
        raw(member("l1") as never),
        { attributes: { lytics_audiences: "|big|" } },
        false,
    ],
    [
        "Lytics: cookie as a live attribute",
        raw(member("l1") as never),
        { liveAttributes: { __lytics_audiences: "vip" } },
        true,
    ],
    ["absent value", raw(member("l1") as never), {}, false],
    ["an audience that the project does not list", raw(member("l9") as never), {}, "undecided"],
    [
        "flow states have no known encoding",
        raw(lytics("LYTICS_FLOW_STATE", "IS_IN_FLOW_STATE", flowState) as never),
        {},
        "undecided",
    ],
];

const combinations: Row[] = [
    [
        "About audiences: AND",
        all(tier.equals("gold"), age.greaterThan(1)),
        { attributes: { loyalty_tier: "gold", age: 2 } },
        true,
    ],
    ["About audiences: AND", all(tier.equals("gold"), age.greaterThan(1)), gold, false],
    ["About audiences: OR", any(tier.equals("gold"), age.greaterThan(1)), gold, true],
    ["About audiences: OR", any(tier.equals("gold"), age.greaterThan(1)), ageOf(1), false, ["numberBounds"]],
    [
        "About audiences: nesting",
        all(any(tier.equals("gold"), tier.equals("silver")), not(age.lessThan(18))),
        { attributes: { loyalty_tier: "silver", age: 30 } },
        true,
    ],
    ["false and undecided is false", all(tier.equals("x"), raw(member("l9") as never)), gold, false],
    [
        "true and undecided is undecided",
        all(tier.equals("gold"), raw(member("l9") as never)),
        gold,
        "undecided",
    ],
    ["true or undecided is true", any(raw(member("l9") as never), tier.equals("gold")), gold, true],
    ["false or undecided is undecided", any(raw(member("l9") as never), tier.equals("x")), gold, "undecided"],
    [
        "not undecided is undecided",
        raw({ ...member("l9"), invertCondition: true } as never),
        gold,
        "undecided",
    ],
    ["one certain false decides an AND", all(tier.equals("GOLD"), tier.equals("silver")), gold, false],
    [
        "the only false rests on an assumption",
        all(tier.equals("GOLD"), tier.hasAnyValue()),
        gold,
        false,
        ["stringCase"],
    ],
    [
        "a true AND rests on all",
        all(tier.equals("10"), age.equalTo(1)),
        { attributes: { loyalty_tier: 10, age: "1" } },
        true,
        ["valueAsText", "numericText"],
    ],
];

test.each<Row>([
    ...text,
    ...booleans,
    ...numbers,
    ...query,
    ...inversion,
    ...sources,
    ...lyticsRows,
    ...combinations,
])("%s: %j for %j is %s", (_source, rule, visitor, result, rests = []) => {
    const project = projectOf([audience("a", rule), lyticsAudience("l1", "vip")]);
    const reason = createEvaluator(project).audience("a", visitor);
    expect({ result: reason?.result, rests: reason?.assumptions }).toEqual({ result, rests });
});

/** Definitions that another client or a newer server wrote. */
const foreign: [string, unknown, Visitor, boolean | "undecided", AssumptionName[]?][] = [
    [
        "a combination without rules",
        { __type: "RuleCombination", combinationType: "AND", rules: [] },
        gold,
        false,
        ["emptyCombination"],
    ],
    ["a condition of a newer server", custom("MATCHES_REGEX", { pattern: "^g" }), gold, "undecided"],
    [
        "an attribute of a newer server",
        { ...custom("STRING_EQUALS"), attribute: { __type: "PresetAttributeReference", ref: "BROWSER" } },
        gold,
        "undecided",
    ],
    ["a node of a newer server", { __type: "Script", code: "1" }, gold, "undecided"],
    ["no options", custom("STRING_EQUALS"), gold, "undecided"],
    ["a number where a string belongs", custom("STRING_EQUALS", { value: 5 }), gold, "undecided"],
    ["no combination type", { rules: [custom("HAS_ANY_VALUE")] }, gold, "undecided"],
    [
        "rules that are no list",
        { __type: "RuleCombination", combinationType: "AND", rules: 7 },
        gold,
        "undecided",
    ],
    ["no definition", undefined, gold, "undecided"],
    ["a single rule", custom("HAS_ANY_VALUE"), gold, true],
];

test.each(foreign)("%s", (_what, definition, visitor, result, rests = []) => {
    const reason = createEvaluator(projectOf([bare(definition)])).audience("bare", visitor);
    expect({ result: reason?.result, rests: reason?.assumptions }).toEqual({ result, rests });
    if (result === "undecided")
        expect(JSON.stringify(reason)).toMatch(/MATCHES_REGEX|BROWSER|Script|value|definition|AND|rules/);
});

/** The other value of each assumption, and a visitor for whom it makes the difference. */
const others: [Assumptions, unknown, Visitor, boolean][] = [
    [{ stringCase: "ignored" }, tier.equals("gold"), tierOf("Gold"), true],
    [{ stringCase: "ignored" }, tier.contains("OL"), gold, true],
    [{ valueAsText: "no" }, tier.equals("10"), tierOf(10), false],
    [{ listValues: "no" }, tier.equals("gold"), tierOf(["gold"]), false],
    [{ nullValue: "value" }, tier.hasAnyValue(), tierOf(null), true],
    [{ emptyValue: "value" }, tier.hasAnyValue(), tierOf(""), true],
    [{ booleanText: "no" }, tier.isTrue(), tierOf("true"), false],
    [{ absentIsFalse: "yes" }, tier.isFalse(), {}, true],
    [{ numberBounds: "inclusive" }, age.greaterThan(18), ageOf(18), true],
    [{ numericText: "no" }, age.equalTo(18), ageOf("18"), false],
    [{ repeatedParameter: "last" }, queryParameter("q").equals("2"), page("q=1&q=2"), true],
    [{ absentInverted: "no" }, not(tier.equals("gold")), {}, false],
    [{ jsonText: "no" }, tier.jsonMatch("/a").equals("b"), tierOf('{"a":"b"}'), false],
    [{ keyCase: "ignored" }, tier.equals("gold"), { attributes: { LOYALTY_TIER: "gold" } }, true],
    [
        { liveAttributes: "storedWins" },
        tier.equals("gold"),
        { attributes: { loyalty_tier: "silver" }, liveAttributes: { loyalty_tier: "gold" } },
        false,
    ],
];

test.each(others)("with %j: %j for %j is %s", (assumptions, rule, visitor, result) => {
    const reason = createEvaluator(projectOf([audience("a", rule)]), assumptions).audience("a", visitor);
    expect(reason?.result).toBe(result);
    // The opposite value still is a guess, so the result still names it.
    expect(reason?.assumptions).toEqual(Object.keys(assumptions));
});

test("the uid of a rule's attribute is in the sentence if the project does not know it", () => {
    const unknown = rules.custom("0123456789abcdef00000009").equals("gold");
    const reason = createEvaluator(projectOf([audience("a", unknown)])).audience("a", gold);
    expect(JSON.stringify(reason)).toContain("0123456789abcdef00000009");
    expect(AGE).not.toBe(TIER);
});
