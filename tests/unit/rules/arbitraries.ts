/** Definitions as they may come along: valid ones of every kind, and ones into which chance has put its hand. */

import { UNKNOWN } from "../../../provider/core/common/unknown";
import { COUNTRY_CODES } from "../../../provider/core/rules/countries";
import { pointerTo } from "../../../provider/core/rules/json";
import type { WireRuleCombination, WireRuleNode } from "../../../provider/core/wire";
import { fc } from "../../support/fastCheck";

/** Texts that break out of quotes, end lines, move the cursor or look like something else. */
const nasty = fc.constantFrom(
    '"',
    "'",
    `\`\${process.exit()}\``,
    '"); process.exit(); ("',
    "\\",
    "\u2028",
    "\u2029",
    "\n",
    "\u001b[31m",
    "\u202e",
    "\ud800",
    "*/",
    "</script>",
    "__proto__",
    "",
);

const text = fc.oneof(
    fc.string({ unit: "binary" }),
    nasty,
    fc.tuple(nasty, fc.string()).map((parts) => parts.join("")),
);
const words = text.filter((value) => value !== "");
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const uid = fc.stringMatching(/^[0-9a-f]{24}$/);
const country = fc.constantFrom(...COUNTRY_CODES);
const region = fc.tuple(country, fc.stringMatching(/^[A-Z0-9]{1,3}$/)).map((parts) => parts.join("-"));
const city = fc
    .tuple(fc.stringMatching(/^[a-z][a-z .,]{0,20}[a-z]$/), fc.stringMatching(/^[A-Z0-9]{0,3}$/), country)
    .map((parts) => parts.join(","));
const day = fc.date({
    min: new Date("2000-01-01T00:00:00Z"),
    max: new Date("2099-12-31T00:00:00Z"),
    noInvalidDate: true,
});
const time = day.map((date) => date.toISOString().slice(0, 19));

const stringOptions = (value: fc.Arbitrary<string>) =>
    fc.record({ __type: fc.constant("StringMatchOptions"), value });
const numberOptions = fc.record({ __type: fc.constant("NumberMatchOptions"), value: number });

type Match = [condition: string, options: object | undefined];

const match = (conditions: string[], options: fc.Arbitrary<object | undefined>): fc.Arbitrary<Match> =>
    fc.tuple(fc.constantFrom(...conditions), options);
const nothing = fc.constant(undefined);

const textMatch = fc.oneof(
    match(["STRING_EQUALS"], stringOptions(text)),
    match(["CONTAINS_SUBSTRING"], stringOptions(words)),
    match(["HAS_ANY_VALUE"], nothing),
);
const anyMatch = fc.oneof(
    textMatch,
    match(["NUMBER_EQUAL_TO", "NUMBER_GREATER_THAN", "NUMBER_LESS_THAN"], numberOptions),
    match(["IS_TRUE", "IS_FALSE"], nothing),
);
/** The first part is the name of a query parameter, which is not blank. */
const pointer = fc
    .tuple(
        text.filter((name) => name.trim() !== ""),
        fc.array(text, { maxLength: 2 }),
    )
    .map(([name, deeper]) => [name, ...deeper].map(pointerTo).join(""));

const jsonMatch = fc
    .tuple(pointer, anyMatch, fc.constantFrom(undefined, false, false, true))
    .map(
        ([at, [matchCondition, matchOptions], invertCondition]): Match => [
            "JSON_MATCH",
            { __type: "JSONMatchOptions", pointer: at, matchCondition, matchOptions, invertCondition },
        ],
    );

const timeMatch = fc
    .tuple(fc.constantFrom("BEFORE_TIME", "AFTER_TIME", "BETWEEN_TIME"), time, time, fc.option(fc.boolean()))
    .filter(([, a, b]) => a !== b)
    .map(([condition, a, b, useVisitorTimezone]): Match => {
        const [startTime, endTime] = [a, b].sort();
        const ends = {
            BEFORE_TIME: { endTime },
            AFTER_TIME: { startTime },
            BETWEEN_TIME: { startTime, endTime },
        };
        const zone = useVisitorTimezone === null ? {} : { useVisitorTimezone };
        return [
            condition,
            { __type: "DateTimeMatchOptions", ...ends[condition as keyof typeof ends], ...zone },
        ];
    });

const preset = (ref: string, matches: fc.Arbitrary<Match>) =>
    fc.tuple(fc.constant({ __type: "PresetAttributeReference", ref }), matches);
const exactly = (values: fc.Arbitrary<string>) =>
    fc.oneof(match(["STRING_EQUALS"], stringOptions(values)), match(["HAS_ANY_VALUE"], nothing));

/** An attribute and a condition that it takes; each form that the API is known to have. */
const subject = fc.oneof(
    fc.tuple(
        uid.map((ref) => ({ __type: "CustomAttributeReference", ref })),
        fc.oneof(anyMatch, jsonMatch),
    ),
    preset("COUNTRY", exactly(country)),
    preset("REGION", exactly(region)),
    preset("CITY", exactly(city)),
    preset("CITY", match(["CONTAINS_SUBSTRING"], stringOptions(words))),
    preset("DEVICE_TYPE", exactly(fc.constantFrom("DESKTOP", "MOBILE", "TABLET"))),
    preset("OPERATING_SYSTEM", exactly(text)),
    preset("REFERRER", textMatch),
    preset("QUERY_PARAMETERS", jsonMatch),
    preset("DATE_AND_TIME", timeMatch),
    preset("LANGUAGE", match(["STRING_EQUALS", "SOUNDS_LIKE"], stringOptions(text))),
    fc.tuple(
        fc.constant({ __type: "LyticsAttributeReference", ref: "LYTICS_AUDIENCE" }),
        words.map((value): Match => ["IS_MEMBER_OF", { __type: "AudienceMatchOptions", value }]),
    ),
);

/** The same fields in another order, without those that are undefined. */
const shuffled = (fields: object) =>
    fc
        .shuffledSubarray(
            Object.entries(fields).filter(([, value]) => value !== undefined),
            {
                minLength: Object.values(fields).filter((value) => value !== undefined).length,
            },
        )
        .map((entries) => Object.fromEntries(entries));

const rule = fc
    .tuple(
        subject,
        fc.constantFrom(undefined, true, false),
        fc.constantFrom({}, { comment: "from a newer server" }),
    )
    .chain(([[attribute, [attributeMatchCondition, attributeMatchOptions]], invertCondition, extra]) =>
        shuffled({
            __type: "Rule",
            attribute,
            attributeMatchCondition,
            attributeMatchOptions,
            invertCondition,
            ...extra,
        }),
    );

const { node } = fc.letrec((tie) => ({
    combination: fc
        .record({
            combinationType: fc.constantFrom("AND", "OR"),
            rules: fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
            __type: fc.constantFrom(undefined, "RuleCombination"),
        })
        .chain(shuffled),
    node: fc.oneof({ depthSize: "small", withCrossShrink: true }, rule, tie("combination")),
}));

/** A valid definition: a rule or combinations of rules, with defaults left out or not, fields in any order. */
export const validDefinition = node as fc.Arbitrary<WireRuleNode>;

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
    if (typeof value !== "object" || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([name, field]) => pathsIn(field, [...path, name]))];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
    if (name === undefined) return by;
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
    copy[name] = replaced(copy[name], rest, by);
    return copy;
}

const withSomeReplaced = (by: fc.Arbitrary<unknown>) =>
    validDefinition.chain((definition) =>
        fc
            .tuple(fc.array(fc.constantFrom(...pathsIn(definition)), { minLength: 1, maxLength: 3 }), by)
            .map(([paths, value]) =>
                // Deeper ones first: their parents may be replaced after them, never before.
                paths
                    .sort((a, b) => b.length - a.length)
                    .reduce((whole, path) => replaced(whole, path, value), definition as unknown),
            ),
    );

/** A valid definition in which the preview doesn't know yet one to three values, wherever they stand. */
export const partlyUnknown = withSomeReplaced(fc.constant(UNKNOWN));

/** A definition in which chance has replaced something, by whatever. */
export const damaged = withSomeReplaced(
    fc.anything({ withNullPrototype: false }),
) as fc.Arbitrary<WireRuleNode>;

/** The combinations of a definition's rules, from the outermost. */
export function combinationsOf(definition: WireRuleNode): WireRuleCombination[] {
    if (!("rules" in definition)) return [];
    return [definition, ...definition.rules.flatMap(combinationsOf)];
}
