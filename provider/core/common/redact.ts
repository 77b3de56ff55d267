import { escapeInvisible } from "./printable";
import { UNKNOWN } from "./unknown";

/** What a message shows in the place of a secret, as the engine does. */
export const REDACTED = "[secret]";

/** A shorter secret counts only as a whole word, because it can be a part of any word. */
const DISTINCT = 8;

/** A truncated value that shows fewer characters of a secret shows nothing of it. */
const TELLING = 4;

/** The text without secrets, also in the forms in which messages contain values: escaped, truncated, as a tag. */
export function redact(text: string, secrets: Iterable<string>): string {
    const forms = [...new Set([...secrets].flatMap(formsOf))].sort((a, b) => b.length - a.length);
    return forms.reduce((shown, form) => withoutBeginning(withoutForm(shown, form), form), text);
}

/** The text without the engine's marker for an unknown value. */
export function withoutMarker(text: string): string {
    return text.replaceAll(`"${UNKNOWN}"`, "(not known yet)").replaceAll(UNKNOWN, "(not known yet)");
}

function formsOf(secret: string): string[] {
    const text = secret.trim();
    const quoted = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    return [text, escapeInvisible(quoted), escapeInvisible(JSON.stringify(text).slice(1, -1))].filter(
        (form) => form !== "",
    );
}

function withoutForm(text: string, form: string): string {
    // The suggestion for an invalid tag has other letters and dashes instead of spaces.
    const words = form.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
    const pattern = words.join("[\\s-]+");
    const isDistinct = form.length >= DISTINCT;
    const bounded = isDistinct ? pattern : `(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`;
    // A value in quotes is replaced with its quotes, as the engine shows secrets.
    return text
        .replace(new RegExp(`"${pattern}"`, "giu"), REDACTED)
        .replace(new RegExp(bounded, "giu"), REDACTED);
}

/** A long value ends with an ellipsis in a message. */
function withoutBeginning(text: string, form: string): string {
    let shown = text;
    for (let end = shown.lastIndexOf("…"); end > 0; end = shown.lastIndexOf("…", end - 1)) {
        for (let length = Math.min(form.length - 1, end); length >= TELLING; length--) {
            if (shown.slice(end - length, end) === form.slice(0, length)) {
                shown = `${shown.slice(0, end - length)}${REDACTED}${shown.slice(end)}`;
                break;
            }
        }
    }
    return shown;
}
