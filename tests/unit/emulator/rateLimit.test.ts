import { RateLimiter } from "../../../provider/emulator/http/rateLimit";
import { defaultSettings, type Settings } from "../../../provider/emulator/settings";

function limited(rateAlgorithm: Settings["switches"]["rateAlgorithm"], rateLimit = 4) {
    let now = 10_000;
    const limiter = new RateLimiter(() => now);
    const settings = {
        ...defaultSettings,
        rateLimit,
        switches: { ...defaultSettings.switches, rateAlgorithm },
    };
    return {
        /** How many of that many requests pass, at a time counted from a full second. */
        at(milliseconds: number, requests: number) {
            now = 10_000 + milliseconds;
            return Array.from({ length: requests }, () => limiter.wait(settings, "GET")).filter(
                (wait) => wait === 0,
            ).length;
        },
        waitAt(milliseconds: number) {
            now = 10_000 + milliseconds;
            return limiter.wait(settings, "GET");
        },
    };
}

test("a token bucket refills steadily and never beyond its size", () => {
    const { at } = limited("token-bucket");
    expect([at(0, 9), at(250, 9), at(500, 1), at(60_000, 9)]).toEqual([4, 1, 1, 4]);
});

test("a fixed window lets twice the limit through around its edge", () => {
    const { at } = limited("fixed-window");
    expect([at(900, 9), at(999, 9), at(1000, 9), at(1999, 9), at(2000, 9)]).toEqual([4, 0, 4, 0, 4]);
});

test("a sliding window never lets more than the limit through in any second", () => {
    const { at } = limited("sliding-window");
    expect([at(900, 2), at(1000, 9), at(1899, 9), at(1900, 9), at(2000, 9)]).toEqual([2, 2, 0, 2, 2]);
});

test.each([
    ["token-bucket", 250],
    ["fixed-window", 900],
    ["sliding-window", 1000],
] as const)("a %s says how long to wait, and after that there is room", (algorithm, milliseconds) => {
    const { at, waitAt } = limited(algorithm);
    at(100, 4);
    const wait = waitAt(100);
    expect(wait).toBeCloseTo(milliseconds, 6);
    expect(waitAt(100 + wait)).toBe(0);
});

test.each(["token-bucket", "fixed-window", "sliding-window"] as const)(
    "a %s of less than one per second still lets one through",
    (algorithm) => {
        const { at } = limited(algorithm, 0.5);
        expect([at(0, 3), at(2000, 3)]).toEqual([1, 1]);
    },
);

test("another limit or algorithm starts anew, and off lets everything through", () => {
    let settings: Settings = { ...defaultSettings, rateLimit: 1 };
    const limiter = new RateLimiter(() => 0);
    const passes = () => limiter.wait(settings, "POST") === 0;
    const first = [passes(), passes()];
    settings = { ...settings, rateLimit: 2 };
    const second = [passes(), passes(), passes()];
    settings = { ...settings, rateLimit: "off" };
    expect([first, second, passes(), passes()]).toEqual([[true, false], [true, true, false], true, true]);
});
