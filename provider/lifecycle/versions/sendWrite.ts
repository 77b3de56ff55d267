import { ChangedIdentityError, RefusedError } from "../../errors/base";
import { versionBody } from "../../model/experienceVersion";
import { keepUnknownInVersion, withStatus } from "../../model/keepUnknownFields";
import type { VersionWrite } from "../../model/versionState";
import type { WireVersion, WireVersionBody } from "../../wire";
import { notify } from "../host/notices";
import type { Session } from "../host/session";
import { draftOf, isLive, liveOf } from "./currentVersions";
import type { ReconcileRequest } from "./reconcileRequest";
import { resolveWrite } from "./resolveIdentities";

export interface SentWrite {
    /** The version as the server has it; absent after a DELETE. */
    version?: WireVersion | undefined;
    /** The server has stored the version, but with other identities. */
    problem?: ChangedIdentityError | undefined;
}

/**
 * Sends one request of a plan and updates the list of versions.
 *
 * @param versions the versions before the write
 * @param earlier the versions before the first write of the plan, for the identity of the variants
 */
export async function sendWrite(
    session: Session,
    request: ReconcileRequest,
    write: VersionWrite,
    versions: readonly WireVersion[],
    earlier: readonly WireVersion[],
): Promise<SentWrite> {
    const { projectUid, experienceUid, subject } = request;
    const api = session.client.versions;
    const list = session.versions(projectUid, experienceUid);
    if (write.method === "DELETE") {
        await api.remove(projectUid, experienceUid, write.uid);
        list.drop(write.uid);
        return {};
    }
    const edited = write.method === "PUT" ? versions.find(({ uid }) => uid === write.uid) : undefined;
    const { body, notices } = bodyOf(request, write, edited, versions, earlier);
    const answer =
        write.method === "PUT"
            ? await api.update(projectUid, experienceUid, write.uid, body)
            : await api.create(projectUid, experienceUid, body);
    notices.forEach(notify);
    const version = { ...edited, ...answer, variants: answer.variants ?? body.variants };
    const before = liveOf(versions);
    if (write.status === "ACTIVE" && before !== undefined && before.uid !== version.uid) {
        list.put({ ...before, status: "ARCHIVED" });
    }
    list.put(version);
    return { version, problem: changedIdentity(subject, body, version) };
}

function bodyOf(
    request: ReconcileRequest,
    write: Exclude<VersionWrite, { method: "DELETE" }>,
    edited: WireVersion | undefined,
    versions: readonly WireVersion[],
    earlier: readonly WireVersion[],
): { body: WireVersionBody; notices: string[] } {
    const { subject } = request;
    const content = write.content === "staged" ? request.staged : request.content;
    // The server compares: a live version is paused and resumed with exactly its own content.
    if (edited !== undefined && (content === undefined || isLive(edited))) {
        return { body: withStatus(edited, write.status), notices: [] };
    }
    if (content === undefined) {
        throw new Error(`${subject}: nothing is declared, so there is nothing to publish`);
    }
    const { shortUids, notices, refusal } = resolveWrite(request, write, versions, earlier);
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
    const body = versionBody(write.status, content, shortUids);
    const live = liveOf(versions);
    const base = edited ?? live;
    const others = [live, draftOf(earlier), ...versions].filter((each) => each !== undefined);
    return { body: base === undefined ? body : keepUnknownInVersion(body, base, others), notices };
}

/** That the server keeps every `shortUid` that it gave is not documented, so its answer is compared. */
function changedIdentity(
    subject: string,
    sent: WireVersionBody,
    version: WireVersion,
): ChangedIdentityError | undefined {
    const changed = sent.variants.flatMap(({ name, shortUid }, index) => {
        const now = version.variants?.[index]?.shortUid;
        return shortUid === undefined || shortUid === now ? [] : [{ name, sent: shortUid, now }];
    });
    return changed.length === 0
        ? undefined
        : new ChangedIdentityError(subject, version.versionNumber, changed);
}
