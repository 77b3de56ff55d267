import { sameJson } from "../common/sameJson";
import { containsUnknown, isUnknown } from "../common/unknown";
import { canonicalContent } from "../model/experienceVersion";
import type { Failure } from "../model/failure";
import { planTransition } from "../model/planTransition";
import { goneVariants, identifyVariants } from "../model/variantIdentity";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import type { WireVersion } from "../wire";
import { type Adoption, adoptionLine } from "./adoption";
import { experienceOf, refuseOtherType, subjectOf } from "./experienceOfVersion";
import { parseId, recordedVariants, type VersionRecord } from "./experienceVersionRecord";
import { isLive, look, survey } from "./liveVersions";
import type { Change, Props } from "./provider";
import { say } from "./say";
import type { Session } from "./session";
import { adoptableVersion } from "./versionAdoption";
import { contentOf } from "./versionChecks";
import { goneSentences } from "./versionIdentities";

type Inputs = ExperienceVersionInputs;

/** A new version: what stands there already is seen in the preview, where the experience is known. */
export async function checkNew(session: Session, { news, adoption }: Change<Inputs>): Promise<Failure[]> {
    if (adoption !== undefined) {
        return checkAdoption(session, news, adoption);
    }
    const open = [news.projectUid, news.experience, news.status];
    if (open.some(isUnknown) || containsUnknown(contentOf(news))) {
        return [];
    }
    const experience = await experienceOf(session, news, subjectOf(session, news));
    refuseOtherType(experience, news, subjectOf(session, news));
    const versions = (await look(session, news.projectUid, news.experience, "justNow")) ?? [];
    const live = survey(session, published(session, versions), undefined, contentOf(news), false);
    const plan = planTransition(live, undefined, {}, { status: news.status, experienceUid: news.experience });
    return "refusal" in plan ? [{ property: "status", reason: plan.refusal }] : [];
}

/** The experience may be taken over in the same run, so that only the id to import says which one it is. */
async function checkAdoption(session: Session, news: Inputs, adoption: Adoption): Promise<Failure[]> {
    if ([news.projectUid, adoption.id].some(isUnknown)) {
        return [];
    }
    const { experienceUid } = parseId(adoption.id);
    const inputs = isUnknown(news.experience) ? { ...news, experience: experienceUid } : news;
    const subject = subjectOf(session, inputs);
    const { rows } = await adoptableVersion(session, inputs, adoption, subject);
    say(adoptionLine(subject, adoption.id, rows, containsUnknown(news)));
    return [];
}

/** The versions as they are once the drafts that this program publishes in the same run are live. */
function published(session: Session, versions: readonly WireVersion[]): readonly WireVersion[] {
    const draft = versions.find(({ uid, status }) => status === "DRAFT" && session.goingLive.has(uid));
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

/** What the preview says of a change that visitors and editors notice. */
export function announce(subject: string, olds: Props, news: Inputs): void {
    if (containsUnknown(contentOf(news))) {
        return;
    }
    const meaning = publication(olds as unknown as Inputs, news);
    if (meaning !== undefined) {
        say(`${subject}: ${meaning}`);
    }
    const recorded = recordedVariants(olds);
    const { shortUids } = identifyVariants(news.variants, { current: [recorded], archived: [] });
    goneSentences(subject, goneVariants(recorded, shortUids), "").forEach(say);
}

function publication(olds: Inputs, news: Inputs): string | undefined {
    if (news.status !== "ACTIVE") {
        return undefined;
    }
    if (olds.status === "DRAFT") {
        return "goes live. The version that was live until now is archived, and the analytics start anew.";
    }
    return sameJson(canonicalContent(contentOf(olds)), canonicalContent(contentOf(news)))
        ? undefined
        : "publishes a new version. The one before is archived, and the analytics start anew; each variant keeps its shortUid and the content that editors attached to it.";
}

/**
 * Notes what this change makes of the live version, for the draft that stands beside it: the draft's resource
 * records what it last saw live, and publishing it later would be refused over a pause that it has not seen.
 *
 * @returns whether this version has yet to record such a change.
 */
export function noteLiveStatus(session: Session, olds: Props, news: Inputs): boolean {
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
