import { commandLine } from "../../core/common/commandLine";
import { printable } from "../../core/common/printable";
import { RefusedError } from "../../core/errors/base";
import { existingObjectAdvice } from "../../core/model/existingObjectAdvice";
import type { Failure } from "../../core/model/failure";
import { overwriting } from "../../core/model/importOption";
import type { Difference } from "../../core/model/model";
import { differenceText } from "./differenceText";
import type { Props } from "./props";

/** The hidden input of the `import` option. The engine ignores properties with such names when it compares. */
export const IMPORT_INPUT = "__import";

/** The hidden input of an experience whose versions are adopted as well. The state does not contain it. */
const READ_VERSIONS_INPUT = "__readVersions";

/** The values of the resource options `import` and `onMismatch`. */
export interface Adoption {
    id: string;
    onMismatch: "refuse" | "update";
    /** Whether the program also adopts versions of the experience, so that their list will be needed. */
    readVersions?: boolean;
}

export function adoptionOf(props: Props): Adoption | undefined {
    const adoption = props[IMPORT_INPUT] as Adoption | undefined;
    return adoption && { ...adoption, readVersions: props[READ_VERSIONS_INPUT] === true };
}

/**
 * The line that the preview shows for an adoption, because the engine can only show "create".
 *
 * @param open whether the declaration contains unknown values
 */
export function adoptionNotice(
    subject: string,
    id: string,
    rows: readonly Difference[],
    open = false,
): string {
    const known = open ? " as far as the preview knows it" : "";
    return rows.length === 0
        ? `${subject}: takes over ${id}, which matches the declaration${known}. Nothing is written.`
        : `${subject}: takes over ${id} and changes it (onMismatch: "update"): ${differenceText(rows)}.`;
}

export function mismatchError(subject: string, id: string, rows: readonly Difference[]): RefusedError {
    return new RefusedError(
        `${subject} can't take over ${id} because it differs from the declaration: ${differenceText(rows)}. ` +
            'Declare the live values, or add the resource option onMismatch: "update" to overwrite them.',
    );
}

/** @param instead what the id is instead, such as “the uid of an event” */
export function notFoundError(
    subject: string,
    noun: string,
    id: string,
    projectUid: string,
    instead?: string,
): RefusedError {
    const what = instead === undefined ? "" : ` It is ${instead}.`;
    return new RefusedError(
        `${subject} can't take over ${printable(id)}: the project ${projectUid} has no ${noun} with that uid.${what} ` +
            `Correct the resource option \`import\`, or remove it to create a new object. \`${commandLine("import")}\` writes the option for every object of a project.`,
    );
}

/** Explains a missing argument of an import, since the engine leaves out what `ignoreChanges` names. */
export function ignoredArgument({ property, reason }: Failure, inputs: object): Failure {
    return Reflect.get(inputs, property) !== undefined || !reason.startsWith("is required")
        ? { property, reason }
        : {
              property,
              reason: `${reason} If the program declares it, the option ignoreChanges: ["${property}"] takes it out of an import: add that option after the import.`,
          };
}

interface NaturalKeyOwner {
    noun: string;
    /** The natural key's name: key or name. */
    field: string;
    uid: string;
}

/** A live object has the natural key, and no resource that was checked before manages it. */
export function alreadyExistsReason(
    subject: string,
    { noun, field, uid }: NaturalKeyOwner,
    found: { uids: readonly string[]; rows: readonly Difference[]; compared: boolean },
): string {
    const others = found.uids.length === 1 ? "" : ` (one of ${found.uids.length}: ${found.uids.join(", ")})`;
    const differs = found.rows.length > 0;
    const verdict = differs
        ? ` It differs: ${differenceText(found.rows)}.`
        : found.compared
          ? " It matches the declaration."
          : "";
    const importOption = `import: "${uid}"${differs ? `, ${overwriting("to overwrite it")}` : ""}`;
    return (
        `${subject} can't be created because an ${noun} with that ${field} already exists: ${uid}${others}.${verdict} ` +
        `${existingObjectAdvice(importOption)} ` +
        `If another resource of this program gives up the ${field} in the same update, make this one depend on it (dependsOn).`
    );
}

/**
 * Two resources declare the same key. `uid` is the object that one of them manages already, and `resource` the logical
 * name of the other one.
 */
export function declaredTwiceReason(
    subject: string,
    { noun, field, uid, resource }: Omit<NaturalKeyOwner, "uid"> & { uid?: string; resource?: string },
): string {
    const what = uid === undefined ? `the same ${field}` : `the ${noun} with this ${field} (${uid})`;
    const replaced =
        uid === undefined
            ? ""
            : ` If only one resource declares it, \`--replace\` or the option replaceOnChanges asks for a second ${noun}, which a project can't have: omit it.`;
    const other = resource === undefined ? "another resource" : `the resource ${printable(resource)}`;
    return (
        `${subject} is declared twice: ${other} of this program declares ${what}. ` +
        `Remove one of them, or give them different ${field}s.${replaced}`
    );
}

/** The same update gives the owner of the natural key another key. */
export function keyBeingFreedReason(subject: string, { noun, field, uid }: NaturalKeyOwner): string {
    return (
        `${subject} can't have that ${field} yet because the ${noun} ${uid} still has it: another resource of this program gives it up in the same update. ` +
        "Nothing was written for this resource. Run `pulumi up` again, or make this resource depend on the other one (dependsOn)."
    );
}

/** A replacement whose old object stays, because of the option `retainOnDelete`. */
export function retainedReason({ noun, field }: Omit<NaturalKeyOwner, "uid">): string {
    return (
        `has changed, which replaces the ${noun}, but the option retainOnDelete keeps the old one, which has the same ${field}. ` +
        `To keep both, give the new one another ${field}. To delete the old one with the replacement, remove retainOnDelete first, in an \`up\` of its own.`
    );
}

/** The old object of a replacement is still there, because the engine knows the option `retainOnDelete`. */
export function keptByReplacementReason(subject: string, { noun, field, uid }: NaturalKeyOwner): string {
    return (
        `${subject} can't be created because the ${noun} that it replaces (${uid}) was kept and has the same ${field}: the option retainOnDelete is set. ` +
        `To keep both, give the new one another ${field}. To go back, declare the old values with import: "${uid}".`
    );
}

/** A resource that was checked before takes the key that this one gives up. */
export function keyMovedReason(subject: string, { noun, field }: Omit<NaturalKeyOwner, "uid">): string {
    return (
        `${subject} gives up its ${field} while another resource of this program, which does not wait for that, takes it. ` +
        `If that resource is to manage this ${noun}, keep the ${field} here and rename the resource with the option aliases. ` +
        `Otherwise give this ${noun} its new ${field} first, in an \`up\` of its own, or make the other resource depend on this one (dependsOn). ` +
        `Two ${noun}s exchange their ${field}s in two steps: give one of them a third ${field} first.`
    );
}

/** An update gives an object a key that another live object has. */
export function keyTakenReason(subject: string, { noun, field, uid }: NaturalKeyOwner): string {
    return (
        `${subject} can't have that ${field} because the ${noun} ${uid} has it, and the provider requires unique ${field}s. ` +
        `Choose another ${field}, or change or delete that ${noun} first.`
    );
}
