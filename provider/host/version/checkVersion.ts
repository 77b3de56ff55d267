import { containsUnknown, isUnknown } from "../../core/common/unknown";
import { draftOf, liveOf } from "../../core/common/versions";
import type { Failure } from "../../core/model/failure";
import { contentOf, type ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { WireVersion } from "../../core/wire";
import { type Adoption, adoptionNotice } from "../shared/adoption";
import { notify } from "../shared/notices";
import type { CheckRequest } from "../shared/provider";
import type { Session } from "../shared/session";
import { adoptableVersion, adoptionRequest } from "./adoptVersion";
import { listVersions, planFrom } from "./currentVersions";
import { findExperience, refuseVariantsOfOtherType, versionSubject } from "./experienceOfVersion";
import { newVariantsNotStaged } from "./planNotices";
import { needsVersions, previewPlan } from "./previewPlan";
import { type ReconcileRequest, reconcileRequestFor } from "./reconcileRequest";
import { refuseOtherOwners } from "./reconcileVersion";
import { parseVersionId, recordedVersions } from "./versionRecord";

type Inputs = ExperienceVersionInputs;

/** Checks a new version against the live versions, if the experience is known. */
export async function checkNew(
    session: Session,
    { news, adoption }: CheckRequest<Inputs>,
): Promise<Failure[]> {
    if (adoption !== undefined) {
        return checkAdoption(session, news, adoption);
    }
    if (news.status === "PAUSED") {
        return planFailures(session, news, []);
    }
    newVariantsNotStaged(versionSubject(session, news), news).forEach(notify);
    const open = [news.projectUid, news.experience, news.status];
    if (open.some(isUnknown) || containsUnknown(contentOf(news))) {
        return [];
    }
    const experience = await findExperience(session, news, versionSubject(session, news));
    refuseVariantsOfOtherType(experience, news, versionSubject(session, news));
    return planFailures(
        session,
        news,
        (await listVersions(session, news.projectUid, news.experience, "justNow")) ?? [],
    );
}

/** The refusals of a resource that is created. */
function planFailures(session: Session, news: Inputs, versions: readonly WireVersion[]): Failure[] {
    const request = reconcileRequestFor(session, news, undefined, {});
    const plan = planFrom(versions, request, undefined);
    if (!("refusal" in plan)) {
        return [];
    }
    refuseOtherOwners(session, request.subject, undefined, plan, versions);
    return [{ property: "status", reason: plan.refusal }];
}

/**
 * The refusals that follow from the old and the new declaration. `check` does not get what the resource has recorded. If
 * an update has failed half-way, the old declaration is outdated, so only what the server confirms is a failure.
 */
export async function checkExisting(session: Session, olds: Inputs, news: Inputs): Promise<Failure[]> {
    if (olds.experience !== news.experience || isUnknown(news.status)) {
        return [];
    }
    const request = withKnownContent(reconcileRequestFor(session, news, undefined, {}));
    const reasonWith = (versions: readonly WireVersion[]): string | undefined => {
        const recorded = olds.status === "DRAFT" ? draftOf(versions) : liveOf(versions);
        const owned = { uid: recorded?.uid ?? "", status: olds.status, stagedUid: draftOf(versions)?.uid };
        const plan = planFrom(versions, request, owned);
        return "refusal" in plan ? plan.refusal : undefined;
    };
    const isOpen = request.content === undefined && news.status === "PAUSED";
    const isRefused = !isOpen && reasonWith(recordedVersions(olds.experience, { ...olds })) !== undefined;
    if (!isRefused && !needsVersions(olds, news)) {
        return [];
    }
    // Also for the preview in `diff`: a failed read is shown only once in `check`.
    const versions = await listVersions(session, news.projectUid, news.experience, "cached");
    const reason = isRefused && versions !== undefined ? reasonWith(versions) : undefined;
    return reason === undefined ? [] : [{ property: "status", reason }];
}

/** Only known content can be compared. */
function withKnownContent({ content, staged, ...request }: ReconcileRequest): ReconcileRequest {
    return {
        ...request,
        content: containsUnknown(content) ? undefined : content,
        staged: containsUnknown(staged) ? undefined : staged,
    };
}

/** If the same run takes over the experience, only the id to import tells which experience it is. */
async function checkAdoption(session: Session, news: Inputs, adoption: Adoption): Promise<Failure[]> {
    if ([news.projectUid, adoption.id].some(isUnknown)) {
        return [];
    }
    const { experienceUid } = parseVersionId(adoption.id);
    const inputs = isUnknown(news.experience) ? { ...news, experience: experienceUid } : news;
    const subject = versionSubject(session, inputs);
    const adopted = await adoptableVersion(session, inputs, adoption, subject);
    notify(adoptionNotice(subject, adoption.id, adopted.rows, containsUnknown(news)));
    const isOpen = containsUnknown(contentOf(news)) && adopted.version.status !== "DRAFT";
    if (adopted.rows.length === 0 || isOpen) {
        return [];
    }
    const request = adoptionRequest(session, inputs, adoption, adopted);
    const refusal = previewPlan(request, adopted.versions, inputs);
    return refusal === undefined ? [] : [{ property: "status", reason: refusal }];
}
