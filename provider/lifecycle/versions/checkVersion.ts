import { containsUnknown, isUnknown } from "../../common/unknown";
import type { Failure } from "../../model/failure";
import { planTransition } from "../../model/planTransition";
import type { ExperienceVersionInputs } from "../../model/versionSchema";
import type { WireVersion } from "../../wire";
import { type Adoption, adoptionNotice } from "../host/adoption";
import { notify } from "../host/notices";
import type { Props } from "../host/props";
import type { CheckRequest } from "../host/provider";
import type { Session } from "../host/session";
import { adoptableVersion, adoptionRequest } from "./adoptVersion";
import { classifyVersions, isLive, listVersions } from "./currentVersions";
import { findExperience, refuseVariantsOfOtherType, versionSubject } from "./experienceOfVersion";
import { isActivation, previewPlan } from "./previewPlan";
import { contentFields } from "./transitionFailures";
import { parseVersionId, type VersionRecord } from "./versionRecord";

type Inputs = ExperienceVersionInputs;

/** Checks a new version against the live versions, if the experience is known. */
export async function checkNew(
    session: Session,
    { news, adoption }: CheckRequest<Inputs>,
): Promise<Failure[]> {
    if (adoption !== undefined) {
        return checkAdoption(session, news, adoption);
    }
    const open = [news.projectUid, news.experience, news.status];
    if (open.some(isUnknown) || containsUnknown(contentFields(news))) {
        return [];
    }
    const experience = await findExperience(session, news, versionSubject(session, news));
    refuseVariantsOfOtherType(experience, news, versionSubject(session, news));
    const versions = (await listVersions(session, news.projectUid, news.experience, "justNow")) ?? [];
    const live = classifyVersions(
        session,
        afterActivation(session, versions),
        undefined,
        contentFields(news),
        false,
    );
    const plan = planTransition(live, undefined, {}, { status: news.status, experienceUid: news.experience });
    return "refusal" in plan ? [{ property: "status", reason: plan.refusal }] : [];
}

export async function checkExisting(session: Session, olds: Inputs, news: Inputs): Promise<Failure[]> {
    if (olds.experience !== news.experience || news.status === "DRAFT" || isUnknown(news.status)) {
        return [];
    }
    const from = olds.status === "DRAFT" ? "draft" : "live";
    const other = session.liveSource.get(news.experience) ?? from;
    if (other !== from) {
        return [{ property: "status", reason: secondLiveReason(other) }];
    }
    session.liveSource.set(news.experience, from);
    if (isActivation(olds, news)) {
        // The preview of an activation needs the live version. It is read here, because a failed read is shown only once
        // in `check`.
        await listVersions(session, news.projectUid, news.experience, "cached");
    }
    return [];
}

/** The constructors find this first, unless the versions refer to their experience by uid. */
function secondLiveReason(other: "live" | "draft"): string {
    const what =
        other === "live"
            ? "manages the live version of this experience. Remove that resource in the same `up` that publishes this draft."
            : "publishes the draft of this experience. Remove this resource in the same `up`.";
    return `another resource of this program ${what} An experience has at most one version that is ACTIVE or PAUSED.`;
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
    const isOpen = containsUnknown(contentFields(news)) && adopted.version.status !== "DRAFT";
    if (adopted.rows.length === 0 || isOpen) {
        return [];
    }
    const refusal = previewPlan(
        session,
        adoptionRequest(session, inputs, adoption, adopted),
        adopted.versions,
    );
    return refusal === undefined ? [] : [{ property: "status", reason: refusal }];
}

/** The versions after this run has published its drafts. */
function afterActivation(session: Session, versions: readonly WireVersion[]): readonly WireVersion[] {
    const draft = versions.find(
        ({ uid, status }) => status === "DRAFT" && session.pendingActivation.has(uid),
    );
    if (draft === undefined) {
        return versions;
    }
    return versions.map((each) => {
        if (each === draft) {
            return { ...each, status: "ACTIVE" };
        }
        return isLive(each) ? { ...each, status: "ARCHIVED" } : each;
    });
}

/**
 * Records the new status of the live version for the draft beside it. Otherwise, publishing the draft later would
 * be refused because its resource has not read that status.
 *
 * @returns whether this draft has to record a new status
 */
export function recordLiveStatus(session: Session, olds: Props, news: Inputs): boolean {
    const { experience, status } = news;
    if (isUnknown(status)) {
        return false;
    }
    if (status !== "DRAFT") {
        if (olds.status !== status) {
            session.liveStatus.set(experience, status);
        }
        return false;
    }
    const noted = session.liveStatus.get(experience);
    const recorded = (olds as Partial<VersionRecord>).liveStatus;
    return noted !== undefined && recorded !== undefined && noted !== recorded;
}
