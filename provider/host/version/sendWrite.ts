import { printable } from "../../core/common/printable";
import { draftOf, isLive, liveOf } from "../../core/common/versions";
import {
    type ChangedIdentity,
    ChangedIdentityError,
    RefusedError,
    WrongResponseError,
} from "../../core/errors/base";
import { versionBody } from "../../core/model/experienceVersion";
import { keepUnknownInVersion, withStatus } from "../../core/model/keepUnknownFields";
import type { VersionWrite } from "../../core/model/versionState";
import type { WireVersion, WireVersionBody } from "../../core/wire";
import { confirmResponse, differenceOf } from "../shared/confirmResponse";
import { notify } from "../shared/notices";
import type { Session } from "../shared/session";
import type { ReconcileRequest } from "./reconcileRequest";
import { resolveWrite } from "./resolveIdentities";

export interface SentWrite {
    /** The version as the server has it; absent after a DELETE. */
    version?: WireVersion | undefined;
    /** The server has stored the version, but with another status or other identities. */
    problem?: ChangedIdentityError | WrongResponseError | undefined;
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
    const response =
        write.method === "PUT"
            ? await api.update(projectUid, experienceUid, write.uid, body)
            : await api.create(projectUid, experienceUid, body);
    const named =
        write.method === "PUT" ? { uid: write.uid, before: [] } : { before: versions.map(({ uid }) => uid) };
    const confirmation = await confirmResponse(
        { ...named, differences: (each) => differencesOf(body, each), list },
        response,
    );
    notices.forEach(notify);
    const { wire } = confirmation;
    const action = write.method === "PUT" ? "update" : "create";
    if (wire === undefined) {
        const what = "No version was recorded. Run `pulumi refresh` before the next `pulumi up`.";
        throw new WrongResponseError(subject, action, confirmation.differences, what);
    }
    const version = { ...edited, ...wire, variants: wire.variants ?? body.variants };
    const before = liveOf(versions);
    if (version.status === "ACTIVE" && before !== undefined && before.uid !== version.uid) {
        list.put({ ...before, status: "ARCHIVED" });
    }
    list.put(version);
    return { version, problem: problemOf(subject, action, body, version) };
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

function differencesOf(sent: WireVersionBody, version: WireVersion): string[] {
    const identities = changedIdentities(sent, version).map(
        (each) =>
            `${printable(each.name)} was sent with the shortUid ${each.sent}, and ${each.now ?? "none"} is there`,
    );
    return [...differenceOf("status", sent.status, version.status), ...identities];
}

/** What the server has stored otherwise than it was sent. */
function problemOf(
    subject: string,
    action: "create" | "update",
    sent: WireVersionBody,
    version: WireVersion,
): SentWrite["problem"] {
    const status = differenceOf("status", sent.status, version.status);
    if (status.length > 0) {
        return new WrongResponseError(subject, action, status, "The list of versions says the same.");
    }
    const changed = changedIdentities(sent, version);
    return changed.length === 0
        ? undefined
        : new ChangedIdentityError(subject, version.versionNumber, changed);
}

/** That the server keeps every `shortUid` that it gave is not documented, so its response is compared. */
function changedIdentities(sent: WireVersionBody, { variants }: WireVersion): ChangedIdentity[] {
    return sent.variants.flatMap(({ name, shortUid }, index) => {
        const now = variants?.[index]?.shortUid;
        return variants === undefined || shortUid === undefined || shortUid === now
            ? []
            : [{ name, sent: shortUid, now }];
    });
}
