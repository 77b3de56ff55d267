import { isFields } from "../core/rules/json";
import type { WireSegmentedVariant } from "../core/wire";
import { type ActiveVariant, type Choice, type Chooser, NOTHING, named } from "./choice";
import { combination, fixed } from "./compileDefinition";
import { assumed, unionOf } from "./finding";
import type { Criterion } from "./reason";
import { type TargetContext, targetOf } from "./target";

/** The first variant in the list whose audiences match. */
export function segmentedChooser(
    variants: readonly WireSegmentedVariant[],
    active: readonly ActiveVariant[],
    context: TargetContext,
): Chooser {
    const criteria = variants.map((variant) => variantCriterion(variant, context));
    const decisions = criteria.map(({ decide }) => decide);
    const choices: readonly Choice[] = active.map((variant) => ({ decision: "variant", variant }));

    return {
        choose(facts) {
            let candidates: (string | null)[] | undefined;
            for (let i = 0; i < decisions.length; i++) {
                const result = decisions[i]!(facts);
                if (result === false) continue;
                if (result === true && candidates === undefined) return choices[i]!;
                candidates ??= [];
                candidates.push(active[i]!.shortUid);
                if (result === true) return { decision: "undecided", candidates };
            }
            return candidates === undefined
                ? NOTHING
                : { decision: "undecided", candidates: [...candidates, null] };
        },
        explain(facts) {
            const parts = criteria.map((each) => each.explain(facts));
            const first = parts.findIndex(({ result }) => result === true);
            const deciding = first === -1 ? parts : parts.slice(0, first + 1);
            const sentence = "The first variant that matches is shown.";
            return {
                choice: this.choose(facts),
                reason: { sentence, assumptions: unionOf(deciding), parts },
            };
        },
    };
}

function variantCriterion(variant: WireSegmentedVariant, context: TargetContext): Criterion {
    const sentence = named("Variant", variant.name);
    const { target } = variant as { target?: unknown };
    const audiences = context.audiencesOf(variant.audiences, variant.lyticsAudiences);
    const type = variant.audienceCombinationType === "OR" ? "OR" : "AND";
    const link = type === "OR" ? "one of its audiences must match" : "all of its audiences must match";
    const listed =
        audiences.length === 0
            ? fixed(
                  "variant",
                  assumed("variantWithoutAudience", context.assumptions.variantWithoutAudience === "always"),
                  `${sentence} has no audience.`,
              )
            : combination(
                  "variant",
                  type,
                  audiences,
                  audiences.length === 1 ? `${sentence}.` : `${sentence}: ${link}.`,
              );
    return isFields(target) ? targetOf("variant", sentence, target, listed, context) : listed;
}
