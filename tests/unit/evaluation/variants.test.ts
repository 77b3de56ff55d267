/** The expected variant of every kind of experience, written by hand, with the source of each row. */
import { type Assumptions, createEvaluator, evaluate, type Visitor } from "../../../provider/evaluation";
import { country, deviceType, raw, referrer } from "../../../provider/program/rules";
import {
    abVariant,
    audience,
    experience,
    lyticsAudience,
    projectOf,
    segmented,
    segmentedVariant,
    tier,
} from "./project";

const audiences = [
    audience("gold", tier.equals("gold")),
    audience("germany", country.equals("DE")),
    audience("desktop", deviceType.equals("DESKTOP")),
    audience("news", referrer.contains("news")),
    audience(
        "newer",
        raw({
            __type: "Rule",
            attribute: { __type: "PresetAttributeReference", ref: "BROWSER" },
            attributeMatchCondition: "STRING_EQUALS",
        } as never),
    ),
    lyticsAudience("vip", "vip-slug"),
];
const german: Visitor = { country: "DE" };
const goldGerman: Visitor = { country: "DE", attributes: { loyalty_tier: "gold" } };
const target = { __type: "RuleCombination", combinationType: "AND", rules: [country.equals("FR")] };

/** Decision of the only experience: the short uid of the variant, null, or undecided. */
function decide(declared: ReturnType<typeof experience>, visitor: Visitor, assumptions: Assumptions = {}) {
    const { experiences } = evaluate(projectOf(audiences, [declared]), visitor, assumptions);
    const [only] = experiences;
    if (only === undefined) return { decision: "left out" };
    return {
        decision: only.decision === "undecided" ? "undecided" : (only.variant?.shortUid ?? null),
        rests: only.reason.assumptions,
    };
}

const ab = (variants: ReturnType<typeof abVariant>[], more = {}) =>
    experience("0", "AB_TEST", [{ variants, ...more }]);
const everybody = [abVariant("0", 100), abVariant("1", 0)];

test.each<[string, ReturnType<typeof experience>, Visitor, string | null, string[]?, Assumptions?]>([
    ["Segmented: the audience matches", segmented("0", segmentedVariant("0", ["germany"])), german, "0"],
    ["Segmented: no variant matches", segmented("0", segmentedVariant("0", ["germany"])), {}, null],
    [
        "Segmented: the first in the list wins",
        segmented("0", segmentedVariant("7", ["gold"]), segmentedVariant("1", ["germany"])),
        goldGerman,
        "7",
    ],
    [
        "Segmented: not the smallest short uid",
        segmented("0", segmentedVariant("1", ["gold"]), segmentedVariant("0", ["germany"])),
        goldGerman,
        "1",
    ],
    ["Segmented: Match All", segmented("0", segmentedVariant("0", ["gold", "germany"])), german, null],
    ["Segmented: Match All", segmented("0", segmentedVariant("0", ["gold", "germany"])), goldGerman, "0"],
    [
        "Segmented: Match Any",
        segmented("0", segmentedVariant("0", ["gold", "germany"], { audienceCombinationType: "OR" })),
        german,
        "0",
    ],
    ["assumed", segmented("0", segmentedVariant("0", [])), german, null, ["variantWithoutAudience"]],
    [
        "other value",
        segmented("0", segmentedVariant("0", [])),
        german,
        "0",
        ["variantWithoutAudience"],
        { variantWithoutAudience: "always" },
    ],
    [
        "Lytics: slug",
        segmented("0", segmentedVariant("0", [], { lyticsAudiences: ["vip"] })),
        { attributes: { lytics_audiences: "|vip-slug|" } },
        "0",
    ],
    ["Lytics: slug", segmented("0", segmentedVariant("0", [], { lyticsAudiences: ["vip"] })), german, null],
    [
        "assumed",
        segmented("0", segmentedVariant("0", ["germany"], { target })),
        { country: "FR" },
        "0",
        ["inlineTarget"],
    ],
    [
        "assumed",
        segmented("0", segmentedVariant("0", ["germany"], { target })),
        german,
        null,
        ["inlineTarget"],
    ],
    [
        "other value",
        segmented("0", segmentedVariant("0", ["germany"], { target })),
        german,
        "0",
        ["inlineTarget"],
        { inlineTarget: "ignored" },
    ],
    [
        "Delete an audience",
        segmented("0", segmentedVariant("0", ["deleted"])),
        german,
        null,
        ["deletedAudience"],
    ],
    [
        "a certain variant before",
        segmented("0", segmentedVariant("0", ["germany"]), segmentedVariant("1", ["desktop"])),
        german,
        "0",
    ],
    [
        "an assumption before",
        segmented("0", segmentedVariant("0", ["desktop"]), segmentedVariant("1", ["germany"])),
        german,
        "0",
        ["unknownDevice"],
    ],
    [
        "an undecided one before",
        segmented("0", segmentedVariant("0", ["newer"]), segmentedVariant("1", ["germany"])),
        german,
        "undecided",
    ],
    [
        "an undecided one after",
        segmented("0", segmentedVariant("0", ["germany"]), segmentedVariant("1", ["newer"])),
        german,
        "0",
    ],
    ["an undecided one alone", segmented("0", segmentedVariant("0", ["newer"])), german, "undecided"],
    [
        "Versioning: paused",
        experience("0", "SEGMENTED", [{ status: "PAUSED", variants: [segmentedVariant("0", ["germany"])] }]),
        german,
        null,
        ["pausedExperience"],
    ],
    ["A/B: everyone", ab(everybody), {}, "0"],
    [
        "A/B: outside of the target",
        ab(everybody, { targeting: { audience: { audiences: ["gold"] } } }),
        german,
        null,
    ],
    [
        "A/B: in the target",
        ab(everybody, { targeting: { audience: { audiences: ["germany"] } } }),
        german,
        "0",
    ],
    [
        "A/B: Match All",
        ab(everybody, {
            targeting: { audience: { audiences: ["germany", "gold"], audienceCombinationType: "AND" } },
        }),
        german,
        null,
    ],
    [
        "A/B: Match Any",
        ab(everybody, {
            targeting: { audience: { audiences: ["gold", "germany"], audienceCombinationType: "OR" } },
        }),
        german,
        "0",
    ],
    ["assumed: empty targeting", ab(everybody, { targeting: {} }), {}, "0", ["emptyTargeting"]],
    [
        "assumed: empty list",
        ab(everybody, { targeting: { audience: { audiences: [] } } }),
        {},
        "0",
        ["emptyTargeting"],
    ],
    [
        "other value",
        ab(everybody, { targeting: {} }),
        {},
        null,
        ["emptyTargeting"],
        { emptyTargeting: "nobody" },
    ],
    [
        "inline target: matches in either reading",
        ab(everybody, { targeting: { target } }),
        { country: "FR" },
        "0",
        [],
    ],
    ["assumed: inline target", ab(everybody, { targeting: { target } }), german, null, ["inlineTarget"]],
    [
        "A/B: undecided target",
        ab(everybody, { targeting: { audience: { audiences: ["newer"] } } }),
        german,
        "undecided",
    ],
    ["a visitor without a uid", ab([abVariant("0", 50), abVariant("1", 50)]), {}, "undecided"],
    [
        "a split of a newer server",
        ab([abVariant("0"), abVariant("1")], { variantSplit: "MULTI_ARMED_BANDIT" }),
        { uid: "u" },
        "undecided",
        ["unknownSplit"],
    ],
    ["no variants", ab([]), { uid: "u" }, null],
    ["no variants", segmented("0"), german, null],
    [
        "Sticky: the variant that the visitor has",
        ab([abVariant("0", 50), abVariant("1", 50)]),
        { uid: "u", assigned: { "0": "1" } },
        "1",
    ],
    [
        "Sticky: also without a uid",
        ab([abVariant("0", 50), abVariant("1", 50)]),
        { assigned: { "experience-0": "0" } },
        "0",
    ],
    [
        "Sticky: outside of the target",
        ab(everybody, { targeting: { audience: { audiences: ["gold"] } } }),
        { assigned: { "0": "1" } },
        null,
    ],
    [
        "Sticky: not in a segmented experience",
        segmented("0", segmentedVariant("0", ["gold"])),
        { assigned: { "0": "0" } },
        null,
    ],
    ["a variant that is gone", ab(everybody), { uid: "u", assigned: { "0": "9" } }, "0"],
    ["forced", segmented("0", segmentedVariant("0", ["gold"])), { forced: { "0": "0" } }, "0"],
    [
        "forced to nothing",
        segmented("0", segmentedVariant("0", ["germany"])),
        { ...german, forced: { "experience-0": null } },
        null,
    ],
])("%s (%#)", (_source, declared, visitor, decision, rests = [], assumptions = {}) => {
    expect(decide(declared, visitor, assumptions)).toEqual({ decision, rests });
});

test("a draft and an archived version have no effect, and an experience that was never live is left out", () => {
    const draft = { status: "DRAFT" as const, variants: [segmentedVariant("1", ["germany"])] };
    const archived = { status: "ARCHIVED" as const, variants: [segmentedVariant("2", ["germany"])] };
    const live = { variants: [segmentedVariant("0", ["germany"])] };
    expect(decide(experience("0", "SEGMENTED", [archived, live, draft]), german)).toMatchObject({
        decision: "0",
    });
    expect(decide(experience("0", "SEGMENTED", [draft, archived]), german)).toEqual({ decision: "left out" });
    const paused = experience("0", "SEGMENTED", [{ ...live, status: "PAUSED" as const }]);
    expect(decide(paused, german, { pausedExperience: "leftOut" })).toEqual({ decision: "left out" });
});

test("the manifest is in the order of priority, with what has no order last", () => {
    const project = projectOf(
        audiences,
        [
            segmented("0", segmentedVariant("0", ["germany"])),
            segmented("a", segmentedVariant("b", ["gold"])),
            segmented("5", segmentedVariant("c", ["germany"])),
        ],
        ["experience-5", "experience-gone", "experience-0"],
    );
    const evaluation = evaluate(project, german);
    expect(evaluation.manifest).toEqual({
        experiences: [
            { shortUid: "5", activeVariantShortUid: "c" },
            { shortUid: "0", activeVariantShortUid: "0" },
            { shortUid: "a", activeVariantShortUid: null },
        ],
        activeVariants: { "5": "c", "0": "0", a: null },
    });
    expect(createEvaluator(project).manifest(german)).toEqual(evaluation.manifest);
    expect(evaluation.experiences.map(({ variant }) => variant)).toEqual([
        { shortUid: "c", name: "Variant c", alias: "cs_personalize_5_c" },
        { shortUid: "0", name: "Variant 0", alias: "cs_personalize_0_0" },
        undefined,
    ]);
});

test("what is undecided is null in the manifest, and its candidates are named", () => {
    const project = projectOf(audiences, [
        segmented("0", segmentedVariant("0", ["newer"]), segmentedVariant("1", ["germany"])),
    ]);
    const evaluation = evaluate(project, german);
    expect(evaluation.manifest.activeVariants).toEqual({ "0": null });
    expect(evaluation.experiences[0]).toMatchObject({ decision: "undecided", candidates: ["0", "1"] });
});

test.each<[string, Visitor, string[]]>([
    ["no tags: every experience", {}, ["0", "1", "2"]],
    ["tags: any of them, ignoring case", { tags: ["HOME", "x"] }, ["0"]],
    ["assumed: an experience without tags is left out", { tags: ["checkout"] }, ["1"]],
])("Experience tags: %s", (_source, visitor, shortUids) => {
    const tagged = (shortUid: string, tags?: string[]) =>
        experience(shortUid, "SEGMENTED", [{ variants: [] }], tags && { tags });
    const project = projectOf(audiences, [tagged("0", ["home"]), tagged("1", ["checkout"]), tagged("2")]);
    const { experiences } = evaluate(project, visitor);
    expect(experiences.map(({ shortUid }) => shortUid)).toEqual(shortUids);
});
