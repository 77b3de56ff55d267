import { Limiter, type RateSlot } from "../../../provider/core/api/limiter";
import { fc } from "../../support/fastCheck";
import { FakeClock } from "./fakeClock";

const mostInAnySecond = (moments: number[]) =>
    Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1000).length));

/** Lets `count` requests leave one after the other, each answered at once. */
async function depart(limiter: Limiter, count: number): Promise<number[]> {
    const leave = (departure: RateSlot) => {
        departure.release();
        return departure.at;
    };
    return Promise.all(Array.from({ length: count }, () => limiter.acquire(limiter.ticket()).then(leave)));
}

/** Of ten per second. */
const BURST = 7;

test("a bucket's worth leaves at once, the others at the exact interval", async () => {
    const clock = new FakeClock();
    const start = clock.now();
    const moments = await depart(new Limiter(10, clock), 20);
    const expected = [
        ...Array(BURST).fill(0),
        ...Array.from({ length: 20 - BURST }, (_, at) => 100 * (at + 1)),
    ];
    expect(moments.map((at) => Math.round(at - start))).toEqual(expected);
});

test("what was not used is there later, up to a bucket's worth", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(10, clock);
    await depart(limiter, BURST);
    await clock.at(clock.now() + 310);
    const some = clock.now();
    expect((await depart(limiter, 4)).map((at) => Math.round(at - some))).toEqual([0, 0, 0, 90]);
    await clock.at(clock.now() + 60_000);
    const all = clock.now();
    expect((await depart(limiter, BURST + 1)).map((at) => at - all)).toEqual([...Array(BURST).fill(0), 100]);
});

test("a process that has just begun does not know what the one before it sent: its bucket is empty", async () => {
    const clock = new FakeClock();
    const start = clock.now();
    const moments = await depart(new Limiter(10, Object.assign(clock, { startedAt: start })), 3);
    expect(moments.map((at) => Math.round(at - start))).toEqual([100, 200, 300]);
});

describe("in the order of asking, whatever timers and hooks do", () => {
    const scenario = fc.record({
        rate: fc.integer({ min: 1, max: 40 }),
        lateness: fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 20 }),
        asks: fc.array(
            fc.record({
                after: fc.integer({ min: 0, max: 400 }),
                prepares: fc.integer({ min: 0, max: 50 }),
                takes: fc.integer({ min: 0, max: 3000 }),
            }),
            { minLength: 1, maxLength: 60 },
        ),
    });

    async function momentsOf(
        { rate, lateness, asks }: typeof scenario extends fc.Arbitrary<infer T> ? T : never,
        refused: boolean,
    ) {
        let turn = 0;
        const clock = new FakeClock(undefined, () => lateness[turn++ % lateness.length]!);
        const limiter = new Limiter(rate, clock);
        if (refused) {
            const first = await limiter.acquire(limiter.ticket());
            first.release();
            limiter.throttled(first);
        }
        const order: number[] = [];
        const moments: number[] = [];
        let at = clock.now();
        await Promise.all(
            asks.map(async ({ after, prepares, takes }, index) => {
                at += after;
                await clock.at(at);
                const departure = await limiter.acquire(limiter.ticket(), () => clock.sleep(prepares));
                order.push(index);
                moments.push(departure.at);
                await clock.sleep(takes);
                departure.release();
                limiter.accepted();
            }),
        );
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        return moments;
    }

    test("never more than a bucket permits", async () => {
        await fc.assert(
            fc.asyncProperty(scenario, async (given) => {
                const moments = await momentsOf(given, false);
                const burst = Math.max(1, Math.floor(0.7 * given.rate));
                for (const [first, from] of moments.entries())
                    for (const [last, to] of moments.entries()) {
                        const permitted = burst + (given.rate * (to - from)) / 1000;
                        if (to >= from) expect(last - first + 1).toBeLessThanOrEqual(permitted + 0.01);
                    }
            }),
            { numRuns: 60 },
        );
    });

    test("after a refusal, never more than the limit in any second", async () => {
        await fc.assert(
            fc.asyncProperty(scenario, async (given) => {
                expect(mostInAnySecond(await momentsOf(given, true))).toBeLessThanOrEqual(given.rate);
            }),
            { numRuns: 60 },
        );
    });
});

test("late timers are made up for, so the pace holds on the whole", async () => {
    const clock = new FakeClock(undefined, () => 6);
    const start = clock.now();
    const moments = await depart(new Limiter(10, clock), 100);
    expect(moments.at(-1)! - start).toBeLessThan((100 - BURST) * 100 + 10);
});

test("a look at the engine before a write does not cost time, and a veto no departure", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(1, clock);
    const start = clock.now();
    const waits: number[] = [];
    const look = async (waited: number) => {
        waits.push(Math.round(waited));
        await clock.sleep(5);
    };
    const first = await limiter.acquire(limiter.ticket());
    const vetoed = limiter.acquire(limiter.ticket(), () => Promise.reject(new Error("no engine")));
    const second = limiter.acquire(limiter.ticket(), look);
    await expect(vetoed).rejects.toThrow("no engine");
    expect([first.at - start, (await second).at - start]).toEqual([0, 1000]);
    expect(waits).toEqual([1000]);
});

test("an operation that has begun goes before those that have not", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(10, clock);
    const order: string[] = [];
    const begun = limiter.ticket();
    const ask = (name: string, ticket: number) => limiter.acquire(ticket).then(() => order.push(name));
    await ask("first try", begun);
    const others = ["b", "c", "d"].map((name) => ask(name, limiter.ticket()));
    await Promise.all([...others, ask("second try", begun)]);
    expect(order).toEqual(["first try", "second try", "b", "c", "d"]);
});

test("a server that does not keep up gets no more than two seconds' worth at once", async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(10, clock);
    const left: RateSlot[] = [];
    const all = Array.from({ length: 30 }, () => limiter.acquire(limiter.ticket()).then((d) => left.push(d)));
    await clock.at(clock.now() + 60_000);
    expect(left).toHaveLength(20);
    for (let done = 0; done < 30; done++) {
        left[done]!.release();
        await clock.at(clock.now() + 200);
    }
    await Promise.all(all);
});
