import { shown } from "../common/printable";
import { RefusedError } from "../errors/base";
import { versionBody } from "../model/experienceVersion";
import { keepUnknownInVersion } from "../model/keepUnknown";
import type { VersionRequest } from "../model/places";
import { identifyVariants, type KnownVariant } from "../model/variantIdentity";
import type { VersionContent } from "../model/versionSchema";
import type { WireVersion, WireVersionBody } from "../wire";
import { liveOf } from "./liveVersions";
import { say } from "./say";
import type { Session } from "./session";

/** Where a write goes, and what it is about. */
export interface Target {
    projectUid: string;
    experienceUid: string;
    subject: string;
    /** The version that the resource owns, if it does yet. */
    ownUid: string | undefined;
    /** What is declared; absent when nothing is any more. */
    content: VersionContent | undefined;
    /** The variants as the resource recorded them at its last write. */
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
    const body = bodyOf(target, request.status, edited, versions);
    const answer =
        request.method === "PUT"
            ? await api.update(projectUid, experienceUid, request.uid, body)
            : await api.create(projectUid, experienceUid, body);
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
): WireVersionBody {
    const live = liveOf(versions);
    const own = versions.find(({ uid }) => uid === target.ownUid);
    const base = edited ?? live ?? own;
    const body =
        target.content === undefined
            ? unchanged(status, edited)
            : versionBody(
                  status,
                  target.content,
                  identify(target, target.content, { status, own, live, versions }),
              );
    return base === undefined ? body : keepUnknownInVersion(body, base);
}

/** Only the status changes, so the content goes back as it came. */
function unchanged(status: "DRAFT" | "ACTIVE" | "PAUSED", version: WireVersion | undefined): WireVersionBody {
    const { variants, variantSplit, metrics, targeting } = version ?? {};
    return { status, variants: variants ?? [], variantSplit, metrics, targeting };
}

function identify(
    target: Target,
    content: VersionContent,
    about: {
        status: string;
        own: WireVersion | undefined;
        live: WireVersion | undefined;
        versions: readonly WireVersion[];
    },
): (string | undefined)[] {
    const { status, own, live, versions } = about;
    const draft = versions.find((each) => each.status === "DRAFT");
    const sources = [knownVariants(own), target.recorded, knownVariants(live), knownVariants(draft)];
    const everGiven = new Set(
        [...versions.flatMap(knownVariants), ...target.recorded].map(({ shortUid }) => shortUid),
    );
    const { shortUids, gone, strangers } = identifyVariants(content.variants, sources, everGiven);
    const [stranger] = strangers;
    if (stranger !== undefined) {
        const known = [...everGiven].join(", ") || "none yet";
        throw new RefusedError(
            `${target.subject}: variants[${stranger.index}].shortUid ${shown(stranger.shortUid)} is not one that the experience has (${known}). ` +
                "Sent to the server, it would be a new variant without the old one's content. Leave shortUid out, or correct it.",
        );
    }
    if (status === "ACTIVE") {
        sayGone(target.subject, gone);
    }
    return shortUids;
}

/** Names what content editors lose sight of. */
export function sayGone(subject: string, gone: readonly KnownVariant[]): void {
    for (const { name, shortUid } of gone) {
        say(
            `${subject}: the variant ${shown(name)} (shortUid ${shortUid}) is not declared any more; content that editors attached to it goes dark. ` +
                `If it was renamed, give the new one formerNames: [${shown(name)}].`,
        );
    }
}

export function knownVariants(version: WireVersion | undefined): KnownVariant[] {
    return (version?.variants ?? []).flatMap(({ name, shortUid }) =>
        shortUid === undefined ? [] : [{ name, shortUid }],
    );
}
