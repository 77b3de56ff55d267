import { experienceVersionModel } from "../../../provider/core/model/experienceVersion";

/** What the preview says of the percentages of an A/B test. */
function reasons(percentages: number[], variantSplit?: string): string[] {
    const variants = percentages.map((trafficDistribution, at) => ({ name: `V${at}`, trafficDistribution }));
    const inputs = {
        projectUid: "a".repeat(24),
        experience: "b".repeat(24),
        status: "DRAFT",
        variants,
        variantSplit,
    };
    return experienceVersionModel.check(inputs).map(({ property, reason }) => `${property} ${reason}`);
}

test.each([
    [[50, 50], undefined],
    [[33.34, 33.33, 33.33], "EQUALLY_SPLIT"],
    [[33.3, 33.3, 33.4], "EQUALLY_SPLIT"],
    [[20, 80], "CUSTOM_PERCENTAGE"],
    [[20, 80], "MULTI_ARMED_BANDIT"],
    [[0, 0], "MULTI_ARMED_BANDIT"],
    [[33.3333, 33.3333, 33.3334], "MULTI_ARMED_BANDIT"],
])("%j with %s is accepted", (percentages, split) => {
    expect(reasons(percentages, split)).toEqual([]);
});

test("equal percentages that do not add up are no contradiction to an equal split", () => {
    expect(reasons([40, 40], "EQUALLY_SPLIT")).toEqual([expect.stringMatching(/^variants .*add up to 80/)]);
});

test("three times a third: the way out is an equal split", () => {
    expect(reasons([33.333, 33.333, 33.333])[0]).toMatch(/leave all percentages out for an equal split/);
});

test("other percentages with more decimals: the way out is to round", () => {
    expect(reasons([33.335, 66.665])[0]).toMatch(/^variants\[0\].trafficDistribution .*such as 33\.\d\d\./);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("a share that is %p is one mistake", (share) => {
    expect(reasons([share, 50])).toEqual([
        `variants[0].trafficDistribution must be a percentage from 0 to 100; it is ${share}.`,
    ]);
});
