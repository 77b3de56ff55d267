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

/** A new version: what stands there already is seen in the preview, where the experience is known. */
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

/** A version that the state has. */
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
        // Announced with what becomes of the live version, which the resource of a draft does not know: looked up
        // here, where a look that fails is shown once.
        await listVersions(session, news.projectUid, news.experience, "cached");
    }
    return [];
}

/** The constructors see it first, unless the versions name their experience by its uid. */
function secondLiveReason(other: "live" | "draft"): string {
    const what =
        other === "live"
            ? "manages the live version of this experience. Remove that resource in the same `up` that publishes this draft."
            : "publishes the draft of this experience. Remove this resource in the same `up`.";
    return `another resource of this program ${what} An experience has at most one version that is ACTIVE or PAUSED.`;
}

/** The experience may be taken over in the same run, so that only the id to import says which one it is. */
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

/** The versions as they are once the drafts that this program publishes in the same run are live. */
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
 * Notes what this change makes of the live version, for the draft that stands beside it: the draft's resource
 * records what it last saw live, and publishing it later would be refused over a pause that it has not seen.
 *
 * @returns whether this version has yet to record such a change.
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
