import { probabilitiesToBeBest } from "../../../provider/emulator/state/bayes";

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test("without data every variant is as likely as the others", () => {
    expect(probabilitiesToBeBest([0, 0, 0, 0].map(() => ({ impressions: 0, conversions: 0 })))).toEqual([
        0.25, 0.25, 0.25, 0.25,
    ]);
});

test("two variants agree with the closed form", () => {
    // Beta(2, 1) against Beta(1, 1): the integral of x · 2x is 2/3.
    const [better] = probabilitiesToBeBest([
        { impressions: 1, conversions: 1 },
        { impressions: 0, conversions: 0 },
    ]);
    expect(better).toBeCloseTo(2 / 3, 3);
});

test("a clear difference in much data is nearly certain, and the chances add up", () => {
    const chances = probabilitiesToBeBest([
        { impressions: 5000, conversions: 500 },
        { impressions: 5000, conversions: 700 },
        { impressions: 5000, conversions: 510 },
    ]);
    expect(chances[1]).toBeGreaterThan(0.999);
    expect(sum(chances)).toBeCloseTo(1, 3);
});
