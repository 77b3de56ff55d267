import { UNKNOWN } from "./unknown";

/** Characters that a terminal or an editor does not show: controls, line ends, and changes of the text direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escapeCharacter = (character: string): string =>
    `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;

/** The text with invisible characters escaped, so that it is safe in a terminal or a message. */
export const escapeInvisible = (text: string): string => text.replace(INVISIBLE, escapeCharacter);

/** The text in quotes, safe in a terminal or a message. */
export const quoted = (text: string): string =>
    `"${escapeInvisible(text.replaceAll("\\", "\\\\").replaceAll('"', '\\"'))}"`;

/** The maximum number of characters of one value in a message. */
const MAX_LENGTH = 80;

/** A value as a message shows it: JSON, truncated. */
export function printable(value: unknown): string {
    return truncate(toText(value));
}

/** Whether a message shows the whole value. */
export const isShort = (value: unknown): boolean => toText(value).length <= MAX_LENGTH;

/** Truncates a printable text by characters, so that no surrogate pair is split. */
export const truncate = (text: string): string =>
    text.length > MAX_LENGTH
        ? `${[...text.slice(0, 2 * MAX_LENGTH)].slice(0, MAX_LENGTH - 3).join("")}…`
        : text;

function toText(value: unknown): string {
    if (value === undefined) return "nothing";
    // Not a number, or infinite: JSON has no text for it.
    if (typeof value === "number") return String(value);
    const json =
        typeof value === "string" ? quoted(value) : escapeInvisible(JSON.stringify(value) ?? String(value));
    return json.replaceAll(`"${UNKNOWN}"`, "(not known yet)");
}
