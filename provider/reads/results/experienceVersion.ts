import type { WireVariant, WireVersion } from "../../wire";

/** A variant of a version as it is on the server. */
export interface GetVariantResult {
    /** What editors read. */
    name: string;
    /** The identity that the server gave it; it stays from version to version. */
    shortUid: string;
    /** Its alias in the CMS and the delivery API: `cs_personalize_{experienceShortUid}_{shortUid}`. */
    alias: string;
    /** A/B tests: its share of the visitors in percent. */
    trafficDistribution?: number;
    /** Segmented experiences: the uids of the audiences that it is shown to. */
    audiences?: string[];
    /** Segmented experiences: whether a visitor must belong to all of them (`AND`) or to one (`OR`). */
    audienceCombinationType?: "AND" | "OR";
    /** Segmented experiences: the ids of the Lytics audiences that it is shown to. */
    lyticsAudiences?: string[];
}

/** A version of an experience as it is on the server. */
export interface GetExperienceVersionResult {
    /** The version's uid. */
    uid: string;
    /** The uid of its experience. */
    experience: string;
    /** Counted from 1 in each experience. */
    versionNumber: number;
    /** `DRAFT`; `ACTIVE` or `PAUSED` where it is the live one; `ARCHIVED` where a later one took its place. */
    status: "DRAFT" | "ACTIVE" | "PAUSED" | "ARCHIVED";
    /** In the order in which they are tried or shown; empty in the draft that the server makes with an experience. */
    variants: GetVariantResult[];
    /** How an A/B test divides its visitors: `EQUALLY_SPLIT` or `CUSTOM_PERCENTAGE`. */
    variantSplit?: string;
    /** What an A/B test counts: events by their uids; `type` is `Primary` or `Secondary`. */
    metrics: { event: string; name: string; type: string }[];
    /** Who takes part in an A/B test; absent where everybody does. */
    targeting?: { audiences: string[]; audienceCombinationType: "AND" | "OR" };
    /** When it first went live: ISO 8601, UTC; absent where it never has. */
    firstActivatedAt?: string;
    /** When it was made: ISO 8601, UTC. */
    createdAt?: string;
    /** When it was last changed: ISO 8601, UTC. */
    updatedAt?: string;
}

export function experienceVersionResult(
    wire: WireVersion,
    experience: { uid: string; shortUid: string },
): GetExperienceVersionResult {
    const target = wire.targeting?.audience;
    return {
        uid: wire.uid,
        experience: experience.uid,
        versionNumber: wire.versionNumber,
        status: wire.status,
        variants: (wire.variants ?? []).map((variant) => variantResult(variant, experience.shortUid)),
        variantSplit: wire.variantSplit,
        metrics: (wire.metrics ?? []).map(({ event, name, __type }) => ({ event, name, type: __type })),
        targeting: target?.audiences?.length
            ? {
                  audiences: target.audiences,
                  audienceCombinationType: target.audienceCombinationType ?? "AND",
              }
            : undefined,
        firstActivatedAt: wire.firstActivatedAt,
        createdAt: wire.createdAt,
        updatedAt: wire.updatedAt,
    };
}

/** The version that visitors see, or saw until it was paused. */
export function liveOf<V extends { status: string }>(versions: readonly V[]): V | undefined {
    return versions.find(({ status }) => status === "ACTIVE" || status === "PAUSED");
}

export function draftOf<V extends { status: string }>(versions: readonly V[]): V | undefined {
    return versions.find(({ status }) => status === "DRAFT");
}

/** The name by which the CMS and the delivery API know a variant. */
export function variantAlias(experienceShortUid: string, shortUid: string): string {
    return `cs_personalize_${experienceShortUid}_${shortUid}`;
}

function variantResult(wire: WireVariant, experienceShortUid: string): GetVariantResult {
    const shortUid = wire.shortUid ?? "";
    const identity = { name: wire.name, shortUid, alias: variantAlias(experienceShortUid, shortUid) };
    if (wire.__type === "ABTestVariant")
        return { ...identity, trafficDistribution: wire.trafficDistribution };
    return {
        ...identity,
        audiences: wire.audiences,
        audienceCombinationType: wire.audienceCombinationType,
        lyticsAudiences: wire.lyticsAudiences,
    };
}
