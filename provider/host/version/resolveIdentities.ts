import { printable } from "../../core/common/printable";
import { draftOf, isLive, liveOf } from "../../core/common/versions";
import { hasContent, versionBody } from "../../core/model/experienceVersion";
import { identifyVariants, type KnownVariant, removedVariants } from "../../core/model/variantIdentity";
import type { Variant, VersionContent } from "../../core/model/versionSchema";
import type { TransitionPlan, VersionWrite } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import type { ReconcileRequest } from "./reconcileRequest";
import { variantsOf } from "./versionRecord";

/** The variants to identify, and the known variants of their experience and their resource. */
export interface IdentityContext {
    subject: string;
    /** What is written: the live version, a draft without one, or the draft beside the live version. */
    slot: "live" | "draft" | "staged";
    content: VersionContent;
    /** The versions as the resource recorded them, and all variants that it has recorded, the newest first. */
    recordedVersions: readonly WireVersion[];
    recordedVariants: readonly KnownVariant[];
    versions: readonly WireVersion[];
    /** The versions before the first of two writes. */
    earlier?: readonly WireVersion[];
    /** The content of the draft beside the version that is written, if any. */
    staged?: VersionContent | undefined;
    /** Whether the server accepts a `shortUid` that no version has any more. */
    reuseShortUids: boolean;
}

export interface ResolvedIdentities {
    /** The `shortUid` of each variant, undefined for a new one. */
    shortUids: (string | undefined)[];
    /** Notices about removed, revived and changed variants. */
    notices: string[];
    /** The reason why the version can't be written, if any. */
    refusal?: string;
}

/**
 * A version with the same content comes first: a draft that goes live, or former content that is published again, keeps
 * all its identities. Then come the current versions, because content hangs on their variants: for a staged draft its
 * own version, else the live one. The variants that the resource has recorded and those of archived versions follow.
 */
export function resolveIdentities(writing: IdentityContext): ResolvedIdentities {
    const { subject, slot, content, versions, earlier = versions } = writing;
    const { variants } = content;
    const live = variantsOf(liveOf(versions));
    const draft = variantsOf(draftOf(earlier));
    const liveBefore = variantsOf(liveOf(earlier));
    const archived = versions
        .filter((each) => each.status === "ARCHIVED")
        .sort((a, b) => b.versionNumber - a.versionNumber);
    const same = [
        draftOf(earlier),
        liveOf(earlier),
        liveOf(versions),
        ...writing.recordedVersions,
        ...archived,
    ].find((each) => each !== undefined && hasContent(each, content));
    const standing = new Set(versions.flatMap(variantsOf).map(({ shortUid }) => shortUid));
    const usable = (known: readonly KnownVariant[]) =>
        known.filter(({ shortUid }) => writing.reuseShortUids || standing.has(shortUid));
    const known = {
        current: [
            usable(variantsOf(same)),
            ...(slot === "staged" ? [draft, live, liveBefore] : [live, draft]),
        ],
        archived: [usable(writing.recordedVariants), ...archived.map(variantsOf)],
    };
    const { shortUids, unknownShortUids, overruled } = identifyVariants(variants, known);
    const [unknown] = unknownShortUids;
    if (unknown !== undefined) {
        const given = [...new Set([...known.current, ...known.archived].flat().map(describeVariant))];
        const refusal =
            `variants[${unknown.index}].shortUid ${printable(unknown.shortUid)} is not a shortUid of this experience; it has ${given.join(", ") || "none yet"}. ` +
            "The server would create a new variant without the content of the old one. Correct shortUid, or remove it.";
        return { shortUids, notices: [], refusal };
    }
    const shown = slot === "live" && live.length > 0 ? live : [...live, ...draft];
    const when = slot === "staged" ? " when this draft goes live" : "";
    // A notice said so when the draft was staged without them.
    const leftOutBefore = slot === "staged" && draft.length > 0 ? without(liveBefore, draft) : [];
    // No content can be attached to a variant that the first of two writes has just made.
    const older = new Set(earlier.flatMap(variantsOf).map(({ shortUid }) => shortUid));
    const removed = without(removedVariants(shown, shortUids), leftOutBefore).filter(
        ({ shortUid }) => slot !== "staged" || older.has(shortUid),
    );
    return {
        shortUids,
        notices: [
            ...removedVariantNotices(writing, removed, when),
            ...revivedVariants(variants, shortUids, [...live, ...draft, ...liveBefore]).map(
                (variant) =>
                    `${subject}: the variant ${describeVariant(variant)} is declared again, so it gets back the content that editors attached to it.`,
            ),
            ...overruled.map(
                ({ index, former }) =>
                    `${subject}: the variant ${describeVariant({ name: variants[index]?.name ?? "", shortUid: shortUids[index] ?? "" })} keeps its own content. It existed before, so formerNames: [${printable(former.name)}] has no effect. To give it the content of ${printable(former.name)}, add shortUid: ${printable(former.shortUid)} to it.`,
            ),
            ...otherIdentityNotices(subject, variants, shortUids, writing.recordedVariants),
        ],
    };
}

function without(variants: readonly KnownVariant[], others: readonly KnownVariant[]): KnownVariant[] {
    const uids = new Set(others.map(({ shortUid }) => shortUid));
    return variants.filter(({ shortUid }) => !uids.has(shortUid));
}

export interface IdentifiedPlan {
    /** The variants of each write, absent for a slot that no content is written to. */
    version: ResolvedIdentities | undefined;
    staged: ResolvedIdentities | undefined;
    notices: string[];
    refusal?: string | undefined;
}

/** The variants of both writes of a plan, or why they can't be written. */
export function identifyPlan(
    request: ReconcileRequest,
    plan: TransitionPlan,
    versions: readonly WireVersion[],
): IdentifiedPlan {
    const resolve = (write: VersionWrite | undefined, now: readonly WireVersion[]) => {
        const edited = write?.method === "PUT" ? now.find(({ uid }) => uid === write.uid) : undefined;
        // A live version is paused and resumed with its own content.
        return write === undefined || write.method === "DELETE" || (edited !== undefined && isLive(edited))
            ? undefined
            : resolveWrite(request, write, now, versions);
    };
    const version = resolve(plan.version.write, versions);
    const staged = resolve(plan.staged.write, afterWrite(request, plan.version.write, version, versions));
    return {
        version,
        staged,
        notices: [...(version?.notices ?? []), ...(staged?.notices ?? [])],
        refusal:
            version?.refusal ??
            staged?.refusal ??
            lostIdentity(request, plan, versions, version?.shortUids ?? [], staged?.shortUids ?? []),
    };
}

/** The versions as the second write of a plan finds them. */
function afterWrite(
    { content }: ReconcileRequest,
    write: VersionWrite | undefined,
    resolved: ResolvedIdentities | undefined,
    versions: readonly WireVersion[],
): readonly WireVersion[] {
    if (content === undefined || resolved === undefined || !write || write.method === "DELETE") {
        return versions;
    }
    const uid = write.method === "PUT" ? write.uid : "";
    const others = versions
        .filter((each) => each.uid !== uid)
        .map((each) => (isLive(each) ? { ...each, status: "ARCHIVED" as const } : each));
    const written = versionBody(write.status, content, resolved.shortUids);
    return [...others, { ...written, uid, versionNumber: Number.POSITIVE_INFINITY }];
}

/** The identity of the variants that a write sends. */
export function resolveWrite(
    request: ReconcileRequest,
    write: Exclude<VersionWrite, { method: "DELETE" }>,
    versions: readonly WireVersion[],
    earlier = versions,
): ResolvedIdentities {
    const content = write.content === "staged" ? request.staged : request.content;
    const slot = write.content === "staged" ? "staged" : write.status === "DRAFT" ? "draft" : "live";
    return content === undefined
        ? { shortUids: [], notices: [] }
        : resolveIdentities({ ...request, slot, content, versions, earlier });
}

/**
 * If new content goes live through the staged draft, no version has the variants of the draft until it is staged again.
 * A server that gives them another `shortUid` then would detach their content.
 */
function lostIdentity(
    { reuseShortUids }: ReconcileRequest,
    { version, staged }: TransitionPlan,
    versions: readonly WireVersion[],
    live: readonly (string | undefined)[],
    again: readonly (string | undefined)[],
): string | undefined {
    const draft = draftOf(versions);
    const goesThroughDraft = version.write !== undefined && version.uid === draft?.uid;
    if (reuseShortUids || !goesThroughDraft || staged.write === undefined) {
        return undefined;
    }
    const others = versions.filter((each) => each !== draft).flatMap(variantsOf);
    const kept = new Set([...live, ...others.map(({ shortUid }) => shortUid)]);
    const lost = variantsOf(draft).filter(({ shortUid }) => again.includes(shortUid) && !kept.has(shortUid));
    return lost.length === 0
        ? undefined
        : `the new content goes live through the draft, and no version has these variants until the draft is staged again: ${lost.map(describeVariant).join(", ")}. ` +
              "The setting contentstack-personalize:reuseShortUids is false, so the server would give them other shortUids. Publish the draft first, or remove `staged`.";
}

/** The declared variants that no current version has. */
function revivedVariants(
    variants: readonly Variant[],
    shortUids: readonly (string | undefined)[],
    current: readonly KnownVariant[],
): KnownVariant[] {
    return variants.flatMap(({ name, shortUid: declared }, index) => {
        const shortUid = shortUids[index];
        const isRevived = shortUid !== undefined && current.every((each) => each.shortUid !== shortUid);
        return isRevived && declared === undefined ? [{ name, shortUid }] : [];
    });
}

/** One notice per removed variant, because its content is no longer shown. */
function removedVariantNotices(
    { subject, slot, staged }: IdentityContext,
    gone: readonly KnownVariant[],
    when: string,
): string[] {
    const each = new Map(gone.map((variant) => [variant.shortUid, variant]));
    const isStaged = ({ name, shortUid }: KnownVariant) =>
        slot === "live" &&
        staged?.variants.some((variant) => variant.name === name || variant.shortUid === shortUid);
    return [...each.values()].map((variant) =>
        isStaged(variant)
            ? `${subject}: the variant ${describeVariant(variant)} is only in the staged draft, so visitors don't see its content until the draft goes live.`
            : `${subject}: the variant ${describeVariant(variant)} is no longer declared, so the content that editors attached to it is no longer shown${when}. ` +
              `If you renamed the variant, add formerNames: [${printable(variant.name)}] to the new one before this update, or shortUid: ${printable(variant.shortUid)} afterwards.`,
    );
}

/** Somebody has published variants of the same names: the live ones win, because content hangs on them. */
export function otherIdentityNotices(
    subject: string,
    variants: readonly Variant[],
    shortUids: readonly (string | undefined)[],
    recordedVariants: readonly KnownVariant[],
): string[] {
    return variants.flatMap(({ name, shortUid }, index) => {
        const now = shortUids[index];
        const before = recordedVariants.filter((each) => each.name === name);
        const isOther =
            shortUid === undefined &&
            now !== undefined &&
            before.length > 0 &&
            before.every((each) => each.shortUid !== now);
        return isOther
            ? [
                  `${subject}: the variant ${printable(name)} has the shortUid ${now} on the server. This resource had recorded ${before.map((each) => each.shortUid).join(", ")} for it, and content that editors attached to that one is no longer shown.`,
              ]
            : [];
    });
}

function describeVariant({ name, shortUid }: KnownVariant): string {
    return `${printable(name)} (shortUid ${shortUid})`;
}
