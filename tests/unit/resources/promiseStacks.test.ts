import * as personalize from "../../../provider";
import { withoutPromiseStacks } from "../../../provider/resources/pulumi/promiseStacks";

const framesNow = () => new Error().stack?.split("\n").length ?? 0;

const definition = personalize.rules.all(personalize.rules.country.equals("DE"));
const experience = "66702e03d84509d0106bec05";

/** Each kind, without the name that Pulumi asks for. */
const nameless: Record<string, () => unknown> = {
    Attribute: () => new personalize.Attribute("", { key: "k" }),
    Audience: () => new personalize.Audience("", { definition }),
    Event: () => new personalize.Event("", { key: "k" }),
    Experience: () => new personalize.Experience("", { type: "AB_TEST" }),
    ExperienceVersion: () =>
        new personalize.ExperienceVersion("", { experience, status: "DRAFT", variants: [] }),
    ExperiencesPriority: () => new personalize.ExperiencesPriority("", { order: [experience] }),
};

test.each(Object.entries(nameless))(
    "where an %s could not be made, the error names the line, and stacks are as deep as before",
    (_kind, make) => {
        const before = Error.stackTraceLimit;
        expect(make).toThrow(
            expect.objectContaining({
                message: expect.stringContaining("Missing resource name"),
                stack: expect.stringContaining(__filename),
            }),
        );
        expect(Error.stackTraceLimit).toBe(before);
    },
);

test("who looks for promises that never end gets their stacks", () => {
    const stacks = withoutPromiseStacks();
    const without = framesNow();
    stacks.restore();
    expect(without).toBe(1);
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "true";
    try {
        withoutPromiseStacks();
        expect(framesNow()).toBeGreaterThan(1);
    } finally {
        delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
    }
});
