import { draftOf, liveOf } from "../../core/common/versions";
import { NotFoundError } from "../../core/errors/index";
import { hasContent } from "../../core/model/experienceVersion";
import { planTransition } from "../../core/model/planTransition";
import type { VersionContent } from "../../core/model/versionSchema";
import {
    type CurrentVersions,
    type DeclaredStatus,
    type DeclaredVersion,
    type OwnedVersion,
    owns,
    type TransitionDecision,
    type VersionSlot,
} from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import type { Session } from "../shared/session";

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

/** The version of a resource or, if another version has replaced it, the live version. */
export function followLine(
    versions: readonly WireVersion[],
    ownUid: string,
    status: string | undefined,
): WireVersion | undefined {
    const own = versions.find(({ uid }) => uid === ownUid);
    if (status === undefined || (own !== undefined && own.status !== "ARCHIVED")) {
        return own;
    }
    return status === "DRAFT" ? undefined : liveOf(versions);
}

/** What the versions on the server are compared with. */
export interface ComparedContents {
    content: VersionContent | undefined;
    staged: VersionContent | undefined;
    /** The draft of the resource, as recorded. */
    recordedDraft: VersionContent | undefined;
}

/** Compares the versions with the declaration and decides which requests lead to it. */
export function planFrom(
    versions: readonly WireVersion[],
    request: ComparedContents & { declared: DeclaredVersion },
    owned: OwnedVersion | undefined,
    lostWrite = false,
): TransitionDecision {
    return planTransition(classifyVersions(versions, request, owned, lostWrite), owned, request.declared);
}

function classifyVersions(
    versions: readonly WireVersion[],
    compared: ComparedContents,
    owned: OwnedVersion | undefined,
    lostWrite: boolean,
): CurrentVersions {
    const slot = (version: WireVersion | undefined): VersionSlot | undefined =>
        version && {
            uid: version.uid,
            number: version.versionNumber,
            status: version.status as DeclaredStatus,
            content: compareContent(version, compared.content),
            staged: compareContent(version, compared.staged),
            edited:
                compared.recordedDraft !== undefined &&
                owns(owned, version.uid) &&
                !hasContent(version, compared.recordedDraft),
        };
    return {
        draft: slot(draftOf(versions)),
        live: slot(liveOf(versions)),
        onlyOne: versions.length === 1,
        lostWrite,
    };
}

function compareContent(version: WireVersion, declared: VersionContent | undefined): VersionSlot["content"] {
    if (version.variants === undefined || version.variants.length === 0) {
        return "empty";
    }
    return declared !== undefined && hasContent(version, declared) ? "same" : "different";
}
