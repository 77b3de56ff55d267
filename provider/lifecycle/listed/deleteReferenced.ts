import { printable } from "../../common/printable";
import { RefusedError } from "../../errors/base";
import { ReferencedError } from "../../errors/index";
import type { PendingDeletes } from "../host/pendingDeletes";
import type { ProgramDependency } from "../host/props";
import type { Session } from "../host/session";

interface Referrer {
    uid: string;
    name: string;
}

/** Finds the objects that refer to this one. */
export type FindReferrers = (session: Session, projectUid: string, uid: string) => Promise<Referrer[]>;

interface ReferencedObject {
    subject: string;
    uid: string;
    projectUid: string;
    referrers: FindReferrers;
    /** The kind of the referring objects. */
    kind: "Audience" | "Experience";
    /** Why Pulumi deletes the object before the experiences, if the program says so. */
    dependency: ProgramDependency | undefined;
}

/**
 * Deletes an object that others may refer to. If this phase also deletes the referring objects, waits for their
 * deletion.
 */
export async function deleteReferenced(
    session: Session,
    { subject, uid, projectUid, referrers, kind, dependency }: ReferencedObject,
    remove: () => Promise<void>,
): Promise<void> {
    const referring: PendingDeletes = session.pendingDeletes[kind];
    await referring.settled();
    const refused = await referenceErrorOf(remove);
    if (refused === undefined) {
        return;
    }
    // If nothing is found, the referring object was deleted after the refusal.
    const found = await referrers(session, projectUid, uid);
    const stillReferenced = ({ status, method, path, code, details }: ReferencedError) =>
        new RefusedError(
            `${subject} can't be deleted ${reasonOf(session, kind, found, dependency)} ` +
                `The API answered ${status} to ${method} ${path} with: ${code ?? details}.`,
        );
    const uids = found.map((each) => each.uid);
    const hopeless =
        found.length > 0 && (uids.some((each) => session.claims.has(each)) || isCertain(dependency));
    if (hopeless || !(await referring.allDeleted(uids))) {
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

/** The rest of the sentence “… can't be deleted”, and what to do next. */
function reasonOf(
    session: Session,
    kind: string,
    found: readonly Referrer[],
    dependency: ProgramDependency | undefined,
): string {
    if (found.length === 0) {
        return "because another object refers to it. Run the command again.";
    }
    const refer = found.length === 1 ? "refers" : "refer";
    const names = found.map(({ name, uid }) => `${kind} ${printable(name)} (${uid})`).join(", ");
    if (found.some(({ uid }) => session.claims.has(uid))) {
        return `because ${names}, which this program declares, still ${refer} to it. Remove the reference first.`;
    }
    if (dependency !== undefined) {
        return (
            `because the program makes Pulumi delete it before ${names}, which ${refer} to it: ` +
            `remove ${dependencyText(dependency)}. Then run \`pulumi up\`, and run this command again.`
        );
    }
    return (
        `before ${names}, which ${refer} to it. ` +
        (kind === "Experience"
            ? "If this run also deletes the experience, run `pulumi destroy --target '**:Experience::*' --target-dependents` and then this command again. "
            : "If this run also deletes the audience, run this command again. ") +
        `Otherwise remove the reference in Personalize.`
    );
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
