import { shown } from "../common/printable";
import { RefusedError } from "../errors/base";
import type { Difference } from "../model/model";
import type { Props } from "./provider";

/** The one hidden input: the engine ignores properties of such names when it compares. */
export const HIDDEN = "__import";

/** What the `import` option asks for. */
export interface Adoption {
    id: string;
    onMismatch: "refuse" | "update";
}

export function adoptionOf(props: Props): Adoption | undefined {
    return props[HIDDEN] as Adoption | undefined;
}

/** What differs, as one line of a message. */
export function differenceText(rows: readonly Difference[]): string {
    return rows
        .map(({ field, declared, live }) => `${field}: declared ${shown(declared)}, live ${shown(live)}`)
        .join("; ");
}

/**
 * The line that the preview shows for an adoption: the engine itself can only say "create".
 *
 * @param open whether the declaration refers to what is new to the stack, and so is not known yet
 */
export function adoptionLine(subject: string, id: string, rows: readonly Difference[], open = false): string {
    const equal = open
        ? "equal to the declaration as far as the preview knows it"
        : "equal to the declaration";
    return rows.length === 0
        ? `${subject}: takes over ${id}, which is ${equal}; nothing is written.`
        : `${subject}: takes over ${id} and changes it (onMismatch: "update"): ${differenceText(rows)}.`;
}

export function mismatch(subject: string, id: string, rows: readonly Difference[]): RefusedError {
    return new RefusedError(
        `${subject} can't take over ${id}, since it differs from the declaration: ${differenceText(rows)}. ` +
            'Declare what is live, or add the resource option onMismatch: "update" to write the declaration over it.',
    );
}

export function nothingToAdopt(subject: string, noun: string, id: string, projectUid: string): RefusedError {
    return new RefusedError(
        `${subject} can't take over ${shown(id)}: the project ${projectUid} has no ${noun} of that uid. ` +
            "Look the uid up in Personalize, or with `personalize show`.",
    );
}

/** Something of that natural key is live, and nothing says that it is ours. */
export function existsAlready(
    subject: string,
    uid: string,
    rows: readonly Difference[],
    facts: { key: string; recent: boolean },
): RefusedError {
    const what =
        rows.length === 0
            ? "It is equal to the declaration, but older than the setting adoptWithin, so no interrupted `up` left it."
            : `It differs: ${differenceText(rows)}.`;
    return new RefusedError(
        `${subject} can't be created, since one with the ${facts.key} exists already: ${uid}. ${what} ` +
            `To manage it here, add the resource option { import: "${uid}" }${rows.length === 0 ? "" : ' (with onMismatch: "update" to write the declaration over it)'}; ` +
            "if the resource was renamed in the program, add an alias instead.",
    );
}
