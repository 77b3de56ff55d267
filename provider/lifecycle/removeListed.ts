import { ReferencedError } from "../errors";
import { RefusedError } from "../errors/base";
import type { Removals } from "./removals";
import type { Session } from "./session";

/** The objects of another kind that refer to this one, by uid. */
export type Referrers = (session: Session, projectUid: string, uid: string) => Promise<string[]>;

interface Referred {
    subject: string;
    uid: string;
    projectUid: string;
    referrers: Referrers;
    /** The deletes of the kind that refers to it. */
    referring: Removals;
}

/**
 * Deletes an object that others may refer to. What still refers to it may be on its way out in this very phase:
 * then its end is waited for.
 */
export async function removeReferred(
    session: Session,
    { subject, uid, projectUid, referrers, referring }: Referred,
    remove: () => Promise<void>,
): Promise<void> {
    await referring.settled();
    const refused = await refusalOf(remove);
    if (refused === undefined) {
        return;
    }
    // Where nothing is found any more, it has gone between the refusal and the look.
    const found = await referrers(session, projectUid, uid);
    const kept = found.some((each) => session.claims.has(each));
    if (kept || !(await referring.allDone(found))) {
        throw stillReferred(subject, refused, found);
    }
    const again = await refusalOf(remove);
    if (again !== undefined) {
        throw stillReferred(subject, again, found);
    }
}

/** The server's refusal because of what refers to it; any other failure is thrown. */
async function refusalOf(remove: () => Promise<void>): Promise<ReferencedError | undefined> {
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

function stillReferred(
    subject: string,
    { message }: ReferencedError,
    found: readonly string[],
): RefusedError {
    const who = found.length === 0 ? "" : `It is ${found.join(", ")} that refers to it. `;
    return new RefusedError(
        `${subject} can't be deleted: ${message} ${who}` +
            "Where that one is to be deleted as well, run the command again with --parallel 1000. " +
            "If that does not help, this resource depends on the other one (by an argument, parent or dependsOn): delete the other one in Personalize, run `pulumi refresh`, then the command again.",
    );
}
