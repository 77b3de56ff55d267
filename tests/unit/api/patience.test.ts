import { systemClock } from "../../../provider/core/api/clock";
import { backoffMs, RETRY_COST, RetryBudget, retryAfterMs } from "../../../provider/core/api/retry";
import { DeadlineError, LostAnswerError } from "../../../provider/core/errors";
import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "./server";

const body = { key: "k", name: "n" };

test("back-off has full jitter, doubles, and ends at eight seconds", () => {
    const most = { ...systemClock, random: () => 1 };
    expect([1, 2, 3, 10].map((attempt) => backoffMs(attempt, false, most))).toEqual([200, 400, 800, 8_000]);
    expect([1, 2, 10].map((attempt) => backoffMs(attempt, true, most))).toEqual([500, 1_000, 8_000]);
    expect(backoffMs(5, false, { ...systemClock, random: () => 0 })).toBe(0);
});

test("Retry-After is read in both forms, and believed up to a minute", () => {
    const now = Date.parse("2026-08-01T00:00:00Z");
    expect(retryAfterMs("3", now)).toBe(3_000);
    expect(retryAfterMs("0.5", now)).toBe(500);
    expect(retryAfterMs("Sat, 01 Aug 2026 00:00:09 GMT", now)).toBe(9_000);
    expect(retryAfterMs("Fri, 31 Jul 2026 00:00:00 GMT", now)).toBe(0);
    expect(retryAfterMs("86400", now)).toBe(60_000);
    for (const useless of [undefined, "", "soon", "-1", "NaN"])
        expect(retryAfterMs(useless, now)).toBeUndefined();
});

test("the budget for repeats ends, and comes back with success", () => {
    const budget = new RetryBudget();
    let repeats = 0;
    while (budget.spend(RETRY_COST.failed)) repeats += 1;
    expect(repeats).toBe(100);
    for (let i = 0; i < 5; i++) budget.earn();
    expect(budget.spend(RETRY_COST.failed)).toBe(true);
});

test("a server that is down is not stormed: a run has a limited number of repeats", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 503));
    const client = clientFor(url, {}, { clock: new FakeClock() });
    await Promise.all(Array.from({ length: 200 }, () => failure(client.events.list(PROJECT))));
    expect(seen).toHaveLength(300);
});

test("a write that waited, and one that is repeated, looks first whether anyone still wants it", async () => {
    const { url, seen } = await serve((_request, response, nth) =>
        nth === 1 ? json(response, 429) : json(response, 200, { uid: "u" }),
    );
    let looks = 0;
    const beforeRiskyWrite = async () => {
        looks += 1;
    };
    const client = clientFor(url, { requestsPerSecond: 1 }, { beforeRiskyWrite, clock: new FakeClock() });
    await client.events.create(PROJECT, body);
    expect(looks).toBe(0);
    await client.events.create(PROJECT, body);
    expect(looks).toBe(2);
    expect(seen).toHaveLength(3);
});

test("a read is let go without looking", async () => {
    const { url } = await serve((_request, response) => json(response, 200, []));
    const beforeRiskyWrite = () => Promise.reject(new Error("looked"));
    const client = clientFor(url, { requestsPerSecond: 10 }, { beforeRiskyWrite, clock: new FakeClock() });
    await Promise.all([1, 2, 3].map(() => client.events.list(PROJECT)));
});

test("when nobody wants it any more, nothing is sent", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 200, { uid: "u" }));
    const beforeRiskyWrite = () => Promise.reject(new Error("the engine is gone"));
    const client = clientFor(url, { requestsPerSecond: 1 }, { beforeRiskyWrite, clock: new FakeClock() });
    const [, refused] = await Promise.all([
        client.events.create(PROJECT, body),
        failure(client.events.create(PROJECT, body)),
    ]);
    expect(refused.message).toBe("the engine is gone");
    expect(seen).toHaveLength(1);
});

test("a server that never answers ends in bounded time, and says which bound", async () => {
    const { url, seen } = await serve(() => {});
    const client = clientFor(url, { attemptTimeoutMs: 200, operationTimeoutMs: 500 });
    const [read, write] = await Promise.all([
        failure(client.events.list(PROJECT)),
        failure(client.events.create(PROJECT, body)),
    ]);
    expect(read).toBeInstanceOf(DeadlineError);
    expect(read.message).toContain("attemptTimeout");
    expect(write).toBeInstanceOf(LostAnswerError);
    expect(seen.length).toBeLessThanOrEqual(4);
});

test("a long queue that moves is no failure", async () => {
    const clock = new FakeClock();
    const { url, seen } = await serve((_request, response) => json(response, 200, []));
    const client = clientFor(url, { requestsPerSecond: 1, operationTimeoutMs: 10_000 }, { clock });
    await Promise.all(Array.from({ length: 60 }, () => client.events.list(PROJECT)));
    expect(seen).toHaveLength(60);
});

test("a queue before a server that is silent ends, without sending what is left in it", async () => {
    const { url, seen } = await serve(() => {});
    // The socket alone waits in real time: a fifth of a second for each of the two requests that leave.
    const settings = {
        requestsPerSecond: 1,
        attemptTimeoutMs: 200,
        operationTimeoutMs: 1_600,
        maxRetries: 0,
    };
    const client = clientFor(url, settings, { clock: new FakeClock() });
    const errors = await Promise.all(
        Array.from({ length: 30 }, () => failure(client.events.create(PROJECT, body))),
    );
    const [lost, unsent] = [LostAnswerError, DeadlineError].map((kind) =>
        errors.filter((error) => error instanceof kind),
    );
    expect([lost!.length, unsent!.length]).toEqual([2, 28]);
    expect(unsent!.filter(({ message }) => !message.includes("was not sent"))).toEqual([]);
    expect(seen.length).toBeLessThanOrEqual(2);
});

test("a client sends ten a second, after seven at once", async () => {
    const clock = new FakeClock();
    const { url } = await serve((_request, response) => json(response, 200, []));
    const client = clientFor(url, { requestsPerSecond: 10 }, { clock });
    const began = clock.now();
    await Promise.all(Array.from({ length: 15 }, () => client.events.list(PROJECT)));
    expect(clock.now() - began).toBeCloseTo(8 * 100, 0);
});

test("a client without a clock of its own keeps the pace in real time", async () => {
    const arrivals: number[] = [];
    const { url } = await serve((_request, response) => {
        arrivals.push(performance.now());
        json(response, 200, []);
    });
    const client = clientFor(url, { requestsPerSecond: 4 });
    const began = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => client.events.list(PROJECT)));
    // Two of them at once. Whatever the machine is busy with can only make this longer.
    expect(arrivals.at(-1)! - began).toBeGreaterThan(2 * 250 - 60);
});
