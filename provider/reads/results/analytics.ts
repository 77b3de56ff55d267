/**
 * What a version has come to so far. **The shape is assumed**: the API's documentation says what is in the answer,
 * but shows none. The answer is handed on as it comes, so each field may be absent and others may be there.
 */
export interface GetAnalyticsSummaryResult {
    /** Per variant what was counted. */
    variants?: VariantSummary[];
    /** A/B tests: the `shortUid` of the variant that leads, once there is enough data. */
    leadingVariant?: unknown;
    /** A/B tests: the `shortUid` of the variant that has won. */
    winningVariant?: unknown;
    [field: string]: unknown;
}

/** What was counted of a variant. The shape is assumed. */
export interface VariantSummary {
    /** The variant. */
    shortUid?: string;
    /** How many visitors saw it; each visitor counts once. */
    impressions?: number;
    /** A/B tests: how many of them did what the primary metric counts, within 30 days. */
    conversions?: number;
    /** A/B tests: how likely it is the best one, from 0 to 1. */
    probabilityToBeBest?: number;
    [field: string]: unknown;
}

/**
 * How a version came to what it is, by the hour. **The shape is assumed**, as in {@link GetAnalyticsSummaryResult}.
 */
export interface GetAnalyticsTimeSeriesResult {
    /** How long each interval is, as an ISO 8601 duration: `PT1H`. */
    interval?: string;
    /** The beginning of the first interval: ISO 8601, UTC. */
    from?: string;
    /** The end of the last interval: ISO 8601, UTC. */
    to?: string;
    /** Per interval when it began, and per variant what was counted. */
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
