import { printable } from "../../common/printable";
import { identifyVariants, type KnownVariant, removedVariants } from "../../model/variantIdentity";
import type { Variant } from "../../model/versionSchema";
import type { WireVersion } from "../../wire";
import { liveOf } from "./currentVersions";

/** A version to write, and the known variants of its experience and its resource. */
export interface IdentityContext {
    subject: string;
    status: "DRAFT" | "ACTIVE" | "PAUSED";
    variants: readonly Variant[];
    /** The version that the resource owns, if any. */
    ownUid: string | undefined;
    /** The variants as the resource recorded them at its last write or refresh. */
    recorded: readonly KnownVariant[];
    versions: readonly WireVersion[];
}

export interface ResolvedIdentities {
    /** The `shortUid` of each variant, undefined for a new one. */
    shortUids: (string | undefined)[];
    /** Notices about removed and revived variants. */
    notices: string[];
    /** The reason why the version can't be written, if any. */
    refusal?: string;
}

export function resolveIdentities(writing: IdentityContext): ResolvedIdentities {
    const { subject, status, variants, recorded, versions } = writing;
    const own = versions.find(({ uid }) => uid === writing.ownUid);
    const live = liveOf(versions);
    const draft = versions.find((each) => each.status === "DRAFT");
    const archived = versions.filter((each) => each.status === "ARCHIVED");
    const known = {
        current: [knownVariants(own), recorded, knownVariants(live), knownVariants(draft)],
        archived: archived.sort((a, b) => b.versionNumber - a.versionNumber).map(knownVariants),
    };
    const { shortUids, revived, unknownShortUids } = identifyVariants(variants, known);
    const [unknown] = unknownShortUids;
    if (unknown !== undefined) {
        const given = [...new Set([...known.current, ...known.archived].flat().map(describeVariant))];
        const refusal =
            `variants[${unknown.index}].shortUid ${printable(unknown.shortUid)} is not a shortUid of this experience; it has ${given.join(", ") || "none yet"}. ` +
            "The server would create a new variant without the content of the old one. Correct shortUid, or remove it.";
        return { shortUids, notices: [], refusal };
    }
    const gone = removedVariants(
        [...recorded, ...(status === "ACTIVE" ? knownVariants(live) : [])],
        shortUids,
    );
    const goneLater = removedVariants(status === "DRAFT" ? knownVariants(live) : [], shortUids);
    return {
        shortUids,
        notices: [
            ...removedVariantNotices(subject, gone, ""),
            ...removedVariantNotices(subject, goneLater, " when this draft goes live"),
            ...revived.map(
                (variant) =>
                    `${subject}: the variant ${describeVariant(variant)} is declared again, so it gets back the content that editors attached to it.`,
            ),
        ],
    };
}

/** One notice per removed variant, because its content is no longer shown. */
export function removedVariantNotices(
    subject: string,
    gone: readonly KnownVariant[],
    when: string,
): string[] {
    const each = new Map(gone.map((variant) => [variant.shortUid, variant]));
    return [...each.values()].map(
        (variant) =>
            `${subject}: the variant ${describeVariant(variant)} is no longer declared, so the content that editors attached to it is no longer shown${when}. ` +
            `If you renamed the variant, add formerNames: [${printable(variant.name)}] to the new one before this update, or shortUid: ${printable(variant.shortUid)} afterwards.`,
    );
}

function describeVariant({ name, shortUid }: KnownVariant): string {
    return `${printable(name)} (shortUid ${shortUid})`;
}

function knownVariants(version: WireVersion | undefined): KnownVariant[] {
    return (version?.variants ?? []).flatMap(({ name, shortUid }) =>
        shortUid === undefined ? [] : [{ name, shortUid }],
    );
}
