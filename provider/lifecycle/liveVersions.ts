import { NotFoundError } from "../errors";
import { holds } from "../model/experienceVersion";
import type { DeclaredStatus, Live, Place } from "../model/places";
import type { VersionContent } from "../model/versionSchema";
import type { WireVersion } from "../wire";
import type { Session } from "./session";

/** How old a look may be that counts as made just now: `check` and `create` of one resource share it. */
const JUST_NOW_MS = 2000;

/** The versions of an experience, or nothing where the experience is gone. */
export async function look(
    session: Session,
    projectUid: string,
    experienceUid: string,
    how: "cached" | "justNow",
): Promise<WireVersion[] | undefined> {
    const list = session.versions(projectUid, experienceUid);
    try {
        return await (how === "cached" ? list.all() : list.fresh(JUST_NOW_MS));
    } catch (error) {
        const gone = error instanceof NotFoundError && !error.ofProject;
        if (gone && !(await isThere(session, projectUid, experienceUid))) {
            return undefined;
        }
        throw error;
    }
}

/** Whether the project lists the experience: on the word of one answer nothing is given up that may be live. */
async function isThere(session: Session, projectUid: string, experienceUid: string): Promise<boolean> {
    const experiences = await session.experiences(projectUid).fresh();
    return experiences.some(({ uid }) => uid === experienceUid);
}

export function isLive({ status }: WireVersion): boolean {
    return status === "ACTIVE" || status === "PAUSED";
}

export function liveOf(versions: readonly WireVersion[]): WireVersion | undefined {
    return versions.find(isLive);
}

/** What the planner sees of the versions. `written` holds what this very operation has sent, answered or not. */
export function survey(
    session: Session,
    versions: readonly WireVersion[],
    ownUid: string | undefined,
    declared: VersionContent | undefined,
    written: boolean,
): Live {
    const place = (version: WireVersion | undefined): Place | undefined =>
        version && {
            uid: version.uid,
            number: version.versionNumber,
            status: version.status as DeclaredStatus | "ARCHIVED",
            content: contentOf(version, declared),
            recent: written || session.isRecent(version.updatedAt),
        };
    return {
        draft: place(versions.find(({ status }) => status === "DRAFT")),
        live: place(liveOf(versions)),
        own: place(versions.find(({ uid }) => uid === ownUid)),
        onlyOne: versions.length === 1,
    };
}

function contentOf(version: WireVersion, declared: VersionContent | undefined): Place["content"] {
    if (version.variants === undefined || version.variants.length === 0) {
        return "empty";
    }
    return declared !== undefined && holds(version, declared) ? "same" : "different";
}
