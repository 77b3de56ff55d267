import { RefusedError } from "../../core/errors/base";
import { BadRequestError, LostAnswerError } from "../../core/errors/index";
import { notify } from "../shared/notices";
import type { Session } from "../shared/session";

const MAX_ATTEMPTS = 3;

interface Creation<Wire> {
    send: () => Promise<Wire>;
    /** The uids before the request. */
    before: readonly string[];
    /** The live objects that match the request. */
    lookUp: () => Promise<Wire[]>;
    subject: string;
}

/** Sends a create request. If the response is lost, looks for the object before it sends the request again. */
export async function createIdempotently<Wire extends { uid: string }>(
    { client }: Session,
    what: Creation<Wire>,
): Promise<Wire> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await what.send();
        } catch (error) {
            // After a lost response, a refusal can mean that the lost request has taken effect late.
            const late =
                attempt > 1 && error instanceof BadRequestError ? await lookUpCreated(what) : undefined;
            if (late !== undefined) {
                return late;
            }
            if (!(error instanceof LostAnswerError)) {
                throw error;
            }
            let found = await lookUpCreated(what);
            if (found === undefined && error.pending) {
                await client.allowPendingToSettle();
                found = await lookUpCreated(what);
            }
            if (found !== undefined) {
                notify(
                    `${what.subject}: the response to the create request was lost, but the object was created (${found.uid}).`,
                );
                return found;
            }
            if (attempt === MAX_ATTEMPTS || !(await client.canRetry())) {
                throw error;
            }
            notify(
                `${what.subject}: the response to the create request was lost and nothing was created, so the request is sent again.`,
            );
        }
    }
}

async function lookUpCreated<Wire extends { uid: string }>(what: Creation<Wire>): Promise<Wire | undefined> {
    const made = (await what.lookUp()).filter(({ uid }) => !what.before.includes(uid));
    if (made.length > 1) {
        throw new RefusedError(
            `${what.subject}: the response to the create request was lost, and ${made.length} identical objects exist now: ${made.map(({ uid }) => uid).join(", ")}. ` +
                "Delete all but one in Personalize, and run `pulumi up` again.",
        );
    }
    return made[0];
}
