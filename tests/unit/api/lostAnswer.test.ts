import type { ServerResponse } from "node:http";
import type { LostAnswerError } from "../../../provider/core/errors";
import { ATTEMPT_MS, passDeadline, useFakeDeadline } from "./deadline";
import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "./server";

useFakeDeadline();

const create = { key: "k", name: "n" };

test.each<[string, boolean, (response: ServerResponse) => void]>([
    ["a reset", true, (r) => r.socket!.destroy()],
    ["silence", true, passDeadline],
    ["502", true, (r) => json(r, 502)],
    ["504", true, (r) => json(r, 504)],
    ["500", false, (r) => json(r, 500)],
    ["an empty success", false, (r) => json(r, 201)],
])("after %s the server may still be at it: %s", async (_name, pending, answer) => {
    const { url } = await serve((_request, response) => answer(response));
    const client = clientFor(url, { attemptTimeoutMs: ATTEMPT_MS }, { clock: new FakeClock() });
    const error = await failure<LostAnswerError>(client.attributes.create(PROJECT, create));
    expect(error.pending).toBe(pending);
});

test.each([
    [200, 200],
    [30_000, 5_000],
])("an attempt of %d ms lets the server finish for %d ms", async (attemptTimeoutMs, wait) => {
    const clock = new FakeClock();
    await clientFor("http://127.0.0.1:9", { attemptTimeoutMs }, { clock }).allowPendingToSettle();
    expect(clock.slept).toEqual([wait]);
});

test("lost writes are repeated out of the run's one budget, and while somebody wants them", async () => {
    const client = clientFor("http://127.0.0.1:9");
    let repeats = 0;
    while (await client.canRetry()) repeats += 1;
    expect(repeats).toBe(100);
    const gone = new Error("nobody is there");
    const orphan = clientFor("http://127.0.0.1:9", {}, { beforeRiskyWrite: () => Promise.reject(gone) });
    await expect(orphan.canRetry()).rejects.toBe(gone);
});
