import { quoted } from "../core/common/printable";
import { combination, compileDefinition, fixed } from "./compileDefinition";
import type { RuleContext } from "./compileRule";
import { assumed, type Finding, UNDECIDED, unionOf } from "./finding";
import type { Criterion, Reason } from "./reason";

/** What variants and A/B tests refer to. */
export interface TargetContext extends RuleContext {
    /** The criteria of audiences, and of Lytics audiences, by their uids. */
    audiencesOf(uids: unknown, lyticsUids?: unknown): Criterion[];
}

/** Finds the criteria of audiences by their uids. */
export function createAudienceLookup(
    audiences: ReadonlyMap<string, Criterion>,
    { assumptions }: RuleContext,
): TargetContext["audiencesOf"] {
    const deleted: Finding = assumed(
        "deletedAudience",
        assumptions.deletedAudience === "undecided" ? "undecided" : false,
    );
    const missing = (uid: string) =>
        fixed("audience", deleted, `The project does not have the audience ${quoted(uid)}.`);
    const notListed = (uid: string) =>
        fixed("audience", UNDECIDED, `The project does not list the Lytics audience ${quoted(uid)}.`);
    const uidsIn = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
    return (uids, lyticsUids) => [
        ...uidsIn(uids).map((uid) => audiences.get(uid) ?? missing(uid)),
        ...uidsIn(lyticsUids).map((uid) => audiences.get(uid) ?? notListed(uid)),
    ];
}

/** Rules in the version itself. Whether they replace the list of audiences is an assumption. */
export function targetOf(
    kind: Reason["kind"],
    name: string,
    target: unknown,
    listed: Criterion,
    context: TargetContext,
): Criterion {
    const inline = combination(
        kind,
        "AND",
        [compileDefinition(target, context)],
        `${name}: its own rules must match.`,
    );
    const [used, other] =
        context.assumptions.inlineTarget === "replaces" ? [inline, listed] : [listed, inline];
    return {
        decide: (facts) => used.decide(facts),
        explain(facts) {
            const reason = used.explain(facts);
            if (other.decide(facts) === reason.result) return reason;
            const assumptions = unionOf([reason, assumed("inlineTarget", reason.result)]);
            return { ...reason, assumptions };
        },
    };
}
