import { escapeInvisible, printable } from "../common/printable";
import { closestMatch, joinNames } from "../common/suggest";
import { isUnknown } from "../common/unknown";
import { type Fields, isAbsent, isFields } from "./json";

/** A mistake: its path (`definition.rules[2].attribute.ref`), and a sentence about it. */
export interface RuleMistake {
    property: string;
    reason: string;
}

/** Reports a mistake. */
export type Report = (property: string, reason: string) => void;

/** The value that was found, for the end of a sentence. */
export const received = (value: unknown): string =>
    isAbsent(value) ? "it is missing" : `it is ${printable(value)}`;

const didYouMean = (name: string | undefined): string => (name === undefined ? "" : ` Did you mean ${name}?`);

/** Reports a value that is not allowed. */
export function refuseOther(report: Report, path: string, value: unknown, allowed: readonly string[]): void {
    const guess = typeof value === "string" ? closestMatch(value, allowed) : undefined;
    const complaint = isAbsent(value) ? "is required" : `${printable(value)} is not allowed`;
    report(path, `${complaint}; allowed: ${joinNames(allowed)}.${didYouMean(guess)}`);
}

/**
 * Checks a name that a newer server can extend, such as a preset or a condition. Known names pass, and so do unknown
 * names of the same form. A misspelt known name is a mistake, and so is everything else.
 *
 * @returns whether the name passes
 */
export function checkName(
    report: Report,
    path: string,
    value: unknown,
    known: readonly string[],
    like: RegExp,
): boolean {
    if (isUnknown(value)) return true;
    if (typeof value === "string" && known.includes(value)) return true;
    if (typeof value === "string" && like.test(value) && closestMatch(value, known) === undefined)
        return true;
    refuseOther(report, path, value, known);
    return false;
}

/** Reports a value that is present and not a boolean. */
export function checkBoolean(report: Report, path: string, value: unknown): void {
    if (isAbsent(value) || isUnknown(value) || typeof value === "boolean") return;
    report(path, `must be true or false, without quotes; ${received(value)}.`);
}

/**
 * Reports misspelt field names. The server ignores unknown fields, so the audience would silently have another
 * meaning. Other unknown fields pass, because a newer server may know them.
 */
export function checkFieldNames(
    report: Report,
    path: string,
    fields: Fields,
    known: readonly string[],
): void {
    const missing = known.filter((name) => isAbsent(fields[name]));
    for (const name of Object.keys(fields)) {
        if (known.includes(name)) continue;
        const guess = closestMatch(name, missing);
        if (guess !== undefined) {
            report(`${path}.${escapeInvisible(name)}`, `is not a known field. Did you mean ${guess}?`);
        }
    }
}

/** The value as an object. Otherwise reports it and returns undefined. */
export function fieldsOf(report: Report, path: string, value: unknown, example: string): Fields | undefined {
    if (isUnknown(value)) return undefined;
    if (isFields(value)) return value;
    report(path, `must be an object like ${example}; ${received(value)}.`);
    return undefined;
}
