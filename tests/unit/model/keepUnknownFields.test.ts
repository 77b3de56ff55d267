import {
    keepUnknown,
    keepUnknownInVersion,
    withStatus,
} from "../../../provider/core/model/keepUnknownFields";
import type { WireVersion, WireVersionBody } from "../../../provider/core/wire";

const event = "e".repeat(24);

/** A version as a newer server might answer: with fields that nobody here knows. */
const live = {
    uid: "1",
    experienceUid: "2",
    versionNumber: 4,
    firstActivatedAt: "2026-01-01",
    createdAt: "2026-01-01",
    updatedByUserName: "Jane",
    status: "ACTIVE",
    schedule: { until: "2027-01-01" },
    variantSplit: "EQUALLY_SPLIT",
    variants: [
        { __type: "ABTestVariant", name: "A", shortUid: "0", trafficDistribution: 50, colour: "red" },
        { __type: "ABTestVariant", name: "B", shortUid: "1", trafficDistribution: 50, colour: "blue" },
    ],
    metrics: [{ __type: "Primary", event, name: "Clicks", window: 30 }],
    targeting: {
        audience: { audiences: ["a".repeat(24)], audienceCombinationType: "AND" },
        sample: 0.5,
    },
} as unknown as WireVersion;

const body = (change: Partial<WireVersionBody> = {}): WireVersionBody => ({
    status: "ACTIVE",
    variants: [{ __type: "ABTestVariant", name: "A", trafficDistribution: 100, shortUid: "0" }],
    ...change,
});

test("an unknown field of an object is kept, a known one is what is declared, and the server's own are not sent", () => {
    const kept = keepUnknown({ name: "New" }, { uid: "1", updatedAt: "x", own: 1, name: "Old", extra: [1] }, [
        "own",
    ]);
    expect(kept).toEqual({ name: "New", extra: [1] });
});

test("a version keeps its own unknown fields, and those of its variants, metrics and targeting", () => {
    const metrics = [{ event, name: "Clicks on it", __type: "Secondary" }];
    const targeting = { audience: { audiences: ["b".repeat(24)] } };
    expect(keepUnknownInVersion(body({ metrics, targeting }), live)).toEqual({
        status: "ACTIVE",
        schedule: { until: "2027-01-01" },
        variants: [
            { __type: "ABTestVariant", name: "A", trafficDistribution: 100, shortUid: "0", colour: "red" },
        ],
        metrics: [{ event, name: "Clicks on it", __type: "Secondary", window: 30 }],
        targeting: { audience: { audiences: ["b".repeat(24)] }, sample: 0.5 },
    });
});

test("a variant without identity takes over nothing, not even of one that has none either", () => {
    const fresh = { __type: "ABTestVariant", name: "A", trafficDistribution: 100 } as const;
    const base = { ...live, variants: [{ ...fresh, colour: "red" }] } as unknown as WireVersion;
    expect(keepUnknownInVersion(body({ variants: [fresh] }), base).variants).toEqual([fresh]);
});

test("a variant that only another version has keeps its unknown fields from there, the first one first", () => {
    const draft = { ...live, variants: [] } as WireVersion;
    const red = [
        { __type: "ABTestVariant", name: "A", trafficDistribution: 100, shortUid: "0", colour: "red" },
    ];
    const older = { ...live, variants: [{ ...red[0], colour: "old" }] } as unknown as WireVersion;
    expect(keepUnknownInVersion(body(), draft, [live, older]).variants).toEqual(red);
});

test("metrics and targeting that are declared no more are sent as empty", () => {
    const { targeting, metrics } = keepUnknownInVersion(body(), live);
    expect(metrics).toEqual([]);
    expect(targeting).toEqual({ sample: 0.5 });
});

test("metrics and targeting that never were are not sent", () => {
    const { targeting: _, metrics: __, ...bare } = live;
    expect(Object.keys(keepUnknownInVersion(body(), bare)).sort()).toEqual([
        "schedule",
        "status",
        "variants",
    ]);
});

test("a status moves alone: the content goes back to the letter", () => {
    const { uid, experienceUid, versionNumber, firstActivatedAt, createdAt, updatedByUserName, ...content } =
        live;
    expect(withStatus(live, "PAUSED")).toEqual({ ...content, status: "PAUSED" });
});
