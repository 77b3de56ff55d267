import { RefusedError } from "../../errors/base";
import { ReferencedError } from "../../errors/index";
import type { PendingDeletes } from "../host/pendingDeletes";
import type { Session } from "../host/session";

/** The objects of another kind that refer to this one, by uid. */
export type FindReferrers = (session: Session, projectUid: string, uid: string) => Promise<string[]>;

interface ReferencedObject {
    subject: string;
    uid: string;
    projectUid: string;
    referrers: FindReferrers;
    /** The deletes of the kind that refers to it. */
    referring: PendingDeletes;
}

/**
 * Deletes an object that others may refer to. What still refers to it may be on its way out in this very phase:
 * then its end is waited for.
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
    // Where nothing is found any more, it has gone between the refusal and the look.
    const found = await referrers(session, projectUid, uid);
    const kept = found.some((each) => session.claims.has(each));
    if (kept || !(await referring.allDeleted(found))) {
        throw stillReferencedError(subject, refused, found);
    }
    const again = await referenceErrorOf(remove);
    if (again !== undefined) {
        throw stillReferencedError(subject, again, found);
    }
}

/** The server's refusal because of what refers to it; any other failure is thrown. */
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
    const who = found.length === 0 ? "" : `Still referenced by ${found.join(", ")}. `;
    return new RefusedError(
        `${subject} can't be deleted: ${message} ${who}` +
            "If this run also deletes the referring object, run the command again with --parallel 1000. " +
            "If the error remains, this resource depends on the referring object (through an argument, parent or dependsOn): delete that object in Personalize, run `pulumi refresh`, then run the command again.",
    );
}
