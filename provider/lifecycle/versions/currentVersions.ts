import { NotFoundError } from "../../errors/index";
import { hasContent } from "../../model/experienceVersion";
import type { VersionContent } from "../../model/versionSchema";
import type { CurrentVersions, DeclaredStatus, VersionSlot } from "../../model/versionState";
import type { WireVersion } from "../../wire";
import type { Session } from "../host/session";

/** How old a look may be that counts as made just now: `check` and `create` of one resource share it. */
const FRESH_MS = 2000;

/** The versions of an experience, or nothing where the experience is gone. */
export async function listVersions(
    session: Session,
    projectUid: string,
    experienceUid: string,
    how: "cached" | "justNow",
): Promise<WireVersion[] | undefined> {
    const list = session.versions(projectUid, experienceUid);
    try {
        return await (how === "cached" ? list.all() : list.fresh(FRESH_MS));
    } catch (error) {
        const gone = error instanceof NotFoundError && !error.ofProject;
        if (gone && !(await experienceExists(session, projectUid, experienceUid))) {
            return undefined;
        }
        throw error;
    }
}

/** Whether the project lists the experience: on the word of one answer nothing is given up that may be live. */
async function experienceExists(
    session: Session,
    projectUid: string,
    experienceUid: string,
): Promise<boolean> {
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
export function classifyVersions(
    session: Session,
    versions: readonly WireVersion[],
    ownUid: string | undefined,
    declared: VersionContent | undefined,
    written: boolean,
): CurrentVersions {
    const place = (version: WireVersion | undefined): VersionSlot | undefined =>
        version && {
            uid: version.uid,
            number: version.versionNumber,
            status: version.status as DeclaredStatus | "ARCHIVED",
            content: compareContent(version, declared),
            recent: written || session.isRecent(version.updatedAt),
        };
    return {
        draft: place(versions.find(({ status }) => status === "DRAFT")),
        live: place(liveOf(versions)),
        own: place(versions.find(({ uid }) => uid === ownUid)),
        onlyOne: versions.length === 1,
    };
}

function compareContent(version: WireVersion, declared: VersionContent | undefined): VersionSlot["content"] {
    if (version.variants === undefined || version.variants.length === 0) {
        return "empty";
    }
    return declared !== undefined && hasContent(version, declared) ? "same" : "different";
}
