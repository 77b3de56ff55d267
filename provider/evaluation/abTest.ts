import { isFields } from "../core/rules/json";
import type { WireABTestVariant, WireVersion } from "../core/wire";
import type { AssumptionName } from "./assumptions";
import { type ActiveVariant, type Choice, type Chooser, NOTHING, named } from "./choice";
import { combination, fixed } from "./compileDefinition";
import type { Facts } from "./facts";
import { assumed, MATCH, unionOf } from "./finding";
import { murmurHash3 } from "./murmurHash3";
import type { Criterion } from "./reason";
import { type TargetContext, targetOf } from "./target";

interface Pick {
    readonly choice: Choice;
    readonly sentence: string;
    readonly assumptions: readonly AssumptionName[];
}

/** One of the variants, for the visitors that the test targets. */
export function abTestChooser(
    experience: { readonly uid: string; readonly shortUid: string },
    { targeting, variantSplit }: WireVersion,
    variants: readonly WireABTestVariant[],
    active: readonly ActiveVariant[],
    context: TargetContext,
): Chooser {
    const target = targetingCriterion(targeting, context);
    const pick = createPick(experience, variantSplit, variants, active, context);
    const everything = active.map(({ shortUid }) => shortUid);
    const untargeted: Choice = { decision: "undecided", candidates: [...everything, null] };

    return {
        choose(facts) {
            const result = target.decide(facts);
            if (result === false || active.length === 0) return NOTHING;
            return result === true ? pick(facts).choice : untargeted;
        },
        explain(facts) {
            const targeted = target.explain(facts);
            if (active.length === 0) {
                return {
                    choice: NOTHING,
                    reason: { sentence: "The test has no variants.", assumptions: [], parts: [] },
                };
            }
            const { sentence, assumptions } =
                targeted.result === true ? pick(facts) : untargetedPick(targeted.result);
            return {
                choice: this.choose(facts),
                reason: {
                    sentence,
                    assumptions: unionOf([targeted, { result: targeted.result, assumptions }]),
                    parts: [targeted],
                },
            };
        },
    };
}

const untargetedPick = (result: false | "undecided") => ({
    sentence:
        result === false
            ? "The test does not target the visitor."
            : "Whether the test targets the visitor is undecided.",
    assumptions: [],
});

function targetingCriterion(targeting: unknown, context: TargetContext): Criterion {
    const everyone = fixed("audience", MATCH, "The test targets everyone.");
    if (!isFields(targeting)) return everyone;
    const { audience, target } = targeting;
    const { audiences, audienceCombinationType } = isFields(audience) ? audience : {};
    const criteria = context.audiencesOf(audiences);
    const matches = context.assumptions.emptyTargeting === "everyone";
    const type = audienceCombinationType === "OR" ? "OR" : "AND";
    const listed =
        criteria.length > 0
            ? combination(
                  "audience",
                  type,
                  criteria,
                  `The test targets ${type === "OR" ? "any" : "all"} of its audiences.`,
              )
            : fixed(
                  "audience",
                  assumed("emptyTargeting", matches),
                  "The targeting of the test names no audience.",
              );
    return isFields(target) ? targetOf("audience", "The test", target, listed, context) : listed;
}

/** The shares of the variants. Undefined if the split depends on live numbers. */
function sharesOf(
    split: string | undefined,
    variants: readonly WireABTestVariant[],
    equalIfUnknown: boolean,
): readonly number[] | undefined {
    const known =
        split === undefined || split === null || split === "EQUALLY_SPLIT" || split === "CUSTOM_PERCENTAGE";
    const shares = variants.map(({ trafficDistribution: share }) =>
        typeof share === "number" && share >= 0 && Number.isFinite(share) ? share : 0,
    );
    const equal = variants.map(() => 1);
    if (!known) return equalIfUnknown ? equal : undefined;
    return shares.some((share) => share > 0) ? shares : equal;
}

function createPick(
    experience: { readonly uid: string; readonly shortUid: string },
    split: string | undefined,
    variants: readonly WireABTestVariant[],
    active: readonly ActiveVariant[],
    { assumptions: { bucketing, unknownSplit } }: TargetContext,
): (facts: Facts) => Pick {
    const shares = sharesOf(split, variants, unknownSplit === "equal");
    const sum = shares?.reduce((total, share) => total + share, 0) ?? 0;
    const ends = (shares ?? []).map((_, index, all) =>
        all.slice(0, index + 1).reduce((total, share) => total + share, 0),
    );
    const percent = (index: number) => `${Math.round((10_000 * shares![index]!) / sum) / 100} %`;
    const choices: readonly Choice[] = active.map((variant) => ({ decision: "variant", variant }));
    const possible = active.filter((_, index) => shares === undefined || shares[index]! > 0);
    const undecided: Choice = { decision: "undecided", candidates: possible.map(({ shortUid }) => shortUid) };
    const open = (sentence: string, assumptions: AssumptionName[] = []): Pick => ({
        choice: undecided,
        sentence,
        assumptions,
    });

    const picks = active.map(
        ({ name }, index): Pick => ({
            choice: choices[index]!,
            sentence: shares ? `${named("Variant", name)} has a share of ${percent(index)}.` : "",
            assumptions:
                possible.length > 1
                    ? [
                          "bucketing",
                          ...(unknownSplit === "equal" && isBandit(split) ? ["unknownSplit" as const] : []),
                      ]
                    : [],
        }),
    );
    const kept = active.map(
        ({ name }, index): Pick => ({
            choice: choices[index]!,
            sentence: `The visitor already has ${named("the variant", name)}.`,
            assumptions: [],
        }),
    );
    const bandit = open(`The split ${JSON.stringify(split)} depends on live numbers, which are not known.`, [
        "unknownSplit",
    ]);
    const anonymous = open("The variant depends on the uid of the visitor, which is not known.");
    const unhashed = open("The variant depends on a hash of the visitor's uid, which is not documented.", [
        "bucketing",
    ]);

    return (facts) => {
        const assigned = facts.variantIn(facts.assigned, experience);
        const index = assigned === undefined ? -1 : active.findIndex(({ shortUid }) => shortUid === assigned);
        if (index !== -1) return kept[index]!;
        if (shares === undefined) return bandit;
        if (possible.length === 1) return picks[active.indexOf(possible[0]!)]!;
        if (facts.uid === undefined) return anonymous;
        if (bucketing === "undecided") return unhashed;
        const point = (murmurHash3(`${facts.uid}:${experience.uid}`) / 2 ** 32) * sum;
        return picks[ends.findIndex((end) => point < end)] ?? picks.at(-1)!;
    };
}

const isBandit = (split: string | undefined): boolean =>
    split !== "EQUALLY_SPLIT" && split !== "CUSTOM_PERCENTAGE";
