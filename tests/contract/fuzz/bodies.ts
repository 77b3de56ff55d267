import type { Random } from "./random";

/** Uids to refer to: some that are there, some that were, some that never were. */
export type Uids = (kind: "attributes" | "audiences" | "events" | "experiences") => string;

const name = (random: Random) =>
    `${random.pick(["a", "b", "c", "ü", "💥", "long ".repeat(20)])}${random.below(40)}`;

function rule(random: Random, uids: Uids, depth: number): unknown {
    if (depth > 0 && random.chance(0.3)) return combination(random, uids, depth - 1);
    const custom = { __type: "CustomAttributeReference", ref: uids("attributes") };
    const preset = {
        __type: "PresetAttributeReference",
        ref: random.pick(["COUNTRY", "CITY", "REFERRER"]),
    };
    const text = { __type: "StringMatchOptions", value: name(random) };
    return {
        __type: "Rule",
        attribute: random.pick([custom, preset]),
        ...random.pick([
            { attributeMatchCondition: "STRING_EQUALS", attributeMatchOptions: text },
            { attributeMatchCondition: "HAS_ANY_VALUE" },
            {
                attributeMatchCondition: "JSON_MATCH",
                attributeMatchOptions: {
                    __type: "JSONMatchOptions",
                    pointer: "/x",
                    matchCondition: "STRING_EQUALS",
                    matchOptions: text,
                },
            },
        ]),
        invertCondition: random.chance(0.5),
    };
}

const combination = (random: Random, uids: Uids, depth = 3): unknown => ({
    __type: "RuleCombination",
    combinationType: random.pick(["AND", "OR"]),
    rules: [rule(random, uids, depth), ...random.list(3, () => rule(random, uids, depth))],
});

const shortUid = (random: Random) => (random.chance(0.85) ? {} : { shortUid: String(random.below(8)) });

const segmentedVariant = (random: Random, uids: Uids) => ({
    __type: "SegmentedVariant",
    name: name(random),
    audiences: [uids("audiences"), ...random.list(2, () => uids("audiences"))],
    audienceCombinationType: random.pick(["AND", "OR"]),
    ...shortUid(random),
});

const abVariant = (random: Random) => ({
    __type: "ABTestVariant",
    name: name(random),
    trafficDistribution: random.chance(0.95) ? 50 : 33.33,
    ...shortUid(random),
});

const version = (random: Random, uids: Uids, type: string) => {
    const status = random.pick(["DRAFT", "ACTIVE", "ACTIVE", "PAUSED", "ARCHIVED"]);
    const segmented = random.chance(0.9) === (type === "SEGMENTED");
    if (segmented) return { status, variants: random.list(3, () => segmentedVariant(random, uids)) };
    return {
        status,
        variants: [abVariant(random), abVariant(random)],
        variantSplit: random.pick(["EQUALLY_SPLIT", "CUSTOM_PERCENTAGE"]),
        metrics: random.list(2, () => ({ __type: "Primary", event: uids("events"), name: name(random) })),
        ...random.pick([
            {},
            { targeting: { audience: { audiences: [uids("audiences")], audienceCombinationType: "OR" } } },
        ]),
    };
};

/** A body that may well be accepted, for each kind of object. */
export const plausible = {
    attributes: (random: Random) => ({ name: name(random), key: name(random) }),
    events: (random: Random) => ({ key: name(random), description: name(random) }),
    audiences: (random: Random, uids: Uids) => ({
        name: name(random),
        definition: combination(random, uids),
    }),
    experiences: (random: Random) => ({
        name: name(random),
        __type: random.pick(["SEGMENTED", "AB_TEST"]),
        tags: random.list(3, () => random.pick(["red", "GREEN", "a b"])),
    }),
    versions: version,
};

const junk = [
    null,
    true,
    -1,
    Number.MAX_VALUE,
    "",
    "x",
    "0".repeat(24),
    [],
    {},
    [[]],
    { __type: "Rule" },
    "\u0000",
    "💥",
];

/** The same body with one thing in it replaced, removed or added. */
export function damaged(random: Random, value: unknown): unknown {
    if (typeof value !== "object" || value === null || random.chance(0.2)) return random.pick(junk);
    const entries = Object.entries(value);
    if (entries.length === 0) return random.pick(junk);
    const index = random.below(entries.length);
    const [field, inner] = entries[index]!;
    if (random.chance(0.2)) entries.splice(index, 1);
    else if (random.chance(0.1))
        entries.push([random.pick(["__proto__", "uid", "constructor", "x"]), random.pick(junk)]);
    else entries[index] = [field, damaged(random, inner)];
    return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
