import { sameJson } from "../../../provider/core/common/sameJson";
import {
    canonicalContent,
    contentFromWire,
    hasContent,
    versionBody,
} from "../../../provider/core/model/experienceVersion";
import { canonicalSplit, equalParts, wireSplit } from "../../../provider/core/model/variantSplit";
import type { VersionContent } from "../../../provider/core/model/versionSchema";
import type { WireVersion } from "../../../provider/core/wire";
import { fc } from "../../support/fastCheck";

const parts = (...percentages: (number | undefined)[]): VersionContent["variants"] =>
    percentages.map((trafficDistribution, index) => ({
        name: `V${index}`,
        ...(trafficDistribution === undefined ? {} : { trafficDistribution }),
    }));

const written = (content: VersionContent): WireVersion => ({
    uid: "1",
    versionNumber: 1,
    ...versionBody("ACTIVE", content, []),
});

test("an equal split adds up to exactly 100, with two decimals, the remainder on the first", () => {
    expect(equalParts(3)).toEqual([33.34, 33.33, 33.33]);
    expect(equalParts(7)).toEqual([14.32, ...Array(6).fill(14.28)]);
    for (let count = 1; count <= 50; count++) {
        const all = equalParts(count);
        expect(Math.round(all.reduce((sum, part) => sum + part * 100, 0))).toBe(10_000);
        expect(all.every((part) => Number(part.toFixed(2)) === part && part > 0)).toBe(true);
    }
});

test.each<[string, VersionContent, ReturnType<typeof wireSplit>]>([
    [
        "nothing said",
        { variants: parts(undefined, undefined) },
        { variantSplit: "EQUALLY_SPLIT", parts: [50, 50] },
    ],
    ["percentages", { variants: parts(20, 80) }, { variantSplit: "CUSTOM_PERCENTAGE", parts: [20, 80] }],
    [
        "a word of a newer server",
        { variants: parts(20, 80), variantSplit: "AUTO" },
        { variantSplit: "AUTO", parts: [20, 80] },
    ],
    ["audiences", { variants: [{ name: "A", audiences: [] }] }, { parts: [] }],
])("sent for %s", (_, content, sent) => {
    expect(wireSplit(content)).toEqual(sent);
});

test.each<[string, VersionContent, VersionContent, boolean]>([
    [
        "an equal split, and its percentages as the server has them",
        { variants: parts(undefined, undefined, undefined) },
        { variants: parts(33.34, 33.33, 33.33), variantSplit: "EQUALLY_SPLIT" },
        true,
    ],
    [
        "an equal split, and the documentation's sample of one",
        { variants: parts(undefined, undefined, undefined) },
        { variants: parts(33.33, 33.33, 33.33), variantSplit: "EQUALLY_SPLIT" },
        true,
    ],
    [
        "custom percentages, said twice",
        { variants: parts(50, 50) },
        { variants: parts(50, 50), variantSplit: "CUSTOM_PERCENTAGE" },
        true,
    ],
    [
        "an equal split and an equal custom one",
        { variants: parts(undefined, undefined) },
        { variants: parts(50, 50) },
        false,
    ],
    [
        "an equal split and one that the server works out",
        { variants: parts(undefined, undefined) },
        { variants: parts(undefined, undefined), variantSplit: "AUTO" },
        false,
    ],
    [
        "a multi-armed bandit without percentages, and what is sent for it",
        { variants: parts(undefined, undefined, undefined), variantSplit: "MULTI_ARMED_BANDIT" },
        { variants: parts(33.34, 33.33, 33.33), variantSplit: "MULTI_ARMED_BANDIT" },
        true,
    ],
    ["other percentages", { variants: parts(50, 50) }, { variants: parts(40, 60) }, false],
    [
        "percentages under another word",
        { variants: parts(50, 50) },
        { variants: parts(50, 50), variantSplit: "AUTO" },
        false,
    ],
])("%s mean the same: %#", (_, one, other, same) => {
    expect(sameJson(canonicalSplit(one), canonicalSplit(other))).toBe(same);
});

const percentages = fc
    .array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 6 })
    .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
    .map((cuts) => [...cuts, 10_000].map((cut, index) => (cut - (cuts[index - 1] ?? 0)) / 100));
const contents: fc.Arbitrary<VersionContent> = fc.oneof(
    percentages.map((all) => ({ variants: parts(...all) })),
    percentages.map((all) => ({ variants: parts(...all), variantSplit: "CUSTOM_PERCENTAGE" })),
    fc.integer({ min: 1, max: 50 }).map((count) => ({ variants: parts(...Array(count).fill(undefined)) })),
);

test("what was written holds what was declared, and would be declared the same", () => {
    fc.assert(
        fc.property(contents, (content) => {
            expect(hasContent(written(content), content)).toBe(true);
            expect(contentFromWire(written(content))).toEqual(canonicalContent(content));
        }),
    );
});
