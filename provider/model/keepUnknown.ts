import type { WireVersion, WireVersionBody } from "../wire";

/** Fields that the server writes on every object; sending them back would be noise. */
const AUDIT_FIELDS = [
    "uid",
    "_id",
    "project",
    "createdBy",
    "updatedBy",
    "createdAt",
    "updatedAt",
    "createdByUserName",
    "updatedByUserName",
];

const VERSION_SERVER_FIELDS = ["experienceUid", "versionNumber", "firstActivatedAt"];
const VERSION_FIELDS = ["status", "variants", "variantSplit", "metrics", "targeting"];
const VARIANT_FIELDS = [
    "__type",
    "name",
    "shortUid",
    "audiences",
    "audienceCombinationType",
    "lyticsAudiences",
    "trafficDistribution",
];

/**
 * The body of an update that replaces the whole object, with the live fields that we do not know beside ours:
 * a field that a newer server or the web UI has set is not lost.
 */
export function keepUnknown<Body extends object>(
    body: Body,
    live: object,
    serverFields: readonly string[],
): Body {
    return { ...without(live, [...AUDIT_FIELDS, ...serverFields, ...Object.keys(body)]), ...body };
}

/** The same for a version: its own unknown fields, those of its targeting, and those of each variant. */
export function keepUnknownInVersion(body: WireVersionBody, base: WireVersion): WireVersionBody {
    const kept = keepUnknown(body, base, [...VERSION_SERVER_FIELDS, ...VERSION_FIELDS]);
    const targeting = { ...without(base.targeting ?? {}, ["audience"]), ...body.targeting };
    return {
        ...kept,
        variants: body.variants.map((variant) => {
            const before = base.variants?.find((each) => each.shortUid === variant.shortUid);
            return variant.shortUid === undefined || before === undefined
                ? variant
                : { ...without(before, VARIANT_FIELDS), ...variant };
        }),
        ...(Object.keys(targeting).length === 0 ? {} : { targeting }),
    };
}

function without(object: object, fields: readonly string[]): object {
    return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}
