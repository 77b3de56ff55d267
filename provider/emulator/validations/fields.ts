import type { Problems } from "../problems";
import { HttpRefusal } from "../refusal";

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
    typeof value === "object" && value !== null && !Array.isArray(value);

/** Rejects a body that is not an object before its fields are validated. */
export function asFields(body: unknown): Fields {
    if (isFields(body)) return body;
    throw new HttpRefusal({
        status: 400,
        body: { statusCode: 400, message: "The body is not a JSON object", error: "Bad Request" },
    });
}

export function requireText(problems: Problems, body: Fields, field: string): void {
    const value = body[field];
    if (value === undefined || value === null || (typeof value === "string" && value.trim() === "")) {
        problems.add(field, "REQUIRED");
    } else if (typeof value !== "string") problems.add(field, "NOT_A_STRING");
}

export function allowText(problems: Problems, body: Fields, field: string): void {
    const value = body[field] ?? "";
    if (typeof value !== "string") problems.add(field, "NOT_A_STRING");
}
