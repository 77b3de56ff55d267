import { draftOf, liveOf } from "../../core/common/versions";
import { RefusedError } from "../../core/errors/base";
import {
    BadRequestError,
    DraftExistsError,
    LockedVersionError,
    LostAnswerError,
    NotFoundError,
} from "../../core/errors/index";
import {
    type OwnedVersion,
    owns,
    type TransitionDecision,
    type TransitionPlan,
} from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import { notify } from "../shared/notices";
import type { Session } from "../shared/session";
import { listVersions, planFrom } from "./currentVersions";
import type { ReconcileRequest } from "./reconcileRequest";
import { identifyPlan } from "./resolveIdentities";
import { type Reconciled, WriteProgress } from "./writeProgress";

/** How often a plan is made if the versions change or a response is lost. */
const MAX_PLANS = 3;

/**
 * Reads the versions, plans, and writes. Repeats this if a response is lost or the versions change meanwhile.
 * Writes to the versions of one experience never overlap.
 */
export function reconcileVersion(session: Session, request: ReconcileRequest): Promise<Reconciled> {
    return session.locks.run(request.experienceUid, () => reconcile(session, request));
}

async function reconcile(session: Session, request: ReconcileRequest): Promise<Reconciled> {
    const { projectUid, experienceUid, subject, declared } = request;
    const list = session.versions(projectUid, experienceUid);
    const progress = new WriteProgress(session, request);
    let lostWrite = false;
    let pending = false;
    for (let attempt = 1; ; ) {
        try {
            const versions = await listVersions(
                session,
                projectUid,
                experienceUid,
                declared.status === "ABSENT" ? "cached" : "justNow",
            );
            if (versions === undefined) {
                return withoutExperience(request);
            }
            const plan = planFor(session, request, progress.owned, versions, lostWrite);
            if (pending && [plan.version, plan.staged].some(({ write }) => write !== undefined)) {
                // The lost request can still take effect, so the versions are read again before it is repeated.
                pending = false;
                await session.client.allowPendingToSettle();
                list.invalidate();
                continue;
            }
            await progress.carryOut(plan, versions);
            plan.notices.map((notice) => `${subject}: ${notice}`).forEach(notify);
            return progress.reached();
        } catch (error) {
            list.invalidate();
            if (attempt === MAX_PLANS || !isOvertaken(error)) {
                return progress.failed(error);
            }
            attempt += 1;
            if (error instanceof LostAnswerError) {
                lostWrite = true;
                pending = error.pending;
                if (!(await session.client.canRetry())) {
                    return progress.failed(error);
                }
            }
        }
    }
}

function planFor(
    session: Session,
    request: ReconcileRequest,
    owned: OwnedVersion | undefined,
    versions: readonly WireVersion[],
    lostWrite: boolean,
): TransitionPlan {
    const { subject } = request;
    const plan = planFrom(versions, request, owned, lostWrite);
    refuseOtherOwners(session, subject, owned, plan, versions);
    if ("refusal" in plan) {
        throw new RefusedError(`${subject}: ${plan.refusal}`);
    }
    // Both writes are looked at before the first one is sent.
    const { refusal } = identifyPlan(request, plan, versions);
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
    return plan;
}

/**
 * Two resources of one program can't have the same version. This applies to the versions that a plan takes, or that
 * stand in its way.
 */
export function refuseOtherOwners(
    session: Session,
    subject: string,
    owned: OwnedVersion | undefined,
    plan: TransitionDecision,
    versions: readonly WireVersion[],
): void {
    const uids =
        "refusal" in plan
            ? [liveOf(versions)?.uid, draftOf(versions)?.uid]
            : [plan.version.uid, plan.staged.uid];
    const other = uids.find((uid) => uid !== undefined && !owns(owned, uid) && session.claims.has(uid));
    if (other !== undefined) {
        throw new RefusedError(
            `${subject} is declared twice: another ExperienceVersion of this program manages a version of the same experience (${other}). ` +
                "An experience has one ExperienceVersion. Declare the draft beside its live version as `staged`, and remove this resource.",
        );
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

function withoutExperience({ declared, subject, experienceUid }: ReconcileRequest): Reconciled {
    if (declared.status !== "ABSENT") {
        throw new RefusedError(
            `${subject}: the experience ${experienceUid} is no longer in the project: someone has deleted it. ` +
                "Run `pulumi refresh`. The next `pulumi up` creates it again with its versions.",
        );
    }
    return { version: undefined, staged: undefined, knownVariants: [] };
}
