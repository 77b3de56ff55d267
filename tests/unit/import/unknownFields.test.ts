import { unknownVersionFields } from "../../../provider/cli/import/unknownFields";
import type { WireVersion } from "../../../provider/core/wire";

const version = {
    uid: "66fbd01f9c0c442160ed818c",
    experienceUid: "66fbd01f9c0c442160ed818b",
    versionNumber: 1,
    status: "ACTIVE",
    variants: [{ __type: "ABTestVariant", name: "Control", shortUid: "0", trafficDistribution: 100 }],
    metrics: [{ __type: "Primary", event: "66fbcf98a67fe49f6de59d7e", name: "Sign-ups" }],
    targeting: { audience: { audiences: [], audienceCombinationType: "AND" } },
} as unknown as WireVersion;

test("a version whose fields are all known has none beyond them", () => {
    expect(unknownVersionFields(version)).toEqual([]);
    expect(unknownVersionFields({ ...version, metrics: undefined, targeting: undefined })).toEqual([]);
});

test("what a newer server adds is named with its path", () => {
    const newer = {
        ...version,
        schedule: "weekly",
        targeting: { ...version.targeting, geo: "DE" },
        variants: [{ ...version.variants?.[0], color: "red" }],
        metrics: [{ ...version.metrics?.[0], weight: 2 }],
    } as unknown as WireVersion;
    expect(unknownVersionFields(newer)).toEqual([
        "schedule",
        "targeting.geo",
        "variants[0].color",
        "metrics[0].weight",
    ]);
});
