import { printable, quoted } from "../core/common/printable";
import { isCombination, isFields } from "../core/rules/json";
import type { WireAudience } from "../core/wire";
import { compileRule, membership, type RuleContext } from "./compileRule";
import type { Facts } from "./facts";
import { assumed, combined, type Finding, type Outcome } from "./finding";
import type { Criterion, Reason } from "./reason";

/** Deeper definitions are not from an editor, and would overflow the stack. */
const MAX_DEPTH = 1000;

/** A criterion whose result does not depend on the visitor. */
export const fixed = (
    kind: Reason["kind"],
    { result, assumptions }: Finding,
    sentence: string,
): Criterion => ({
    decide: () => result,
    explain: () => ({ kind, result, sentence, assumptions, parts: [] }),
});

/** AND or OR of criteria. */
export function combination(
    kind: Reason["kind"],
    type: "AND" | "OR",
    criteria: readonly Criterion[],
    sentence: string,
): Criterion {
    const decisive = type === "OR";
    // The functions alone, because the objects around them have many shapes, which makes every access slow.
    const decisions = criteria.map(({ decide }) => decide);
    return {
        decide(facts): Outcome {
            let result: Outcome = !decisive;
            for (let i = 0; i < decisions.length; i++) {
                const each = decisions[i]!(facts);
                if (each === decisive) return decisive;
                if (each === "undecided") result = each;
            }
            return result;
        },
        explain(facts) {
            const parts = criteria.map((each) => each.explain(facts));
            return { kind, ...combined(type, parts), sentence, parts };
        },
    };
}

const UNDECIDED: Finding = { result: "undecided", assumptions: [] };

/** Compiles a definition: a rule, or a combination of rules. */
export function compileDefinition(node: unknown, context: RuleContext, depth = 0): Criterion {
    if (!isFields(node) || !isCombination(node)) return compileRule(node, context);
    const { combinationType, rules } = node;
    if (depth > MAX_DEPTH) {
        return fixed("combination", UNDECIDED, `More than ${MAX_DEPTH} combinations within each other.`);
    }
    if (combinationType !== "AND" && combinationType !== "OR") {
        return fixed(
            "combination",
            UNDECIDED,
            `The combination ${printable(combinationType)} is neither AND nor OR.`,
        );
    }
    if (!Array.isArray(rules))
        return fixed("combination", UNDECIDED, "The rules of a combination are not a list.");
    if (rules.length === 0) {
        const matches = context.assumptions.emptyCombination === "match";
        return fixed("combination", assumed("emptyCombination", matches), "A combination without rules.");
    }
    const criteria = rules.map((rule) => compileDefinition(rule, context, depth + 1));
    const sentence = combinationType === "AND" ? "All of these must match." : "One of these must match.";
    return combination("combination", combinationType, criteria, sentence);
}

/** Compiles an audience. Its result is kept per visitor, because several experiences can use it. */
export function compileAudience(audience: WireAudience, index: number, context: RuleContext): Criterion {
    const criterion = definitionOf(audience, context);
    const { decide } = criterion;
    return {
        decide(facts) {
            const known = facts.audienceResults[index];
            if (known !== undefined) return known;
            const result = decide(facts);
            facts.audienceResults[index] = result;
            return result;
        },
        explain(facts) {
            const reason = criterion.explain(facts);
            const link = reason.parts.length > 1 ? `: ${lowerFirst(reason.sentence)}` : ".";
            const whole = reason.kind === "rule" || reason.parts.length === 0;
            return {
                ...reason,
                kind: "audience",
                sentence: `Audience ${quoted(audience.name)}${whole ? "." : link}`,
                parts: whole ? [reason] : reason.parts,
            };
        },
    };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function definitionOf({ definition, slug, source }: WireAudience, context: RuleContext): Criterion {
    if (definition !== undefined && definition !== null) return compileDefinition(definition, context);
    if (source?.toUpperCase() !== "LYTICS" || slug === undefined) {
        return fixed("rule", UNDECIDED, "The audience has no definition.");
    }
    return {
        decide: (facts: Facts) => membership(facts, slug).result,
        explain: (facts: Facts) => ({
            kind: "rule",
            ...membership(facts, slug),
            sentence: `The Lytics audiences of the visitor include ${quoted(slug)}.`,
            parts: [],
        }),
    };
}
