import { escapeInvisible, printable } from "../common/printable";
import { closestMatch, joinNames } from "../common/suggest";
import { isUnknown } from "../common/unknown";
import { type Fields, isAbsent, isFields } from "./json";

/** One mistake: where it stands (`definition.rules[2].attribute.ref`), and what is wrong, in a sentence. */
export interface RuleMistake {
    property: string;
    reason: string;
}

/** Takes note of a mistake. */
export type Report = (property: string, reason: string) => void;

/** What was found instead of what was wanted, for the end of a sentence. */
export const received = (value: unknown): string =>
    isAbsent(value) ? "it is missing" : `it is ${printable(value)}`;

const didYouMean = (name: string | undefined): string => (name === undefined ? "" : ` Did you mean ${name}?`);

/** Refuses a value that is none of those allowed. */
export function refuseOther(report: Report, path: string, value: unknown, allowed: readonly string[]): void {
    const guess = typeof value === "string" ? closestMatch(value, allowed) : undefined;
    const complaint = isAbsent(value) ? "is required" : `${printable(value)} is not allowed`;
    report(path, `${complaint}; allowed: ${joinNames(allowed)}.${didYouMean(guess)}`);
}

/**
 * Looks at a name of which the server may know more than this release: a new preset, a new condition. Known
 * ones pass, and so does what is written like one; a known one misspelt is refused, and anything else.
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

/** Refuses a value that is there and is neither true nor false. */
export function checkBoolean(report: Report, path: string, value: unknown): void {
    if (isAbsent(value) || isUnknown(value) || typeof value === "boolean") return;
    report(path, `must be true or false, without quotes; ${received(value)}.`);
}

/**
 * Refuses a field whose name is a misspelt one: the server ignores fields that it doesn't know, and the
 * audience would be another one without a word. Other fields pass; a newer server may know them.
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
            report(
                `${path}.${escapeInvisible(name)}`,
                `there is no field of this name. Did you mean ${guess}?`,
            );
        }
    }
}

/** The value as an object with fields, or `undefined` after having said that it is none. */
export function fieldsOf(report: Report, path: string, value: unknown, example: string): Fields | undefined {
    if (isUnknown(value)) return undefined;
    if (isFields(value)) return value;
    report(path, `must be an object like ${example}; ${received(value)}.`);
    return undefined;
}
