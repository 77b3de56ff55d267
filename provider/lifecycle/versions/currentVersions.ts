import { NotFoundError } from "../../errors/index";
import { hasContent } from "../../model/experienceVersion";
import type { VersionContent } from "../../model/versionSchema";
import type { CurrentVersions, DeclaredStatus, VersionSlot } from "../../model/versionState";
import type { WireVersion } from "../../wire";
import type { Session } from "../host/session";

/** The maximum age of a list that counts as fresh, so that `check` and `create` of one resource share a request. */
const FRESH_MS = 2000;

/** The versions of an experience, if the experience exists. */
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

/** Confirms a 404 with the list of the project before the provider treats the experience as deleted. */
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

/** The versions as the planner sees them. `written` tells whether this operation has sent a write already. */
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
