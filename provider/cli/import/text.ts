import { escapeInvisible } from "../../core/common/printable";
import { textLiteral } from "../../core/rules/literal";

/** Makes a text safe for a comment: it is on one line and can't end the comment. */
export const commentText = (text: string): string => escapeInvisible(text).replaceAll("*/", "* /");

/** Prints a text as line comments and wraps it between words. */
export function comment(text: string): string {
    const lines = [""];
    for (const word of commentText(text).split(" ")) {
        const line = `${lines.at(-1)} ${word}`;
        if (line.length > WIDTH && lines.at(-1) !== "") lines.push(` ${word}`);
        else lines[lines.length - 1] = line;
    }
    return lines.map((line) => `//${line}`.trimEnd()).join("\n");
}

const WIDTH = 96;

/** Prints an object whose values are expressions. A field with the value `undefined` is omitted. */
export function object(fields: Readonly<Record<string, string | undefined>>): string {
    const present = Object.entries(fields).filter(([, text]) => text !== undefined);
    return present.length === 0
        ? "{}"
        : `{ ${present.map(([name, text]) => `${name}: ${text}`).join(", ")} }`;
}

export const list = (expressions: readonly string[]): string => `[${expressions.join(", ")}]`;

/** Prints a string, a number or a list as an expression. The result is undefined for an absent value. */
export function value(plain: string | number | readonly string[] | undefined): string | undefined {
    if (plain === undefined) return undefined;
    if (typeof plain === "number") return JSON.stringify(plain);
    return typeof plain === "string" ? textLiteral(plain) : list(plain.map(textLiteral));
}
