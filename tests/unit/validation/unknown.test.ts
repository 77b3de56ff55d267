import { UNKNOWN } from "../../../provider/core/common/unknown";
import { fc } from "../../support/fastCheck";
import { changed, placesIn, type Sample, samples } from "./samples";

const names = Object.keys(samples) as Sample[];

describe("validation in the preview", () => {
    test.each(names)("accepts a correct %s", (name) => {
        const { model, inputs } = samples[name];
        expect(model.check(inputs)).toEqual([]);
    });

    test.each(names)("accepts values that are not known yet anywhere in %s", (name) => {
        const { model, inputs } = samples[name];
        const places = placesIn(inputs);
        fc.assert(
            fc.property(fc.subarray(places, { minLength: 1 }), (unknown) => {
                // The outer ones last, or the inner ones would have no place to stand in.
                const inside = [...unknown].sort((a, b) => b.length - a.length);
                const partly = inside.reduce<object>((value, path) => changed(value, path, UNKNOWN), inputs);
                expect(model.check(partly)).toEqual([]);
            }),
            { numRuns: 300 },
        );
    });

    test("refuses as a percentage what no number can be made of", () => {
        const { model, inputs } = samples["ExperienceVersion of a test"];
        const odd = changed<object>(inputs, ["variants", "0", "trafficDistribution"], { toString: 0 });
        expect(model.check(odd).map(({ property }) => property)).toEqual(["variants[0].trafficDistribution"]);
    });

    test.each(names)("refuses rubbish anywhere in %s without failing itself", (name) => {
        const { model, inputs } = samples[name];
        let refused = 0;
        fc.assert(
            fc.property(fc.constantFrom(...placesIn(inputs)), fc.jsonValue(), (path, rubbish) => {
                const failures = model.check(changed<object>(inputs, path, rubbish));
                refused += failures.length > 0 ? 1 : 0;
                for (const { property, reason } of failures) {
                    expect(property).not.toBe("");
                    expect(reason).toMatch(/\.$|\?$/);
                }
            }),
            { numRuns: 500 },
        );
        // Chance may hit on a valid value, as with a text for a description, but not as a rule.
        expect(refused).toBeGreaterThan(250);
    });
});
