import { RefusedError } from "../../errors/base";
import { versionBody } from "../../model/experienceVersion";
import { keepUnknownInVersion, withStatus } from "../../model/keepUnknownFields";
import type { KnownVariant } from "../../model/variantIdentity";
import type { VersionContent } from "../../model/versionSchema";
import type { VersionWrite } from "../../model/versionState";
import type { WireVersion, WireVersionBody } from "../../wire";
import { notify } from "../host/notices";
import type { Session } from "../host/session";
import { isLive, liveOf } from "./currentVersions";
import { resolveIdentities } from "./resolveIdentities";

/** The version that a write is about. */
export interface VersionTarget {
    projectUid: string;
    experienceUid: string;
    subject: string;
    /** The version that the resource owns, if any. */
    ownUid: string | undefined;
    /** The declared content; absent if the version is removed. */
    content: VersionContent | undefined;
    /** The variants as the resource recorded them at its last write or refresh. */
    recorded: readonly KnownVariant[];
}

/** Sends one request of a plan and updates the list of versions. */
export async function sendWrite(
    session: Session,
    target: VersionTarget,
    request: VersionWrite,
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
    const { body, notices } = bodyOf(target, request.status, edited, versions);
    const answer =
        request.method === "PUT"
            ? await api.update(projectUid, experienceUid, request.uid, body)
            : await api.create(projectUid, experienceUid, body);
    notices.forEach(notify);
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
    target: VersionTarget,
    status: "DRAFT" | "ACTIVE" | "PAUSED",
    edited: WireVersion | undefined,
    versions: readonly WireVersion[],
): { body: WireVersionBody; notices: string[] } {
    const { content, subject, ownUid, recorded } = target;
    // The server compares: a live version is paused and resumed with exactly its own content.
    if (edited !== undefined && (content === undefined || isLive(edited))) {
        return { body: withStatus(edited, status), notices: [] };
    }
    if (content === undefined) {
        throw new Error(`${subject}: nothing is declared, so there is nothing to publish`);
    }
    const { variants } = content;
    const { shortUids, notices, refusal } = resolveIdentities({
        subject,
        status,
        variants,
        ownUid,
        recorded,
        versions,
    });
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
    const body = versionBody(status, content, shortUids);
    const base = edited ?? liveOf(versions) ?? versions.find(({ uid }) => uid === ownUid);
    return { body: base === undefined ? body : keepUnknownInVersion(body, base), notices };
}
