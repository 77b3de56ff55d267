import type { Code } from "../codes";
import { RuleViolation } from "../refusal";

/** Throws if another object has the same value, unless the switch allows duplicates. */
export function refuseDuplicate<T>(
    duplicates: "refused" | "allowed",
    others: Iterable<T>,
    isSame: (other: T) => boolean,
    code: Code,
): void {
    if (duplicates === "allowed") return;
    for (const other of others) if (isSame(other)) throw new RuleViolation(code);
}
