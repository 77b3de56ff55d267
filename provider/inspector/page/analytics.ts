import type { AnalyticsView } from "../server/view";

export interface VariantTotals {
    readonly shortUid: string;
    readonly impressions: number;
    /** A/B tests only. */
    readonly conversions?: number;
    /** From 0 to 1. */
    readonly probabilityToBeBest?: number;
}

/** The values of one variant by interval. */
export interface Series {
    readonly shortUid: string;
    readonly impressions: readonly number[];
    readonly conversions?: readonly number[];
}

export interface ReadAnalytics {
    readonly totals: readonly VariantTotals[];
    readonly leading?: string;
    readonly winning?: string;
    /** The starts of the intervals in seconds. */
    readonly times: readonly number[];
    readonly series: readonly Series[];
    /** Whether the responses have the form that the emulator assumes. */
    readonly known: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const numberIn = (value: unknown): number | undefined =>
    typeof value === "number" && Number.isFinite(value) ? value : undefined;
const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Reads both responses of the API, whose documentation shows no form: any field can be absent. */
export function readAnalytics({ summary, timeSeries }: AnalyticsView): ReadAnalytics {
    const found = isFields(summary) ? summary : {};
    const totals = listOf(found.variants).map((variant) => ({
        shortUid: String(variant.shortUid ?? ""),
        impressions: numberIn(variant.impressions) ?? 0,
        conversions: numberIn(variant.conversions),
        probabilityToBeBest: numberIn(variant.probabilityToBeBest),
    }));
    const intervals = listOf(isFields(timeSeries) ? timeSeries.data : undefined)
        .map((interval) => ({
            time: Date.parse(String(interval.time)) / 1000,
            variants: listOf(interval.variants),
        }))
        .filter(({ time }) => !Number.isNaN(time));
    const valuesOf = (shortUid: string, name: string) =>
        intervals.map(
            ({ variants }) =>
                numberIn(variants.find((each) => String(each.shortUid) === shortUid)?.[name]) ?? 0,
        );
    return {
        totals,
        leading: textIn(found.leadingVariant),
        winning: textIn(found.winningVariant),
        times: intervals.map(({ time }) => time),
        series: totals.map(({ shortUid, conversions }) => ({
            shortUid,
            impressions: valuesOf(shortUid, "impressions"),
            conversions: conversions === undefined ? undefined : valuesOf(shortUid, "conversions"),
        })),
        known: summary === undefined || totals.length > 0,
    };
}

export interface Curves extends Pick<ReadAnalytics, "times" | "series"> {
    readonly perDay: boolean;
}

/** More points than these are noise to a reader. */
const MOST_POINTS = 120;

/** Adds up the values of each day, in the time zone of the reader, where the intervals are too many to tell apart. */
export function curvesOf({ times, series }: Pick<ReadAnalytics, "times" | "series">): Curves {
    if (times.length <= MOST_POINTS) return { times, series, perDay: false };
    const dayOf = times.map((time) => new Date(time * 1000).setHours(0, 0, 0, 0) / 1000);
    const days = [...new Set(dayOf)];
    const sums = (values: readonly number[]): number[] => {
        const sum = new Map(days.map((day) => [day, 0]));
        values.forEach((value, index) => {
            const day = dayOf[index]!;
            sum.set(day, sum.get(day)! + value);
        });
        return [...sum.values()];
    };
    return {
        times: days,
        series: series.map(({ shortUid, impressions, conversions }) => ({
            shortUid,
            impressions: sums(impressions),
            conversions: conversions && sums(conversions),
        })),
        perDay: true,
    };
}
