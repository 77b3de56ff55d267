import { Attribute } from "../../../provider";
import { withoutPromiseStacks } from "../../../provider/resources/promiseStacks";

const framesNow = () => new Error().stack?.split("\n").length ?? 0;

test("stacks are as deep as before, also where a resource could not be made", () => {
    const before = Error.stackTraceLimit;
    expect(() => new Attribute("", { key: "k" })).toThrow("Missing resource name");
    expect(Error.stackTraceLimit).toBe(before);
});

test("what could not be made names the line that made it", () => {
    expect(() => new Attribute("", { key: "k" })).toThrow(
        expect.objectContaining({ stack: expect.stringContaining(__filename) }),
    );
});

test("who looks for promises that never end gets their stacks", () => {
    const stacks = withoutPromiseStacks();
    const without = framesNow();
    stacks.again();
    expect(without).toBe(1);
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "true";
    try {
        withoutPromiseStacks();
        expect(framesNow()).toBeGreaterThan(1);
    } finally {
        delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
    }
});
