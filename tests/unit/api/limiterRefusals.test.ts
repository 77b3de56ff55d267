import { Limiter } from "../../../provider/api/limiter";
import { FakeClock } from "./fakeClock";

test("a burst of refusals slows down once, waits as told, and the pace recovers", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(10, clock);
    const departures = [];
    for (let i = 0; i < 3; i++) departures.push(await limiter.enter(limiter.ticket()));
    for (const departure of departures) departure.leave();
    limiter.throttled(departures[0]!, 5_000);
    limiter.throttled(departures[1]!, 2_000);
    limiter.throttled(departures[2]!);
    expect(limiter.requestsPerSecond).toBeCloseTo(7);
    const told = clock.now();
    const next = await limiter.enter(limiter.ticket());
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

describe.each([
    ["fixed window", fixedWindow],
    ["sliding window", slidingWindow],
    ["token bucket", tokenBucket],
])("against a server with a %s", (_name, server) => {
    const run = async (competitor: boolean) => {
        let seed = 7;
        const random = () => {
            seed = (seed * 16_807) % 2_147_483_647;
            return seed / 2_147_483_647;
        };
        const clock = new FakeClock(random, () => random() * 2);
        const limiter = new Limiter(10, clock);
        const count = server();
        let [refused, sent, running] = [0, 0, true];
        const operation = async () => {
            const ticket = limiter.ticket();
            for (let tries = 1; ; tries++) {
                const departure = await limiter.enter(ticket);
                await clock.at(departure.at + 40 + random() * 8);
                sent += 1;
                const accepted = count(clock.now());
                departure.leave();
                if (accepted) {
                    limiter.accepted();
                    return tries;
                }
                refused += 1;
                limiter.throttled(departure);
                await clock.sleep(random() * 500);
            }
        };
        const stranger = async () => {
            while (running && competitor) {
                await clock.at(clock.now() + 100 + random() * 200);
                count(clock.now());
            }
        };
        const other = stranger();
        const tries = await Promise.all(Array.from({ length: 300 }, operation));
        running = false;
        await other;
        return { share: refused / sent, mostTries: Math.max(...tries) };
    };

    test("alone, nothing is refused by a bucket, and what tells of a window elsewhere", async () => {
        const { share, mostTries } = await run(false);
        expect(share).toBeLessThanOrEqual(server === tokenBucket ? 0 : 1 / 300);
        expect(mostTries).toBeLessThanOrEqual(2);
    });

    test("with a stranger who takes half, everything gets through in a few tries", async () => {
        const { share, mostTries } = await run(true);
        expect(share).toBeLessThan(0.2);
        expect(mostTries).toBeLessThan(8);
    });
});
