/**
 * The analytics of a version. **The form is assumed**: the API's documentation describes the content of the response,
 * but not its fields. The result is the unchanged response, so any field can be absent, and others can be present.
 */
export interface GetAnalyticsSummaryResult {
    /** The numbers of each variant. */
    variants?: VariantSummary[];
    /** A/B tests: the `shortUid` of the leading variant, once there is enough data. */
    leadingVariant?: unknown;
    /** A/B tests: the `shortUid` of the winning variant. */
    winningVariant?: unknown;
    [field: string]: unknown;
}

/** The numbers of a variant. The form is assumed. */
export interface VariantSummary {
    /** The `shortUid` of the variant. */
    shortUid?: string;
    /** The number of visitors that saw the variant. Each visitor counts once. */
    impressions?: number;
    /** A/B tests: the number of these visitors that triggered the event of the primary metric within 30 days. */
    conversions?: number;
    /** A/B tests: the probability that the variant is the best one, from 0 to 1. */
    probabilityToBeBest?: number;
    [field: string]: unknown;
}

/** The hourly analytics of a version. **The form is assumed**, as in {@link GetAnalyticsSummaryResult}. */
export interface GetAnalyticsTimeSeriesResult {
    /** The length of each interval as an ISO 8601 duration: `PT1H`. */
    interval?: string;
    /** The start of the first interval (ISO 8601, UTC). */
    from?: string;
    /** The end of the last interval (ISO 8601, UTC). */
    to?: string;
    /** For each interval, its start and the numbers of each variant. */
    data?: {
        time?: string;
        variants?: {
            shortUid?: string;
            impressions?: number;
            conversions?: number;
            [field: string]: unknown;
        }[];
        [field: string]: unknown;
    }[];
    [field: string]: unknown;
}
