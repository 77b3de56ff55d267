import type { Outcome } from "./finding";
import type { Reason } from "./reason";

const MARK: Readonly<Record<string, string>> = { true: "+", false: "-", undecided: "?" };

/** The mark of a result: `+` matches, `-` does not match, `?` is undecided. */
export const markOf = (result: Outcome): string => MARK[String(result)]!;

/** A reason as lines, each part indented below what it belongs to. A line names the assumptions that it rests on. */
export function reasonLines(reason: Reason, indent = ""): string[] {
    const own = reason.parts.length === 0 && reason.assumptions.length > 0;
    const assumed = own ? ` (assumed: ${reason.assumptions.join(", ")})` : "";
    return [
        `${indent}${markOf(reason.result)} ${reason.sentence}${assumed}`,
        ...reason.parts.flatMap((part) => reasonLines(part, `${indent}  `)),
    ];
}
