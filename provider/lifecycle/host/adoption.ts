import { printable } from "../../common/printable";
import { RefusedError } from "../../errors/base";
import type { Difference } from "../../model/model";
import { differenceText } from "./differenceText";
import type { Props } from "./props";

/** The one hidden input: the engine ignores properties of such names when it compares. */
export const IMPORT_INPUT = "__import";

/** What the `import` option asks for. */
export interface Adoption {
    id: string;
    onMismatch: "refuse" | "update";
}

export function adoptionOf(props: Props): Adoption | undefined {
    return props[IMPORT_INPUT] as Adoption | undefined;
}

/**
 * The line that the preview shows for an adoption: the engine itself can only say "create".
 *
 * @param open whether the declaration refers to what is new to the stack, and so is not known yet
 */
export function adoptionNotice(
    subject: string,
    id: string,
    rows: readonly Difference[],
    open = false,
): string {
    const equal = open
        ? "equal to the declaration as far as the preview knows it"
        : "equal to the declaration";
    return rows.length === 0
        ? `${subject}: takes over ${id}, which is ${equal}; nothing is written.`
        : `${subject}: takes over ${id} and changes it (onMismatch: "update"): ${differenceText(rows)}.`;
}

export function mismatchError(subject: string, id: string, rows: readonly Difference[]): RefusedError {
    return new RefusedError(
        `${subject} can't take over ${id}, since it differs from the declaration: ${differenceText(rows)}. ` +
            'Declare what is live, or add the resource option onMismatch: "update" to write the declaration over it.',
    );
}

/** @param instead what the id is the uid of, where it is that of something else. */
export function notFoundError(
    subject: string,
    noun: string,
    id: string,
    projectUid: string,
    instead?: string,
): RefusedError {
    const what = instead === undefined ? "" : ` It is the uid of ${instead}.`;
    return new RefusedError(
        `${subject} can't take over ${printable(id)}: the project ${projectUid} has no ${noun} of that uid.${what} ` +
            "Correct the resource option `import` (`personalize import` writes it for all that a project has), or remove it to create a new one.",
    );
}

interface NaturalKeyOwner {
    noun: string;
    /** The natural key's name: key or name. */
    field: string;
    uid: string;
}

/** Something of that natural key is live, and nothing says that it is ours. */
export function alreadyExistsReason(
    subject: string,
    { noun, field, uid }: NaturalKeyOwner,
    found: { uids: readonly string[]; rows: readonly Difference[]; compared: boolean; recent: boolean },
): string {
    const others = found.uids.length === 1 ? "" : ` (one of ${found.uids.length}: ${found.uids.join(", ")})`;
    const differs = found.rows.length > 0;
    const verdict = differs
        ? ` It differs: ${differenceText(found.rows)}.`
        : found.compared
          ? ` It is equal to the declaration${found.recent ? "" : ", but was made longer ago than the setting adoptWithin, so no interrupted `up` left it"}.`
          : "";
    return (
        `${subject} can't be created, since an ${noun} of that ${field} exists already: ${uid}${others}.${verdict} ` +
        `To manage it with this resource, add the resource option import: "${uid}"${differs ? ', with onMismatch: "update" to write the declaration over it' : ""}. ` +
        "If the resource only has another logical name or parent than before, add the option aliases instead."
    );
}

/** Two resources of one program want the same natural key; `uid` is the object that one of them has already. */
export function declaredTwiceReason(
    subject: string,
    { noun, field, uid }: Omit<NaturalKeyOwner, "uid"> & { uid?: string },
): string {
    const what = uid === undefined ? `that ${field}` : `the ${noun} of that ${field} (${uid})`;
    return (
        `${subject} is declared twice: another resource of this program has ${what}. ` +
        `Keep one of the two, or give them different ${field}s.`
    );
}

/** The natural key is about to be free: its owner gets another one in the same update. */
export function keyBeingFreedReason(subject: string, { noun, field, uid }: NaturalKeyOwner): string {
    return (
        `${subject} can't be created yet, since the ${noun} ${uid} still has that ${field}: another resource of this program gives it up in this very update. ` +
        "Run `pulumi up` again, or let this resource depend on that one (dependsOn)."
    );
}
