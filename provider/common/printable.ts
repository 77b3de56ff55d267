import { UNKNOWN } from "./unknown";

/**
 * Characters that a terminal or an editor acts on instead of showing: controls, line and paragraph ends,
 * invisible ones and those that turn the direction of writing.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escapeCharacter = (character: string): string =>
    `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;

/** The text as it may be shown in a terminal or a message, whoever wrote it. */
export const escapeInvisible = (text: string): string => text.replace(INVISIBLE, escapeCharacter);

/** The text in quotes, as it may be shown in a terminal or a message. */
export const quoted = (text: string): string =>
    `"${escapeInvisible(text.replaceAll("\\", "\\\\").replaceAll('"', '\\"'))}"`;

/** No value takes more of a message. */
const MAX_LENGTH = 80;

/** A value as a message shows it: JSON, cut where it is long. */
export function printable(value: unknown): string {
    return truncate(toText(value));
}

/** Whether a message shows the value uncut. */
export const isShort = (value: unknown): boolean => toText(value).length <= MAX_LENGTH;

/** A text that is printable already, cut where it is long; by characters, not by halves of them. */
export const truncate = (text: string): string =>
    text.length > MAX_LENGTH
        ? `${[...text.slice(0, 2 * MAX_LENGTH)].slice(0, MAX_LENGTH - 3).join("")}…`
        : text;

function toText(value: unknown): string {
    if (value === undefined) return "nothing";
    const json =
        typeof value === "string" ? quoted(value) : escapeInvisible(JSON.stringify(value) ?? String(value));
    return json.replaceAll(`"${UNKNOWN}"`, "(not known yet)");
}
