import { readAnalytics } from "../../../inspector/analytics";

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
