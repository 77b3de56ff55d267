import { z } from "zod";
import { printable } from "../common/printable";
import { propertyPath } from "../common/propertyPath";
import { closestMatch, joinNames } from "../common/suggest";
import { isUnknown } from "../common/unknown";

/** One mistake in a declaration: the path of the property and a sentence. */
export interface Failure {
    property: string;
    reason: string;
}

type Issue = z.core.$ZodIssue;

/** The mistakes that a schema finds. An unknown value is never a mistake. */
export function failuresOf(schema: z.ZodType, inputs: unknown): Failure[] {
    return issuesOf(schema, inputs).map((issue) => ({
        property: propertyPath(issue.path),
        reason: sentence(issue, valueAt(inputs, issue.path), schema),
    }));
}

/** Whether every argument has the declared type, even if its value is invalid. */
export function hasForm(schema: z.ZodType, inputs: unknown): boolean {
    return issuesOf(schema, inputs).every(({ code }) => !OF_FORM.includes(code));
}

const OF_FORM: readonly string[] = ["invalid_type", "invalid_value", "unrecognized_keys"];

function issuesOf(schema: z.ZodType, inputs: unknown): Issue[] {
    const issues = schema.safeParse(inputs).error?.issues ?? [];
    return issues.flatMap(unfold).filter((issue) => !leadsToUnknown(inputs, issue.path));
}

/** The argument that contains a mistake: `variants[1].name` → `variants`. */
export function argumentOf({ property }: Failure): string {
    return property.replace(/[.[].*/s, "");
}

function unfold(issue: Issue): Issue[] {
    if (issue.code !== "unrecognized_keys") {
        return [issue];
    }
    return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

function sentence(issue: Issue, value: unknown, schema: z.ZodType): string {
    switch (issue.code) {
        case "unrecognized_keys": {
            const names = namesAt(schema, issue.path.slice(0, -1));
            return `unknown argument; allowed: ${joinNames(names)}.${didYouMean(issue.path.at(-1), names)}`;
        }
        case "invalid_value":
            return `${value === undefined ? "is required" : `${printable(value)} is not allowed`}; allowed: ${issue.values.map(String).join(", ")}.${didYouMean(value, issue.values.map(String))}`;
        case "invalid_type":
            return value === undefined
                ? `is required: ${wanted(issue, schema)}.`
                : `must be ${wanted(issue, schema)}; it is ${printable(value)}.`;
        default:
            return value === undefined ? issue.message : `${issue.message} It is ${printable(value)}.`;
    }
}

function didYouMean(value: unknown, allowed: string[]): string {
    const near = typeof value === "string" ? closestMatch(value, allowed) : undefined;
    return near === undefined ? "" : ` Did you mean ${near}?`;
}

/** The schema's own message; else the type, and the argument names of an object. */
function wanted(issue: z.core.$ZodIssueInvalidType, schema: z.ZodType): string {
    if (!issue.message.startsWith("Invalid input")) {
        return issue.message;
    }
    switch (issue.expected) {
        case "array":
            return "a list, [ … ]";
        case "object":
            return `an object, { ${joinNames(namesAt(schema, issue.path))} }`;
        default:
            return `a ${issue.expected}`;
    }
}

/** The argument names of the object at a path. */
function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
    if (schema instanceof z.ZodOptional) {
        return namesAt(schema.unwrap(), path);
    }
    const [key, ...rest] = path;
    if (schema instanceof z.ZodArray) {
        return namesAt(schema.element, rest);
    }
    if (!(schema instanceof z.ZodObject)) {
        return [];
    }
    const inner = key === undefined ? undefined : (schema.shape[key as string] as z.ZodType | undefined);
    return inner === undefined ? Object.keys(schema.shape) : namesAt(inner, rest);
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
