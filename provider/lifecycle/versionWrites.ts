import { RefusedError } from "../errors/base";
import { versionBody } from "../model/experienceVersion";
import { keepUnknownInVersion, withStatus } from "../model/keepUnknown";
import type { VersionRequest } from "../model/places";
import type { KnownVariant } from "../model/variantIdentity";
import type { VersionContent } from "../model/versionSchema";
import type { WireVersion, WireVersionBody } from "../wire";
import { isLive, liveOf } from "./liveVersions";
import { say } from "./say";
import type { Session } from "./session";
import { identify } from "./versionIdentities";

/** Where a write goes, and what it is about. */
export interface Target {
    projectUid: string;
    experienceUid: string;
    subject: string;
    /** The version that the resource owns, if it does yet. */
    ownUid: string | undefined;
    /** What is declared; absent when nothing is any more. */
    content: VersionContent | undefined;
    /** The variants as the resource recorded them at its last write or refresh. */
    recorded: readonly KnownVariant[];
}

/** Sends one request of a plan, and keeps the list of versions current. */
export async function send(
    session: Session,
    target: Target,
    request: VersionRequest,
    versions: readonly WireVersion[],
): Promise<WireVersion | undefined> {
    const { projectUid, experienceUid } = target;
    const api = session.client.versions;
    const list = session.versions(projectUid, experienceUid);
    if (request.method === "DELETE") {
        await api.remove(projectUid, experienceUid, request.uid);
        list.drop(request.uid);
        return undefined;
    }
    const edited = request.method === "PUT" ? versions.find(({ uid }) => uid === request.uid) : undefined;
    const { body, says } = bodyOf(target, request.status, edited, versions);
    const answer =
        request.method === "PUT"
            ? await api.update(projectUid, experienceUid, request.uid, body)
            : await api.create(projectUid, experienceUid, body);
    says.forEach(say);
    const written = { ...edited, ...answer, variants: answer.variants ?? body.variants };
    if (request.status === "ACTIVE") {
        const before = liveOf(versions);
        if (before !== undefined && before.uid !== written.uid) {
            list.put({ ...before, status: "ARCHIVED" });
        }
    }
    list.put(written);
    return written;
}

function bodyOf(
    target: Target,
    status: "DRAFT" | "ACTIVE" | "PAUSED",
    edited: WireVersion | undefined,
    versions: readonly WireVersion[],
): { body: WireVersionBody; says: string[] } {
    const { content, subject, ownUid, recorded } = target;
    // What is live is paused and resumed with the content that it has, to the letter: the server compares.
    if (edited !== undefined && (content === undefined || isLive(edited))) {
        return { body: withStatus(edited, status), says: [] };
    }
    if (content === undefined) {
        throw new Error(`${subject}: nothing is declared, so there is nothing to publish`);
    }
    const { variants } = content;
    const { shortUids, says, refusal } = identify({ subject, status, variants, ownUid, recorded, versions });
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
    const body = versionBody(status, content, shortUids);
    const base = edited ?? liveOf(versions) ?? versions.find(({ uid }) => uid === ownUid);
    return { body: base === undefined ? body : keepUnknownInVersion(body, base), says };
}
