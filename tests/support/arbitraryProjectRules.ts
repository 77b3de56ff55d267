import { fc } from "./fastCheck";

/** A definition whose custom attributes are numbers: places in the project's list of attributes. */
export type RuleRecipe = Record<string, unknown>;

/** What people type, and what would break out of quotes, comments and lines if it were copied as it is. */
const odd = fc.constantFrom(
    '"',
    "'); process.exit(1); ('",
    "`${process.exit(1)}`",
    "*/ process.exit(1); /*",
    "// @ts-nocheck",
    "\u2028process.exit(1)",
    "\u2029",
    "line\nprocess.exit(1)\r\n",
    "\u001b[31mred",
    "\u202etxet",
    "back\\slash\\",
    "</script>",
    "__proto__",
    "constructor",
    "class",
    "rules",
    "personalize",
    "会员",
    "Золото",
    "👩‍👩‍👧",
    "\u0000",
    "\ud800",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "$ref",
);

export const text = fc.oneof(
    { weight: 3, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.tuple(fc.string(), odd, fc.string()).map((parts) => parts.join("")) },
);

/** The API wants a name to hold more than white space. */
export const words = text.filter((each) => each.trim() !== "");

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const time = fc
    .date({
        min: new Date("2000-01-01T00:00:00Z"),
        max: new Date("2099-12-31T00:00:00Z"),
        noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 19));

type Match = readonly [condition: string, options?: object];
const textMatch = (values: fc.Arbitrary<string>): fc.Arbitrary<Match> =>
    fc.oneof(
        fc.tuple(
            fc.constantFrom("STRING_EQUALS", "CONTAINS_SUBSTRING"),
            values.map((value) => ({ __type: "StringMatchOptions", value })),
        ),
        fc.constant<Match>(["HAS_ANY_VALUE"]),
    );
const numberMatch: fc.Arbitrary<Match> = fc.tuple(
    fc.constantFrom("NUMBER_EQUAL_TO", "NUMBER_GREATER_THAN", "NUMBER_LESS_THAN"),
    number.map((value) => ({ __type: "NumberMatchOptions", value })),
);
const truthMatch = fc.constantFrom<Match>(["IS_TRUE"], ["IS_FALSE"]);
const primitive = fc.oneof(textMatch(text), numberMatch, truthMatch);

const jsonMatch: fc.Arbitrary<Match> = fc
    .tuple(
        fc.oneof(
            text.map((name) => `/${name}`),
            fc.constant("/a~1b/0"),
        ),
        primitive,
        fc.option(fc.boolean(), { nil: undefined }),
    )
    .map(([pointer, [matchCondition, matchOptions], invertCondition]) => [
        "JSON_MATCH",
        { __type: "JSONMatchOptions", pointer, matchCondition, matchOptions, invertCondition },
    ]);
const timeMatch: fc.Arbitrary<Match> = fc
    .tuple(
        fc.constantFrom("BEFORE_TIME", "AFTER_TIME", "BETWEEN_TIME"),
        time,
        time,
        fc.option(fc.boolean(), { nil: undefined }),
        // Now and then a span ends before it begins.
        fc.integer({ min: 0, max: 9 }),
    )
    .map(([condition, a, b, useVisitorTimezone, chance]) => {
        const [startTime, endTime] = chance === 0 ? [a, b] : [a, b].sort();
        const ends = {
            BEFORE_TIME: { endTime },
            AFTER_TIME: { startTime },
            BETWEEN_TIME: { startTime, endTime },
        }[condition];
        return [condition, { __type: "DateTimeMatchOptions", ...ends, useVisitorTimezone }];
    });

const attribute = (__type: string, ref: unknown) => fc.constant({ __type, ref });
const preset = (ref: string) => attribute("PresetAttributeReference", ref);
const custom = (count: number) =>
    fc.nat(count - 1).map((ref) => ({ __type: "CustomAttributeReference", ref }));
const exactly = (...values: string[]) =>
    fc
        .constantFrom(...values)
        .map((value): Match => ["STRING_EQUALS", { __type: "StringMatchOptions", value }]);

const PRESETS = [
    "COUNTRY",
    "REGION",
    "CITY",
    "DEVICE_TYPE",
    "OPERATING_SYSTEM",
    "REFERRER",
    "QUERY_PARAMETERS",
    "DATE_AND_TIME",
];

/** An attribute with a condition: those that the documentation shows, and any other pair that the API takes. */
const subject = (attributes: number): fc.Arbitrary<readonly [object, Match]> => {
    const usual: fc.Arbitrary<readonly [object, Match]>[] = [
        fc.tuple(preset("COUNTRY"), exactly("DE", "US", "FR")),
        fc.tuple(preset("REGION"), exactly("US-AZ", "DE-BY")),
        fc.tuple(preset("CITY"), exactly("chicago,IL,US", "münchen,BY,DE")),
        fc.tuple(preset("DEVICE_TYPE"), exactly("DESKTOP", "MOBILE", "TABLET")),
        fc.tuple(preset("OPERATING_SYSTEM"), exactly("Windows", "iOS")),
        fc.tuple(preset("REFERRER"), textMatch(words)),
        fc.tuple(preset("QUERY_PARAMETERS"), jsonMatch),
        fc.tuple(preset("DATE_AND_TIME"), timeMatch),
        fc.tuple(
            attribute("LyticsAttributeReference", "LYTICS_AUDIENCE"),
            words.map((value): Match => ["IS_MEMBER_OF", { __type: "AudienceMatchOptions", value }]),
        ),
    ];
    const own =
        attributes === 0 ? [] : [fc.tuple(custom(attributes), fc.oneof(primitive, primitive, jsonMatch))];
    const wild = fc.tuple(
        fc.constantFrom(...PRESETS).map((ref) => ({ __type: "PresetAttributeReference", ref })),
        fc.oneof(primitive, timeMatch, jsonMatch),
    );
    return fc.oneof(
        { weight: 8, arbitrary: fc.oneof(...usual, ...own, ...own, ...own) },
        { weight: 1, arbitrary: wild },
    );
};

const rule = (attributes: number): fc.Arbitrary<RuleRecipe> =>
    fc
        .tuple(
            subject(attributes),
            fc.option(fc.boolean(), { nil: undefined }),
            fc.constantFrom({}, {}, {}, { comment: "newer" }),
        )
        .map(([[reference, [condition, options]], invertCondition, extra]) => ({
            __type: "Rule",
            attribute: reference,
            attributeMatchCondition: condition,
            ...(options && { attributeMatchOptions: options }),
            invertCondition,
            ...extra,
        }));

/** Nested combinations of up to some dozen rules; the outermost is a combination always. */
export function definition(attributes: number): fc.Arbitrary<RuleRecipe> {
    const { combination } = fc.letrec<{ combination: RuleRecipe; node: RuleRecipe }>((tie) => ({
        combination: fc.record({
            __type: fc.constant("RuleCombination"),
            combinationType: fc.constantFrom("AND", "OR"),
            rules: fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
        }),
        node: fc.oneof({ depthSize: "small", withCrossShrink: true }, rule(attributes), tie("combination")),
    }));
    return combination;
}

/** The definition with the uids of the attributes in the place of their numbers. */
export function withUids(recipe: unknown, uids: readonly string[]): unknown {
    if (Array.isArray(recipe)) return recipe.map((each) => withUids(each, uids));
    if (typeof recipe !== "object" || recipe === null) return recipe;
    return Object.fromEntries(
        Object.entries(recipe).map(([field, value]) => [
            field,
            field === "ref" && typeof value === "number" ? uids[value] : withUids(value, uids),
        ]),
    );
}
