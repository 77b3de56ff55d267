import type { Code } from "../codes";
import { RuleViolation } from "../refusal";

/** Refuses what another object has already, unless the switch lets two have the same. */
export function refuseDuplicate<T>(
    duplicates: "refused" | "allowed",
    others: Iterable<T>,
    isSame: (other: T) => boolean,
    code: Code,
): void {
    if (duplicates === "allowed") return;
    for (const other of others) if (isSame(other)) throw new RuleViolation(code);
}
