import { UNKNOWN } from "./unknown";

/**
 * Characters that a terminal or an editor acts on instead of showing: controls, line and paragraph ends,
 * invisible ones and those that turn the direction of writing.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escaped = (character: string): string =>
    `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;

/** The text as it may be shown in a terminal or a message, whoever wrote it. */
export const printable = (text: string): string => text.replace(UNSEEN, escaped);

/** The text in quotes, as it may be shown in a terminal or a message. */
export const quoted = (text: string): string =>
    `"${printable(text.replaceAll("\\", "\\\\").replaceAll('"', '\\"'))}"`;

/** No value takes more of a message. */
const MOST = 80;

/** A value as a message shows it: JSON, cut where it is long. */
export function shown(value: unknown): string {
    return cut(whole(value));
}

/** Whether a message shows the value uncut. */
export const fits = (value: unknown): boolean => whole(value).length <= MOST;

/** A text that is printable already, cut where it is long; by characters, not by halves of them. */
export const cut = (text: string): string =>
    text.length > MOST ? `${[...text.slice(0, 2 * MOST)].slice(0, MOST - 3).join("")}…` : text;

function whole(value: unknown): string {
    if (value === undefined) return "nothing";
    const json =
        typeof value === "string" ? quoted(value) : printable(JSON.stringify(value) ?? String(value));
    return json.replaceAll(`"${UNKNOWN}"`, "(not known yet)");
}
