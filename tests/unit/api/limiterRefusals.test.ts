import { Limiter } from "../../../provider/core/api/limiter";
import { pace } from "../../../provider/program/reads/reader";
import { seed } from "../../support/seed";
import { FakeClock } from "./fakeClock";

test("a burst of refusals slows down once, waits as told, and the pace recovers", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(10, clock);
    const departures = [];
    for (let i = 0; i < 3; i++) departures.push(await limiter.acquire(limiter.ticket()));
    for (const departure of departures) departure.release();
    limiter.throttled(departures[0]!, 5_000);
    limiter.throttled(departures[1]!, 2_000);
    limiter.throttled(departures[2]!);
    expect(limiter.requestsPerSecond).toBeCloseTo(7);
    const told = clock.now();
    const next = await limiter.acquire(limiter.ticket());
    expect(next.at - told).toBe(5_000);
    limiter.throttled(next);
    expect(limiter.requestsPerSecond).toBeCloseTo(4.9);
    for (let second = 0; second < 4; second++) {
        await clock.at(clock.now() + 1_000);
        limiter.accepted();
    }
    expect(limiter.requestsPerSecond).toBeCloseTo(6.9);
    await clock.at(clock.now() + 600_000);
    limiter.accepted();
    expect(limiter.requestsPerSecond).toBeCloseTo(7.4);
    for (let second = 0; second < 10; second++) {
        await clock.at(clock.now() + 1_000);
        limiter.accepted();
    }
    expect(limiter.requestsPerSecond).toBe(10);
});

/** Decides like a server that counts to ten per second. */
type Count = (at: number) => boolean;

const fixedWindow = (): Count => {
    const counts = new Map<number, number>();
    return (at) => {
        const window = Math.floor(at / 1000);
        counts.set(window, (counts.get(window) ?? 0) + 1);
        return counts.get(window)! <= 10;
    };
};
const slidingWindow = (): Count => {
    let accepted: number[] = [];
    return (at) => {
        accepted = accepted.filter((other) => other > at - 1000);
        return accepted.length < 10 && accepted.push(at) > 0;
    };
};
const tokenBucket = (): Count => {
    let [tokens, last] = [10, 0];
    return (at) => {
        tokens = Math.min(10, tokens + ((at - last) * 10) / 1000);
        last = at;
        if (tokens < 1) return false;
        tokens -= 1;
        return true;
    };
};

/** What a user waits for in vain: the share of the limit that nobody used while requests were waiting. */
function unusedShare(accepted: number[]): number {
    const seconds = (Math.max(...accepted) - Math.min(...accepted)) / 1000;
    return 1 - (accepted.length - 1) / (10 * seconds);
}

describe.each([
    ["fixed window", fixedWindow],
    ["sliding window", slidingWindow],
    ["token bucket", tokenBucket],
])("against a server with a %s", (_name, server) => {
    const run = async (others: { stranger?: boolean; reader?: boolean } = {}) => {
        let state = 1 + (seed % 2_147_483_646);
        const random = () => {
            state = (state * 16_807) % 2_147_483_647;
            return state / 2_147_483_647;
        };
        const clock = new FakeClock(random, () => random() * 2);
        const count = server();
        const accepted: number[] = [];
        const taken = () => {
            const passes = count(clock.now());
            if (passes) accepted.push(clock.now());
            return passes;
        };
        let [refused, sent, running, reads] = [0, 0, true, 0];
        const operation = async (limiter: Limiter) => {
            const ticket = limiter.ticket();
            for (let tries = 1; ; tries++) {
                const departure = await limiter.acquire(ticket);
                await clock.at(departure.at + 40 + random() * 8);
                sent += 1;
                const passes = taken();
                departure.release();
                if (passes) {
                    limiter.accepted();
                    return tries;
                }
                refused += 1;
                limiter.throttled(departure);
                await clock.sleep(random() * 500);
            }
        };
        const stranger = async () => {
            while (running && others.stranger) {
                await clock.at(clock.now() + 100 + random() * 200);
                taken();
            }
        };
        const reader = async () => {
            const limiter = new Limiter(pace(10), clock);
            while (running && others.reader) {
                await operation(limiter);
                reads += 1;
            }
        };
        const beside = [stranger(), reader()];
        const limiter = new Limiter(10, clock);
        const tries = await Promise.all(Array.from({ length: 300 }, () => operation(limiter)));
        const unused = unusedShare(accepted);
        running = false;
        await Promise.all(beside);
        return { share: refused / sent, mostTries: Math.max(...tries), unused, reads };
    };

    test("alone, nothing is refused by a bucket, and what tells of a window elsewhere", async () => {
        const { share, mostTries, unused } = await run();
        expect(share).toBeLessThanOrEqual(server === tokenBucket ? 0 : 1 / 300);
        expect(mostTries).toBeLessThanOrEqual(2);
        expect(unused).toBeLessThan(0.05);
    });

    test("with a stranger who takes half, everything gets through in a few tries", async () => {
        const { share, mostTries, unused } = await run({ stranger: true });
        expect(share).toBeLessThan(0.2);
        expect(mostTries).toBeLessThan(8);
        expect(unused).toBeLessThan(0.15);
    });

    test("beside the reads of the program, hardly anything is refused", async () => {
        const { share, mostTries, unused, reads } = await run({ reader: true });
        expect(reads).toBeGreaterThan(1);
        expect(share).toBeLessThan(0.1);
        expect(mostTries).toBeLessThan(8);
        expect(unused).toBeLessThan(0.15);
    });
});
