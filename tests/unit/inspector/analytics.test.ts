import { curvesOf, readAnalytics } from "../../../provider/inspector/page/analytics";

test("totals and series are read by variant, with zero where an interval has no value", () => {
    const read = readAnalytics({
        summary: {
            variants: [
                { shortUid: "0", impressions: 3, conversions: 1, probabilityToBeBest: 0.25 },
                { shortUid: "1", impressions: 5, conversions: 0 },
            ],
            leadingVariant: "0",
            winningVariant: null,
        },
        timeSeries: {
            data: [
                {
                    time: "2026-01-01T00:00:00.000Z",
                    variants: [{ shortUid: "0", impressions: 3, conversions: 1 }],
                },
                { time: "2026-01-01T01:00:00.000Z", variants: [{ shortUid: "1", impressions: 5 }] },
            ],
        },
    });
    expect(read).toEqual({
        totals: [
            { shortUid: "0", impressions: 3, conversions: 1, probabilityToBeBest: 0.25 },
            { shortUid: "1", impressions: 5, conversions: 0, probabilityToBeBest: undefined },
        ],
        leading: "0",
        winning: undefined,
        times: [1767225600, 1767229200],
        series: [
            { shortUid: "0", impressions: [3, 0], conversions: [1, 0] },
            { shortUid: "1", impressions: [0, 5], conversions: [0, 0] },
        ],
        known: true,
    });
});

test.each([[{ summary: "soon" }], [{ summary: { totals: 3 }, timeSeries: [1, null] }], [{ summary: null }]])(
    "%j is another form, and nothing is made up from it",
    (answer) =>
        expect(readAnalytics(answer)).toMatchObject({ known: false, totals: [], times: [], series: [] }),
);

test("no analytics at all are no unknown form", () =>
    expect(readAnalytics({})).toMatchObject({ known: true, totals: [] }));

const hourly = (count: number) => ({
    times: Array.from({ length: count }, (_, hour) => 1767225600 + hour * 3600),
    series: [{ shortUid: "0", impressions: Array.from({ length: count }, () => 2) }],
});

test("a line of few intervals has each of them", () =>
    expect(curvesOf(hourly(48))).toEqual({ ...hourly(48), perDay: false }));

test("a line of many intervals has the sum of each day", () => {
    const { times, series, perDay } = curvesOf(hourly(240));
    const { impressions, conversions } = series[0]!;
    expect([perDay, conversions]).toEqual([true, undefined]);
    expect(impressions.reduce((sum, value) => sum + value, 0)).toBe(480);
    expect(new Set(impressions.slice(1, -1))).toEqual(new Set([48]));
    expect(times).toHaveLength(impressions.length);
    expect(times.map((time) => new Date(time * 1000).getHours())).toEqual(times.map(() => 0));
});
