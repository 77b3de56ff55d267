import { quoted } from "../core/common/printable";
import type { AssumptionName } from "./assumptions";
import type { Facts } from "./facts";
import type { Reason } from "./reason";

/** A variant of an experience, as the site's code sees it. */
export interface ActiveVariant {
    readonly shortUid: string;
    readonly name: string;
    /** The alias of the variant in content delivery: `cs_personalize_0_1`. */
    readonly alias: string;
}

/** What an experience shows a visitor: a variant, nothing, or one of the candidates. */
export type Choice =
    | { readonly decision: "variant"; readonly variant: ActiveVariant }
    | { readonly decision: "none" }
    | {
          readonly decision: "undecided";
          /** The short uids of the variants that are possible. Null means that the experience shows nothing. */
          readonly candidates: readonly (string | null)[];
      };

/** Chooses the variant of one experience. Both functions give the same choice. */
export interface Chooser {
    choose(facts: Facts): Choice;
    explain(facts: Facts): { readonly choice: Choice; readonly reason: Omit<Reason, "kind" | "result"> };
}

export const NOTHING: Choice = { decision: "none" };

/** A chooser whose choice does not depend on the visitor. */
export function fixedChoice(choice: Choice, sentence: string, assumptions: AssumptionName[] = []): Chooser {
    return {
        choose: () => choice,
        explain: () => ({ choice, reason: { sentence, assumptions, parts: [] } }),
    };
}

export const named = (what: string, name: string): string => `${what} ${quoted(name)}`;
