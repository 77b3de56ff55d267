import type { z } from "zod";
import { shown } from "../common/printable";
import { meant } from "../common/suggest";
import { isUnknown } from "../common/unknown";

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
    const near = typeof value === "string" ? meant(value, allowed) : undefined;
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
