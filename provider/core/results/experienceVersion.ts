import { variantAlias } from "../common/versions";
import type { WireVariant, WireVersion } from "../wire";

/** A variant of a version. */
export interface GetVariantResult {
    /** The name that editors see. */
    name: string;
    /** The identifier that the server gave the variant. It stays the same from version to version. */
    shortUid: string;
    /** The alias in the CMS and the delivery API: `cs_personalize_{experienceShortUid}_{shortUid}`. */
    alias: string;
    /** A/B tests: the share of the visitors in percent. */
    trafficDistribution?: number;
    /** Segmented experiences: the uids of the audiences that see the variant. */
    audiences?: string[];
    /** Segmented experiences: whether a visitor must belong to all audiences (`AND`) or to at least one (`OR`). */
    audienceCombinationType?: "AND" | "OR";
    /** Segmented experiences: the uids of the Lytics audiences that see the variant. */
    lyticsAudiences?: string[];
}

/** A version of an experience. */
export interface GetExperienceVersionResult {
    /** The uid of the version. */
    uid: string;
    /** The uid of the experience. */
    experience: string;
    /** The number of the version. Each experience counts from 1. */
    versionNumber: number;
    /** `DRAFT`, `ACTIVE`, `PAUSED`, or `ARCHIVED` if a later version has replaced it. */
    status: "DRAFT" | "ACTIVE" | "PAUSED" | "ARCHIVED";
    /** The variants in their order. Empty in the draft that the server creates with an experience. */
    variants: GetVariantResult[];
    /** How an A/B test distributes visitors: `EQUALLY_SPLIT` or `CUSTOM_PERCENTAGE`. */
    variantSplit?: string;
    /** The metrics of an A/B test, with the uids of their events. `type` is `Primary` or `Secondary`. */
    metrics: { event: string; name: string; type: string }[];
    /** The visitors that take part in an A/B test. Absent if all do. */
    targeting?: { audiences: string[]; audienceCombinationType: "AND" | "OR" };
    /** When the version was first activated (ISO 8601, UTC). Absent if it never was. */
    firstActivatedAt?: string;
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When it was last changed (ISO 8601, UTC). */
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
