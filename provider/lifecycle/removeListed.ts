import { ReferencedError } from "../errors";
import { RefusedError } from "../errors/base";
import type { Removals } from "./removals";
import type { Session } from "./session";

/** The objects of another kind that refer to this one, by uid. */
export type Referrers = (session: Session, projectUid: string, uid: string) => Promise<string[]>;

/**
 * Deletes an object that others may refer to. What still refers to it may be on its way out in this very phase:
 * then its end is waited for.
 */
export async function removeReferred(
    session: Session,
    about: { subject: string; uid: string; projectUid: string; referrers: Referrers; referring: Removals },
    remove: () => Promise<void>,
): Promise<void> {
    const { referring, referrers, projectUid, uid, subject } = about;
    await referring.settled();
    try {
        await remove();
        return;
    } catch (error) {
        if (!(error instanceof ReferencedError)) {
            throw error;
        }
        const found = await referrers(session, projectUid, uid);
        const kept = found.filter((each) => session.claims.has(each));
        if (found.length === 0 || kept.length > 0 || !(await referring.allDone(found))) {
            throw new RefusedError(
                `${subject} can't be deleted: ${error.message} ` +
                    (found.length === 0 ? "" : `It is ${found.join(", ")} that refers to it. `) +
                    "Where that one is to be deleted as well, run the command again with --parallel 1000.",
            );
        }
    }
    await remove();
}
