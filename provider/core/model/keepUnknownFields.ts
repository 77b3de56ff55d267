import type { WireVersion, WireVersionBody, WireVersionStatus } from "../wire";

/** Fields that the server sets on every object. They are not sent back. */
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
 * The body of an update, which replaces the whole object. It keeps live fields that this package does not know,
 * such as those of a newer server or the web UI.
 */
export function keepUnknown<Body extends object>(
    body: Body,
    live: object,
    serverFields: readonly string[],
): Body {
    return { ...without(live, [...AUDIT_FIELDS, ...serverFields, ...Object.keys(body)]), ...body };
}

/**
 * The same for a version, including its targeting, variants and metrics. A field that is no longer declared is sent
 * as empty, because a server may keep a field that the body leaves out.
 *
 * @param others the versions in which a variant is found that `base` does not have, the first one first
 */
export function keepUnknownInVersion(
    body: WireVersionBody,
    base: WireVersion,
    others: readonly WireVersion[] = [],
): WireVersionBody {
    const kept = keepUnknown(body, base, [...VERSION_SERVER_FIELDS, ...VERSION_FIELDS]);
    const targeting =
        (base.targeting ?? body.targeting) === undefined
            ? {}
            : { targeting: { ...without(base.targeting ?? {}, ["audience"]), ...body.targeting } };
    const variants = [base, ...others].flatMap((each) => each.variants ?? []);
    const metrics = body.metrics ?? (base.metrics === undefined ? undefined : []);
    return {
        ...kept,
        variants: body.variants.map((variant) =>
            withFieldsOf(
                variants.find(({ shortUid }) => shortUid !== undefined && shortUid === variant.shortUid),
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

/** The body that changes only the status of a version. */
export function withStatus(version: WireVersion, status: WireVersionStatus): WireVersionBody {
    return keepUnknown({ status, variants: version.variants ?? [] }, version, VERSION_SERVER_FIELDS);
}

function withFieldsOf<T extends object>(before: T | undefined, known: readonly string[], now: T): T {
    return before === undefined ? now : { ...without(before, known), ...now };
}

function without(object: object, fields: readonly string[]): object {
    return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}
