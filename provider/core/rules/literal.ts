import { type Fields, isFields } from "./json";

/** Characters that JSON does not escape, but that editors hide or interpret. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (characters: string): string =>
    characters
        .split("")
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join("");

/** The string as a TypeScript literal. No content can end the literal or hide from a reader. */
export const textLiteral = (text: string): string => JSON.stringify(text).replace(UNSEEN, escaped);

// In a literal, a plain `"__proto__"` would set the prototype instead of a field.
const fieldName = (name: string): string => (name === "__proto__" ? '["__proto__"]' : textLiteral(name));

/** The text for the value of a field. Undefined for the value itself. */
type Instead = (value: unknown, name: string, parent: Fields) => string | undefined;

/** A JSON value as a TypeScript literal. */
export function literal(value: unknown, instead: Instead): string {
    if (typeof value === "string") return textLiteral(value);
    if (Array.isArray(value)) return `[${value.map((item) => literal(item, instead)).join(", ")}]`;
    if (!isFields(value)) return JSON.stringify(value);
    const fields = Object.entries(value).map(
        ([name, field]) => `${fieldName(name)}: ${instead(field, name, value) ?? literal(field, instead)}`,
    );
    return `{ ${fields.join(", ")} }`;
}
