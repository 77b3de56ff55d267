import { UNKNOWN } from "../../../provider/core/common/unknown";
import { mayBePreexisting, newFailures } from "../../../provider/host/shared/preexistingFailures";
import { type Sample, samples } from "../validation/samples";

const rule = (value: unknown, extra: object = {}) => ({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value },
    ...extra,
});
const all = (...rules: object[]) => ({ __type: "RuleCombination", combinationType: "AND", rules });
const odd = all(rule("Germany"));
const [ten, eleven] = [10, 11].map((count) => Array.from({ length: count }, (_, index) => `t${index}`));

type Row = [what: string, before: object | undefined, declared: object, refused: string[]];

const primaries = (...events: string[]) =>
    events.map((event) => ({ event: event.repeat(24), name: "Sign-ups" }));
const halves = { variants: [{ name: "A" }, { name: "B" }], variantSplit: undefined };
const twoPrimaries = { ...halves, metrics: primaries("4", "5") };
const lopsided = [
    { name: "A", trafficDistribution: 33.33 },
    { name: "B", trafficDistribution: 66.64 },
];

/** Whom it is for stands in a field that is not declared. */
const bare = { name: "Inline", audiences: [] as string[] };
const segment = { name: "B", audiences: ["6".repeat(24)] };
const live = (variants: object[]) => ({ status: "ACTIVE", variants });

const rows: Partial<Record<Sample, Row[]>> = {
    Audience: [
        ["a new one", undefined, { definition: odd }, ["definition.rules[0].attributeMatchOptions.value"]],
        ["the same as before", { definition: odd }, { definition: odd }, []],
        [
            "the same in other words",
            { definition: odd },
            { definition: rule("Germany", { invertCondition: false }) },
            [],
        ],
        ["another name", { definition: odd }, { definition: odd, name: "New" }, []],
        [
            "a text that somebody converted by mistake",
            { definition: odd, description: "[object Object]" },
            { definition: odd, description: "[object Object]", name: "New" },
            [],
        ],
        ["the same text in a new one", undefined, { description: "[object Promise]" }, ["description"]],
        ["a wrong name", { definition: odd }, { definition: odd, name: " " }, ["name"]],
        ["a name of another type", { definition: odd }, { definition: odd, name: 5 }, ["name"]],
        [
            "another rule beside it",
            { definition: odd },
            { definition: all(rule("Germany"), rule("DE")) },
            ["definition.rules[0].attributeMatchOptions.value"],
        ],
        [
            "wrong by now",
            { definition: all(rule("DE")) },
            { definition: odd },
            ["definition.rules[0].attributeMatchOptions.value"],
        ],
        ["no such argument", { definition: odd }, { definition: odd, rules: [] }, ["rules"]],
        ["no uid of a project", { definition: odd }, { definition: odd, projectUid: "p" }, ["projectUid"]],
        [
            "a rule that is not known yet",
            { definition: all(rule("Germany"), rule("DE")) },
            { definition: all(rule("Germany"), rule(UNKNOWN)) },
            [],
        ],
        ["nothing known", { definition: odd }, { definition: UNKNOWN, name: UNKNOWN }, []],
        [
            "a name that is not known yet, and another rule",
            { definition: odd },
            { definition: rule("France"), name: UNKNOWN },
            ["definition.attributeMatchOptions.value"],
        ],
    ],
    Experience: [
        ["as many tags as before", { tags: eleven }, { tags: eleven, name: "New" }, []],
        ["in another order", { tags: eleven }, { tags: eleven?.toReversed() }, []],
        ["one tag more", { tags: ten }, { tags: eleven }, ["tags"]],
        ["tags of another type", { tags: eleven }, { tags: "t0" }, ["tags"]],
    ],
    "ExperienceVersion of a test": [
        ["as before", twoPrimaries, twoPrimaries, []],
        [
            "other variants",
            twoPrimaries,
            { ...twoPrimaries, variants: lopsided.slice().reverse() },
            ["variants"],
        ],
        ["more variants", twoPrimaries, { ...twoPrimaries, variants: [{ name: "C" }, { name: "D" }] }, []],
        ["pausing it", twoPrimaries, { ...twoPrimaries, status: "PAUSED" }, []],
        ["other metrics", twoPrimaries, { ...twoPrimaries, metrics: primaries("5", "4") }, ["metrics"]],
        ["a draft that goes live", { ...twoPrimaries, status: "DRAFT" }, twoPrimaries, ["metrics"]],
        [
            "a draft that stays one",
            { ...twoPrimaries, status: "DRAFT" },
            { ...twoPrimaries, status: "DRAFT", targeting: undefined },
            [],
        ],
        [
            "variants that another split takes and this one does not",
            { variants: lopsided, variantSplit: "EQUALLY_SPLIT" },
            { variants: lopsided, variantSplit: "CUSTOM_PERCENTAGE" },
            ["variants"],
        ],
        [
            "variants that no split takes",
            { variants: lopsided },
            { variants: lopsided, targeting: undefined },
            [],
        ],
        ["variants that are no list", twoPrimaries, { ...twoPrimaries, variants: "A" }, ["variants"]],
    ],
    "ExperienceVersion of segments": [
        ["a variant without an audience", undefined, { variants: [bare] }, ["variants[0].audiences"]],
        ["another variant beside it", { variants: [bare] }, { variants: [segment, bare] }, []],
        [
            "another variant of that kind",
            { variants: [bare] },
            { variants: [bare, { ...bare, name: "C" }] },
            ["variants[1].audiences"],
        ],
        [
            "its new name",
            { variants: [bare] },
            { variants: [{ ...bare, name: "C", formerNames: ["Inline"] }, segment] },
            [],
        ],
        [
            "staged as it is live",
            live([bare]),
            { ...live([bare]), staged: { variants: [segment, bare] } },
            [],
        ],
        [
            "live as it was staged",
            { ...live([segment]), staged: { variants: [bare] } },
            live([bare, segment]),
            [],
        ],
        ["of a draft that goes live", { variants: [bare] }, { status: "ACTIVE", variants: [bare] }, []],
    ],
};

const table = Object.entries(rows).flatMap(([kind, each]) =>
    each.map((row) => [kind as Sample, ...row] as const),
);

test.each(table)("%s: %s", (kind, _, before, declared, refused) => {
    const { model, inputs } = samples[kind];
    const old = before && { ...inputs, ...before };
    const mistakes = newFailures(model as never, { ...inputs, ...declared } as never, old as never);
    expect(mistakes.map(({ property }) => property)).toEqual(refused);
});

test.each([
    ["nothing is wrong", {}, false],
    ["what is wrong may be live", { definition: odd }, true],
    ["no object can have such a name", { definition: odd, name: 5 }, false],
    ["there is no such argument", { definition: odd, rules: [] }, false],
    ["the project can't be asked", { definition: odd, projectUid: "p" }, false],
])("whether what is live is looked up where %s", (_, change, looked) => {
    const { model, inputs } = samples.Audience;
    expect(mayBePreexisting(model, { ...inputs, ...change } as never)).toBe(looked);
});
