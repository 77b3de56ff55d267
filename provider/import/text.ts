import { escapeInvisible } from "../common/printable";
import { textLiteral } from "../rules/literal";

/** What people wrote, as it may stand in a comment: on one line, with nothing that ends the comment. */
export const commentText = (text: string): string => escapeInvisible(text).replaceAll("*/", "* /");

/** Line comments, broken where a reader would break them. */
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

/** An object of fields whose values are expressions already; `undefined` leaves a field out. */
export function object(fields: Readonly<Record<string, string | undefined>>): string {
    const present = Object.entries(fields).filter(([, text]) => text !== undefined);
    return present.length === 0
        ? "{}"
        : `{ ${present.map(([name, text]) => `${name}: ${text}`).join(", ")} }`;
}

export const list = (expressions: readonly string[]): string => `[${expressions.join(", ")}]`;

/** A text, a number, or a list of them as an expression; nothing where there is nothing. */
export function value(plain: string | number | readonly string[] | undefined): string | undefined {
    if (plain === undefined) return undefined;
    if (typeof plain === "number") return JSON.stringify(plain);
    return typeof plain === "string" ? textLiteral(plain) : list(plain.map(textLiteral));
}
