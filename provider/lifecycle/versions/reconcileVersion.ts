import { RefusedError } from "../../errors/base";
import {
    BadRequestError,
    DraftExistsError,
    LockedVersionError,
    LostAnswerError,
    NotFoundError,
} from "../../errors/index";
import { planTransition } from "../../model/planTransition";
import type { DeclaredVersion } from "../../model/versionState";
import type { WireVersion } from "../../wire";
import { notify } from "../host/notices";
import type { Session } from "../host/session";
import { classifyVersions, listVersions } from "./currentVersions";
import type { ReconcileRequest } from "./reconcileRequest";
import { sendWrite } from "./sendWrite";

/** How often a plan is made if the versions change or a response is lost. */
const MAX_PLANS = 3;

export interface Reconciled {
    /** The version that the resource owns now, if any. */
    version: WireVersion | undefined;
    versions: WireVersion[];
}

/**
 * Reads the versions, plans, and writes. Repeats this if a response is lost or the versions change meanwhile.
 * Writes to the versions of one experience never overlap.
 */
export function reconcileVersion(session: Session, request: ReconcileRequest): Promise<Reconciled> {
    return session.locks.run(request.target.experienceUid, () => reconcile(session, request));
}

async function reconcile(
    session: Session,
    { target, owned, seen, declared }: ReconcileRequest,
): Promise<Reconciled> {
    const { projectUid, experienceUid, subject } = target;
    const list = session.versions(projectUid, experienceUid);
    let sent = false;
    let pending = false;
    for (let attempt = 1; ; ) {
        const versions = await listVersions(
            session,
            projectUid,
            experienceUid,
            declared.status === "ABSENT" ? "cached" : "justNow",
        );
        if (versions === undefined) {
            return withoutExperience(experienceGoneError(declared, subject, experienceUid));
        }
        const live = classifyVersions(session, versions, owned?.uid, target.content, sent);
        const plan = planTransition(live, owned, seen, declared);
        if ("refusal" in plan) {
            throw new RefusedError(`${subject}: ${plan.refusal}`);
        }
        if (pending && plan.requests.length > 0) {
            // The lost request can still take effect, so the versions are read again before it is repeated.
            pending = false;
            await session.client.allowPendingToSettle();
            list.invalidate();
            continue;
        }
        if (plan.becomes !== undefined && plan.becomes !== owned?.uid) {
            session.claims.refuseSecondOwner(plan.becomes, subject);
        }
        try {
            let written: WireVersion | undefined;
            for (const request of plan.requests) {
                written = (await sendWrite(session, target, request, versions)) ?? written;
            }
            if (plan.notice !== undefined) {
                notify(`${subject}: ${plan.notice}`);
            }
            const now = await list.all();
            const version = written ?? now.find(({ uid }) => uid === plan.becomes);
            if (version !== undefined && declared.status !== "ABSENT") {
                // Before the next operation of the same experience starts.
                session.claims.registerCreated(version.uid);
            }
            return { version, versions: now };
        } catch (error) {
            list.invalidate();
            if (attempt === MAX_PLANS || !isOvertaken(error)) {
                throw error;
            }
            attempt += 1;
            if (error instanceof LostAnswerError) {
                sent = true;
                pending = error.pending;
                if (!(await session.client.canRetry())) {
                    throw error;
                }
            }
        }
    }
}

/** Errors after which the plan no longer fits the live versions. */
function isOvertaken(error: unknown): boolean {
    return (
        error instanceof LostAnswerError ||
        error instanceof LockedVersionError ||
        error instanceof DraftExistsError ||
        error instanceof NotFoundError ||
        // The error code for the deletion of a version that is not a draft is not documented.
        (error instanceof BadRequestError && error.method === "DELETE")
    );
}

function experienceGoneError(
    declared: DeclaredVersion,
    subject: string,
    experienceUid: string,
): RefusedError | undefined {
    return declared.status === "ABSENT"
        ? undefined
        : new RefusedError(
              `${subject}: the experience ${experienceUid} is no longer in the project: someone has deleted it. ` +
                  "Run `pulumi refresh`. The next `pulumi up` creates it again with its versions.",
          );
}

function withoutExperience(error: RefusedError | undefined): Reconciled {
    if (error !== undefined) {
        throw error;
    }
    return { version: undefined, versions: [] };
}
