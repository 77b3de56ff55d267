import { printable } from "../../core/common/printable";
import { RefusedError } from "../../core/errors/base";
import { ReferencedError } from "../../core/errors/index";
import type { WireAudit } from "../../core/wire";
import type { ProgramDependency } from "../shared/props";
import type { Session } from "../shared/session";

interface Referrer extends WireAudit {
    uid: string;
    name: string;
}

/** The objects that can refer to an object of a kind. */
export interface Referring {
    kind: "Audience" | "Experience";
    /** Where a referring object names the other one, for messages. */
    place: string;
    find(session: Session, projectUid: string, uid: string): Promise<Referrer[]>;
}

interface ReferencedObject {
    subject: string;
    noun: string;
    uid: string;
    projectUid: string;
    referredBy: Referring;
    /** Why Pulumi deletes the object before the experiences, if the program says so. */
    dependency: ProgramDependency | undefined;
}

/**
 * Deletes an object that others may refer to. If this phase also deletes the referring objects, waits for their
 * deletion.
 */
export async function deleteReferenced(
    session: Session,
    referenced: ReferencedObject,
    remove: () => Promise<void>,
): Promise<void> {
    const { subject, uid, projectUid, referredBy, dependency } = referenced;
    const { pendingDeletes, claims } = session;
    await pendingDeletes.settled(referredBy.kind);
    const refused = await referenceErrorOf(remove);
    if (refused === undefined) {
        return;
    }
    // If nothing is found, the referring object was deleted after the refusal.
    const found = await referredBy.find(session, projectUid, uid);
    const stillReferenced = ({ status, method, path, code, details }: ReferencedError) =>
        new RefusedError(
            `${subject} can't be deleted because ${reasonOf(session, referenced, found)} ` +
                `The API answered ${status} to ${method} ${path} with: ${code ?? details}.`,
        );
    const uids = found.map((each) => each.uid);
    const hopeless = found.length > 0 && (uids.some((each) => claims.has(each)) || isCertain(dependency));
    if (hopeless || !(await pendingDeletes.allDeleted(uids))) {
        throw stillReferenced(refused);
    }
    const stillRefused = await referenceErrorOf(remove);
    if (stillRefused !== undefined) {
        throw stillReferenced(stillRefused);
    }
}

/** The error of a referenced object. Throws any other error. */
async function referenceErrorOf(remove: () => Promise<void>): Promise<ReferencedError | undefined> {
    try {
        await remove();
        return undefined;
    } catch (error) {
        if (error instanceof ReferencedError) {
            return error;
        }
        throw error;
    }
}

/** How many referring objects a message names. */
const MAX_NAMED = 3;

/**
 * The rest of the sentence “… can't be deleted because”, and what to do next. A run can't tell whether an object that
 * the program does not declare belongs to the stack, so the advice fits both and names no command that deletes more.
 */
function reasonOf(
    { claims }: Session,
    { noun, referredBy: { kind, place }, dependency }: ReferencedObject,
    found: readonly Referrer[],
): string {
    if (found.length === 0) {
        return "another object refers to it. Run the command again.";
    }
    const declared = found.filter(({ uid }) => claims.has(uid));
    if (declared.length > 0) {
        return (
            `${named(kind, declared)}, which this program declares, still ${refer(declared)} to it. ` +
            `Remove the ${noun} from ${place} first.`
        );
    }
    const users = `${named(kind, found)} ${refer(found)} to it.`;
    const other = kind.toLowerCase();
    if (dependency !== undefined) {
        return (
            `${users} The program makes Pulumi delete it before its experiences: remove ${dependencyText(dependency)}. ` +
            `Then run \`pulumi up\`, and run this command again. If this stack does not manage that ${other}, remove the ${noun} from ${place} there.`
        );
    }
    return (
        `${users} If this command also deletes the ${other}, run it again with \`--continue-on-error\`. ` +
        `Otherwise the ${other} belongs to someone else: have the ${noun} removed from ${place}.`
    );
}

function refer(found: readonly Referrer[]): string {
    return found.length === 1 ? "refers" : "refer";
}

function named(kind: string, found: readonly Referrer[]): string {
    const names = found.slice(0, MAX_NAMED).map(({ name, uid, updatedByUserName }) => {
        const editor =
            updatedByUserName === undefined ? "" : `, last edited by ${printable(updatedByUserName)}`;
        return `${kind} ${printable(name)} (${uid}${editor})`;
    });
    const more = found.length - names.length;
    return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function isCertain(dependency: ProgramDependency | undefined): boolean {
    return dependency !== undefined && dependency.by !== "component";
}

function dependencyText({ by, component, line }: ProgramDependency): string {
    const at = line === undefined ? "" : ` in ${line}`;
    switch (by) {
        case "component":
            return `the dependency of the component ${printable(component ?? "")} on the experience${at} (such as dependsOn)`;
        case "parent":
            return `the option parent${at}, and add the option aliases: [{ parent: … }] with that experience`;
        case "dependsOn":
            return `the experience from the option dependsOn${at}`;
        default:
            return `what comes from the experience from the argument ${by}${at}`;
    }
}
