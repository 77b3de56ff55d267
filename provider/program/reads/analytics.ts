import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../../core/common/printable";
import { liveOf } from "../../core/common/versions";
import type { GetAnalyticsSummaryResult, GetAnalyticsTimeSeriesResult } from "../../core/results/analytics";
import { experienceArgument, type MaybeOutput, textArgument } from "./arguments";
import {
    knownLater,
    type OfExperienceArgs,
    type OfExperienceOutputArgs,
    versionsOf,
} from "./experienceVersion";
import { LookupError } from "./lookup";
import { readObject } from "./mocked";
import { projectOf, reader } from "./reader";

/** The version to read. */
export interface OfVersionArgs {
    /**
     * The uid of the version. It must have been active.
     *
     * @default the live version of the experience
     */
    version?: string;
    /**
     * More query parameters, sent unchanged. The API's documentation mentions a time frame, but not its parameters.
     *
     * @default none
     */
    query?: Record<string, string>;
}

/** The experience and version to read. */
export type GetAnalyticsArgs = OfExperienceArgs & OfVersionArgs;

/** The experience and version to read, as inputs. */
export type GetAnalyticsOutputArgs = OfExperienceOutputArgs & MaybeOutput<OfVersionArgs>;

/**
 * Reads the analytics of a version: the impressions of each variant and, in an A/B test, the conversions and the
 * probability to be the best variant. **The form of the result is assumed**, because the API's documentation does not
 * specify the response. The result has all fields of the response.
 *
 * Every call sends a request. The numbers start with the activation of the version, are about a minute late, and are
 * kept for six months.
 *
 * API: Get Analytics Summary.
 *
 * @throws NotFoundError if the version was never active
 * @throws LookupError if `version` is not given and the experience has no live version
 * @example
 * ```ts
 * const summary = await personalize.getAnalyticsSummary({ experience: uid });
 * const seen = summary.variants?.map(({ impressions }) => impressions);
 * ```
 */
export async function getAnalyticsSummary(args: GetAnalyticsArgs): Promise<GetAnalyticsSummaryResult> {
    return readObject(
        "getAnalyticsSummary",
        args,
        async () => (await analyticsOf("getAnalyticsSummary", "summary", args)) as GetAnalyticsSummaryResult,
    );
}

/** {@link getAnalyticsSummary} for arguments that are outputs. */
export function getAnalyticsSummaryOutput(
    args: GetAnalyticsOutputArgs,
): pulumi.Output<GetAnalyticsSummaryResult> {
    return pulumi.output(knownLater(args)).apply((known) => getAnalyticsSummary(known));
}

/**
 * Reads the impressions and conversions of a version by the hour. **The form of the result is assumed**, because the
 * API's documentation does not specify the response. The result has all fields of the response.
 *
 * Every call sends a request.
 *
 * API: Get Time-series Analytics.
 *
 * @throws NotFoundError if the version was never active
 * @throws LookupError if `version` is not given and the experience has no live version
 * @example
 * ```ts
 * const { data = [] } = await personalize.getAnalyticsTimeSeries({ experience: uid });
 * const busiest = data.map(({ time }) => time);
 * ```
 */
export async function getAnalyticsTimeSeries(args: GetAnalyticsArgs): Promise<GetAnalyticsTimeSeriesResult> {
    return readObject(
        "getAnalyticsTimeSeries",
        args,
        async () =>
            (await analyticsOf("getAnalyticsTimeSeries", "timeSeries", args)) as GetAnalyticsTimeSeriesResult,
    );
}

/** {@link getAnalyticsTimeSeries} for arguments that are outputs. */
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
            "Publish one, or pass `version`: a version that was live keeps its analytics for six months.",
    );
}
