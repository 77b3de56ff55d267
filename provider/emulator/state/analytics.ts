import type { WireVersion } from "../../wire";
import type { ProjectCall } from "../call";
import type { Code } from "../codes";
import { RuleBroken } from "../refusal";
import { probabilitiesToBeBest } from "./bayes";
import { findExperience } from "./find";

/** One thing that a visitor did, as the edge reports it. */
export interface Hit {
    readonly variantShortUid: string;
    readonly user: string;
    readonly time: number;
}

/** What visitors did while a version was live; a new version starts with an empty feed. */
export interface Feed {
    readonly impressions: Hit[];
    readonly conversions: Hit[];
}

/** Impressions per variant from which the numbers count as sufficient, and what makes a leader a winner: invented. */
const sufficient = { impressions: 100, winning: 0.95 };

const hour = 3_600_000;
const count = (hits: Hit[], shortUid: string | undefined) =>
    hits.filter(({ variantShortUid }) => variantShortUid === shortUid).length;

export function getAnalyticsSummary(call: ProjectCall, uid: string, versionUid: string) {
    const { version, feed, test } = measured(call, uid, versionUid, "ANALYTICS.SUMMARY_NOT_FOUND");
    const shortUids = (version.variants ?? []).map(({ shortUid }) => shortUid);
    if (!test) {
        return {
            variants: shortUids.map((shortUid) => ({
                shortUid,
                impressions: count(feed.impressions, shortUid),
            })),
        };
    }
    const counts = shortUids.map((shortUid) => ({
        impressions: count(feed.impressions, shortUid),
        conversions: count(feed.conversions, shortUid),
    }));
    const chances = probabilitiesToBeBest(counts);
    const best = chances.indexOf(Math.max(...chances));
    const enough = counts.every(({ impressions }) => impressions >= sufficient.impressions);
    return {
        variants: shortUids.map((shortUid, index) => ({
            shortUid,
            ...counts[index],
            probabilityToBeBest: chances[index],
        })),
        leadingVariant: enough ? shortUids[best] : null,
        winningVariant: enough && chances[best]! >= sufficient.winning ? shortUids[best] : null,
    };
}

export function getTimeSeriesAnalytics(call: ProjectCall, uid: string, versionUid: string) {
    const absent = "ANALYTICS.TIME_SERIES_ANALYTICS_NOT_FOUND";
    const { version, feed, test } = measured(call, uid, versionUid, absent);
    const from = Math.floor(Date.parse(version.firstActivatedAt!) / hour) * hour;
    const newest = [...feed.impressions, ...feed.conversions].reduce(
        (last, { time }) => Math.max(last, time),
        from,
    );
    const data = [];
    for (let start = from; start <= newest; start += hour) {
        const within = ({ time }: Hit) => time >= start && time < start + hour;
        const impressions = feed.impressions.filter(within);
        const conversions = feed.conversions.filter(within);
        data.push({
            time: new Date(start).toISOString(),
            variants: (version.variants ?? []).map(({ shortUid }) => ({
                shortUid,
                impressions: count(impressions, shortUid),
                ...(test && { conversions: count(conversions, shortUid) }),
            })),
        });
    }
    return {
        interval: "PT1H",
        from: new Date(from).toISOString(),
        to: new Date(from + data.length * hour).toISOString(),
        data,
    };
}

function measured({ project, host }: ProjectCall, uid: string, versionUid: string, absent: Code) {
    const experience = findExperience(project, uid);
    const version: WireVersion | undefined = experience.versions.get(versionUid);
    if (!version?.firstActivatedAt) throw new RuleBroken(absent);
    const { impressions = [], conversions = [] } = experience.feeds.get(versionUid) ?? {};
    const oldest = host.clock() - host.settings.quotas.analyticsDays * 24 * hour;
    const kept = ({ time }: Hit) => time >= oldest;
    return {
        version,
        feed: { impressions: impressions.filter(kept), conversions: conversions.filter(kept) },
        test: experience.wire.__type === "AB_TEST",
    };
}
