import type { WireVersion, WireVersionBody, WireVersionStatus } from "../wire";

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
const METRIC_FIELDS = ["__type", "event", "name"];

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

/**
 * The same for a version: its own unknown fields, and those of its targeting, of each variant and of each metric.
 * What was there and is declared no more is sent as empty, since a server may keep what a body leaves out.
 */
export function keepUnknownInVersion(body: WireVersionBody, base: WireVersion): WireVersionBody {
    const kept = keepUnknown(body, base, [...VERSION_SERVER_FIELDS, ...VERSION_FIELDS]);
    const targeting =
        (base.targeting ?? body.targeting) === undefined
            ? {}
            : { targeting: { ...without(base.targeting ?? {}, ["audience"]), ...body.targeting } };
    const metrics = body.metrics ?? (base.metrics === undefined ? undefined : []);
    return {
        ...kept,
        variants: body.variants.map((variant) =>
            withFieldsOf(
                base.variants?.find(
                    ({ shortUid }) => shortUid !== undefined && shortUid === variant.shortUid,
                ),
                VARIANT_FIELDS,
                variant,
            ),
        ),
        ...(metrics === undefined
            ? {}
            : {
                  metrics: metrics.map((metric) =>
                      withFieldsOf(
                          base.metrics?.find(({ event }) => event === metric.event),
                          METRIC_FIELDS,
                          metric,
                      ),
                  ),
              }),
        ...targeting,
    };
}

/** The body that moves the status of a version and nothing else: its content goes back as it came. */
export function withStatus(version: WireVersion, status: WireVersionStatus): WireVersionBody {
    return keepUnknown({ status, variants: version.variants ?? [] }, version, VERSION_SERVER_FIELDS);
}

function withFieldsOf<T extends object>(before: T | undefined, known: readonly string[], now: T): T {
    return before === undefined ? now : { ...without(before, known), ...now };
}

function without(object: object, fields: readonly string[]): object {
    return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}
