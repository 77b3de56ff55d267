import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../common/printable";
import { experienceArgument, type MaybeOutput, textArgument } from "./arguments";
import {
    knownLater,
    type OfExperienceArgs,
    type OfExperienceOutputArgs,
    versionsOf,
} from "./experienceVersion";
import { LookupError } from "./lookupError";
import { projectOf, reader } from "./reader";
import type { GetAnalyticsSummaryResult, GetAnalyticsTimeSeriesResult } from "./results/analytics";
import { liveOf } from "./results/experienceVersion";

/** Of which version. */
export interface OfVersionArgs {
    /**
     * The uid of the version; it must have been active.
     *
     * @default the live version of the experience
     */
    version?: string;
    /**
     * Further query parameters, sent as they are. The API's documentation speaks of a time frame, but does not
     * say how it is given.
     *
     * @default none
     */
    query?: Record<string, string>;
}

/** Of which experience and version. */
export type GetAnalyticsArgs = OfExperienceArgs & OfVersionArgs;

/** Of which experience and version, where they are known later only. */
export type GetAnalyticsOutputArgs = OfExperienceOutputArgs & MaybeOutput<OfVersionArgs>;

/**
 * What a version has come to: per variant its impressions and, in an A/B test, its conversions and how likely it
 * is the best. **The shape of the answer is assumed**, since the API's documentation shows none; what comes is
 * handed on with all its fields.
 *
 * Always read anew. The numbers begin with the activation of the version, lag about a minute and are kept for six
 * months.
 *
 * API: Get Analytics Summary.
 *
 * @throws NotFoundError where the version was never active
 * @throws LookupError where no version is given and the experience has no live one
 * @example
 * ```ts
 * const summary = await personalize.getAnalyticsSummary({ experience: uid });
 * const seen = summary.variants?.map(({ impressions }) => impressions);
 * ```
 */
export async function getAnalyticsSummary(args: GetAnalyticsArgs): Promise<GetAnalyticsSummaryResult> {
    return (await analyticsOf("getAnalyticsSummary", "summary", args)) as GetAnalyticsSummaryResult;
}

/** {@link getAnalyticsSummary} for arguments that are known later only. */
export function getAnalyticsSummaryOutput(
    args: GetAnalyticsOutputArgs,
): pulumi.Output<GetAnalyticsSummaryResult> {
    return pulumi.output(knownLater(args)).apply((known) => getAnalyticsSummary(known));
}

/**
 * The impressions and conversions of a version by the hour. **The shape of the answer is assumed**, since the
 * API's documentation shows none; what comes is handed on with all its fields.
 *
 * Always read anew.
 *
 * API: Get Time-series Analytics.
 *
 * @throws NotFoundError where the version was never active
 * @throws LookupError where no version is given and the experience has no live one
 * @example
 * ```ts
 * const { data = [] } = await personalize.getAnalyticsTimeSeries({ experience: uid });
 * const busiest = data.map(({ time }) => time);
 * ```
 */
export async function getAnalyticsTimeSeries(args: GetAnalyticsArgs): Promise<GetAnalyticsTimeSeriesResult> {
    return (await analyticsOf("getAnalyticsTimeSeries", "timeSeries", args)) as GetAnalyticsTimeSeriesResult;
}

/** {@link getAnalyticsTimeSeries} for arguments that are known later only. */
export function getAnalyticsTimeSeriesOutput(
    args: GetAnalyticsOutputArgs,
): pulumi.Output<GetAnalyticsTimeSeriesResult> {
    return pulumi.output(knownLater(args)).apply((known) => getAnalyticsTimeSeries(known));
}

async function analyticsOf(
    read: string,
    kind: "summary" | "timeSeries",
    args: GetAnalyticsArgs,
): Promise<unknown> {
    const uid = experienceArgument(read, args.experience);
    const now = reader();
    const projectUid = projectOf(now, read, args.projectUid);
    const version =
        args.version === undefined
            ? await liveVersion(read, args)
            : textArgument(read, "version", args.version);
    return now.client.analytics[kind](projectUid, uid, version, args.query);
}

async function liveVersion(read: string, args: GetAnalyticsArgs): Promise<string> {
    const { experience, versions } = await versionsOf(read, args);
    const live = liveOf(versions);
    if (live !== undefined) return live.uid;
    throw new LookupError(
        `${read}: the experience ${quoted(experience.name)} (${experience.uid}) has no live version. ` +
            "Publish one, or name the version that is meant with `version`: one that was live keeps its numbers for six months.",
    );
}
