import type { AssumptionName } from "./assumptions";
import type { Facts } from "./facts";
import type { Finding, Outcome } from "./finding";

/** Why something matches or not: a sentence, and the parts that it follows from. */
export interface Reason extends Finding {
    readonly kind: "experience" | "variant" | "audience" | "combination" | "rule";
    /** Whether it matches. For an experience: whether it shows a variant. */
    readonly result: Outcome;
    /** One sentence, safe for a terminal. */
    readonly sentence: string;
    /** The assumptions without which the result could be another one. Empty if the result is certain. */
    readonly assumptions: readonly AssumptionName[];
    /** The parts in their order: variants, audiences, combinations and rules. */
    readonly parts: readonly Reason[];
}

/** Something that a visitor matches or not. Both functions give the same result. */
export interface Criterion {
    /** The result alone, as fast as possible. */
    decide(facts: Facts): Outcome;
    /** The result with its reason. Looks at every part. */
    explain(facts: Facts): Reason;
}
