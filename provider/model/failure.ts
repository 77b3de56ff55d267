import type { z } from "zod";
import { closest } from "./closest";
import { isUnknown } from "./unknown";

/** One mistake in a declaration, as the engine shows it: the property's path, and a sentence. */
export interface Failure {
    property: string;
    reason: string;
}

type Issue = z.core.$ZodIssue;

/** The mistakes that a schema finds; what is not known yet in a preview is never one. */
export function failuresOf(schema: z.ZodType, inputs: unknown): Failure[] {
    const result = schema.safeParse(inputs);
    if (result.success) {
        return [];
    }
    return result.error.issues
        .flatMap(unfold)
        .filter((issue) => !leadsToUnknown(inputs, issue.path))
        .map((issue) => ({
            property: propertyPath(issue.path),
            reason: sentence(issue, valueAt(inputs, issue.path)),
        }));
}

/** `["variants", 1, "name"]` → `variants[1].name`. */
export function propertyPath(path: readonly PropertyKey[]): string {
    return path.reduce<string>((text, key) => {
        if (typeof key === "number") {
            return `${text}[${key}]`;
        }
        return text === "" ? String(key) : `${text}.${String(key)}`;
    }, "");
}

/** A value as a message shows it: on one line, without control characters, and not endless. */
export function shown(value: unknown): string {
    const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
    // The terminal controls above ASCII are not escaped by JSON.
    const plain = text.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, "?");
    return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain;
}

function unfold(issue: Issue): Issue[] {
    if (issue.code !== "unrecognized_keys") {
        return [issue];
    }
    return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

function sentence(issue: Issue, value: unknown): string {
    switch (issue.code) {
        case "unrecognized_keys":
            return "there is no such argument. Remove it, or correct its name.";
        case "invalid_value":
            return `${shown(value)} is not allowed; allowed: ${issue.values.map(String).join(", ")}.${didYouMean(value, issue.values.map(String))}`;
        case "invalid_type":
            return value === undefined
                ? `is required: ${article(issue.expected)}.`
                : `must be ${article(issue.expected)}; it is ${shown(value)}.`;
        default:
            return value === undefined ? issue.message : `${issue.message} It is ${shown(value)}.`;
    }
}

function didYouMean(value: unknown, allowed: string[]): string {
    const near = typeof value === "string" ? closest(value, allowed) : undefined;
    return near === undefined ? "" : ` Did you mean ${near}?`;
}

function article(expected: string): string {
    return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(inputs: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
        (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
        inputs,
    );
}

function leadsToUnknown(inputs: unknown, path: readonly PropertyKey[]): boolean {
    return (
        path.some((_, end) => isUnknown(valueAt(inputs, path.slice(0, end)))) ||
        isUnknown(valueAt(inputs, path))
    );
}
