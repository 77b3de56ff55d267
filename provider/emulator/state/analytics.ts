import type { WireVersion } from "../../core/wire";
import type { ProjectCall } from "../call";
import type { Code } from "../codes";
import { RuleViolation } from "../refusal";
import { probabilitiesToBeBest } from "./bayes";
import { findExperience } from "./find";
import type { Feed, Hit } from "./world";

/** Assumptions: the impressions that each variant needs for a result, and the probability from which a leader wins. */
const sufficient = { impressions: 100, winning: 0.95 };

const hour = 3_600_000;

interface Measured {
    readonly version: WireVersion;
    readonly feed: Feed;
    readonly test: boolean;
}

type Project = Pick<ProjectCall, "host" | "project">;

/** The responses of both operations. */
export interface Analytics {
    readonly summary: ReturnType<typeof getAnalyticsSummary>;
    readonly timeSeries: ReturnType<typeof getTimeSeriesAnalytics>;
}

/** Returns undefined if the version was never live. */
export function analyticsOf(call: Project, uid: string, versionUid: string): Analytics | undefined {
    const version = call.project.experiences.get(uid)?.versions.get(versionUid);
    if (!version?.firstActivatedAt) return undefined;
    return {
        summary: getAnalyticsSummary(call, uid, versionUid),
        timeSeries: getTimeSeriesAnalytics(call, uid, versionUid),
    };
}

export function getAnalyticsSummary(call: Project, uid: string, versionUid: string) {
    const { version, feed, test } = measured(call, uid, versionUid, "ANALYTICS.SUMMARY_NOT_FOUND");
    const impressions = tally(feed.impressions);
    const conversions = tally(feed.conversions);
    const counts = shortUidsOf(version).map((shortUid) => ({
        shortUid,
        impressions: impressions.get(shortUid) ?? 0,
        conversions: conversions.get(shortUid) ?? 0,
    }));
    if (!test) return { variants: counts.map(({ conversions: _, ...seen }) => seen) };
    const chances = probabilitiesToBeBest(counts);
    const best = chances.indexOf(Math.max(...chances));
    const leader = counts.every((count) => count.impressions >= sufficient.impressions)
        ? counts[best]?.shortUid
        : undefined;
    return {
        variants: counts.map((count, index) => ({ ...count, probabilityToBeBest: chances[index] })),
        leadingVariant: leader ?? null,
        winningVariant: (chances[best] ?? 0) >= sufficient.winning ? (leader ?? null) : null,
    };
}

/** Returns hourly values from the first to the last recorded event. */
export function getTimeSeriesAnalytics(call: Project, uid: string, versionUid: string) {
    const { version, feed, test } = measured(
        call,
        uid,
        versionUid,
        "ANALYTICS.TIME_SERIES_ANALYTICS_NOT_FOUND",
    );
    const impressions = byHour(feed.impressions);
    const conversions = byHour(feed.conversions);
    const activated = hourOf(Date.parse(version.firstActivatedAt!));
    const hours = [activated, ...impressions.keys(), ...conversions.keys()].sort((one, other) => one - other);
    const [first = activated, last = activated] = [hours[0], hours.at(-1)];
    const data = [];
    for (let start = first; start <= last; start += hour) {
        const seen = tally(impressions.get(start) ?? []);
        const done = tally(conversions.get(start) ?? []);
        data.push({
            time: new Date(start).toISOString(),
            variants: shortUidsOf(version).map((shortUid) => ({
                shortUid,
                impressions: seen.get(shortUid) ?? 0,
                ...(test && { conversions: done.get(shortUid) ?? 0 }),
            })),
        });
    }
    return {
        interval: "PT1H",
        from: new Date(first).toISOString(),
        to: new Date(last + hour).toISOString(),
        data,
    };
}

function measured({ project, host }: Project, uid: string, versionUid: string, absent: Code): Measured {
    const experience = findExperience(project, uid);
    const version = experience.versions.get(versionUid);
    if (!version?.firstActivatedAt) throw new RuleViolation(absent);
    const { impressions = [], conversions = [] } = experience.feeds.get(versionUid) ?? {};
    const oldest = host.clock() - host.settings.quotas.analyticsDays * 24 * hour;
    const kept = ({ time }: Hit) => time >= oldest;
    return {
        version,
        feed: { impressions: impressions.filter(kept), conversions: conversions.filter(kept) },
        test: experience.wire.__type === "AB_TEST",
    };
}

const shortUidsOf = ({ variants = [] }: WireVersion) => variants.flatMap(({ shortUid }) => shortUid ?? []);

const hourOf = (time: number) => Math.floor(time / hour) * hour;

function tally(hits: readonly Hit[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { variantShortUid } of hits)
        counts.set(variantShortUid, (counts.get(variantShortUid) ?? 0) + 1);
    return counts;
}

function byHour(hits: readonly Hit[]): Map<number, Hit[]> {
    const groups = new Map<number, Hit[]>();
    for (const hit of hits) {
        const start = hourOf(hit.time);
        const group = groups.get(start) ?? [];
        group.push(hit);
        groups.set(start, group);
    }
    return groups;
}
