import { RefusedError } from "../../errors/base";
import { ReferencedError } from "../../errors/index";
import type { PendingDeletes } from "../host/pendingDeletes";
import type { Session } from "../host/session";

/** Finds the uids of the objects that refer to this one. */
export type FindReferrers = (session: Session, projectUid: string, uid: string) => Promise<string[]>;

interface ReferencedObject {
    subject: string;
    uid: string;
    projectUid: string;
    referrers: FindReferrers;
    /** The deletes of the referring kind. */
    referring: PendingDeletes;
}

/**
 * Deletes an object that others may refer to. If this phase also deletes the referring objects, waits for their
 * deletion.
 */
export async function deleteReferenced(
    session: Session,
    { subject, uid, projectUid, referrers, referring }: ReferencedObject,
    remove: () => Promise<void>,
): Promise<void> {
    await referring.settled();
    const refused = await referenceErrorOf(remove);
    if (refused === undefined) {
        return;
    }
    // If nothing is found, the referring object was deleted after the refusal.
    const found = await referrers(session, projectUid, uid);
    const kept = found.some((each) => session.claims.has(each));
    if (kept || !(await referring.allDeleted(found))) {
        throw stillReferencedError(subject, refused, found);
    }
    const stillRefused = await referenceErrorOf(remove);
    if (stillRefused !== undefined) {
        throw stillReferencedError(subject, stillRefused, found);
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

function stillReferencedError(
    subject: string,
    { message }: ReferencedError,
    found: readonly string[],
): RefusedError {
    const referencedBy = found.length === 0 ? "" : `Still referenced by ${found.join(", ")}. `;
    return new RefusedError(
        `${subject} can't be deleted: ${message} ${referencedBy}` +
            "If this run also deletes the referring object, run the command again with --parallel 1000. " +
            "If the error remains, this resource depends on the referring object (through an argument, parent or dependsOn): delete that object in Personalize, run `pulumi refresh`, then run the command again.",
    );
}
