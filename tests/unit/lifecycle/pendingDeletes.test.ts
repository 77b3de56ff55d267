import { PendingDeletes } from "../../../provider/host/shared/pendingDeletes";

/** A delete that ends when the test says so. */
function deletion() {
    let end: (error?: Error) => void = () => undefined;
    const promise = new Promise<void>((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve());
    });
    return { remove: () => promise, end };
}

/** What a promise has come to by now. */
async function soFar<T>(promise: Promise<T>): Promise<T | "waiting"> {
    await jest.advanceTimersByTimeAsync(0);
    return Promise.race([promise, Promise.resolve("waiting" as const)]);
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test("nothing under way, nothing to wait for", async () => {
    expect(await soFar(new PendingDeletes().settled("Audience").then(() => "settled"))).toBe("settled");
});

test("settled waits for what is under way, however it ends, and not for what begins later", async () => {
    const removals = new PendingDeletes();
    const [good, bad, late] = [deletion(), deletion(), deletion()];
    const runs = [removals.run("Audience", "good", good.remove), removals.run("Audience", "bad", bad.remove)];
    const failed = expect(runs[1]).rejects.toThrow("refused");
    const settled = removals.settled("Audience").then(() => "settled");
    const third = removals.run("Audience", "late", late.remove);
    good.end();
    expect(await soFar(settled)).toBe("waiting");
    bad.end(new Error("refused"));
    expect(await soFar(settled)).toBe("settled");
    await failed;
    late.end();
    await third;
});

test("allDone waits for those that have not begun yet", async () => {
    const removals = new PendingDeletes();
    const done = removals.allDeleted(["a", "b"]);
    await removals.run("Audience", "a", async () => undefined);
    expect(await soFar(done)).toBe("waiting");
    await removals.run("Audience", "b", async () => undefined);
    expect(await soFar(done)).toBe(true);
});

test("what is under way is waited for as long as it takes", async () => {
    const removals = new PendingDeletes();
    const slow = deletion();
    const run = removals.run("Audience", "a", slow.remove);
    const done = removals.allDeleted(["a"]);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(await soFar(done)).toBe("waiting");
    slow.end();
    expect(await soFar(done)).toBe(true);
    await run;
});

test("waiting ends two seconds after the last start or end of a delete", async () => {
    const removals = new PendingDeletes();
    const done = removals.allDeleted(["never"]);
    await jest.advanceTimersByTimeAsync(1_900);
    await removals.run("Attribute", "something else", async () => undefined);
    await jest.advanceTimersByTimeAsync(1_900);
    expect(await soFar(done)).toBe("waiting");
    await jest.advanceTimersByTimeAsync(100);
    expect(await soFar(done)).toBe(false);
});

test("waiting goes on while any delete runs, since the engine may start the awaited one after it", async () => {
    const removals = new PendingDeletes();
    const slow = deletion();
    const other = removals.run("Event", "slow", slow.remove);
    let done: Promise<boolean> = Promise.resolve(false);
    const waits = removals.run("Audience", "waits", () => {
        done = removals.allDeleted(["queued"]);
        return done.then(() => undefined);
    });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await soFar(done)).toBe("waiting");
    slow.end();
    await other;
    await removals.run("Experience", "queued", async () => undefined);
    expect(await soFar(done)).toBe(true);
    await waits;
});

test("deletes that wait for each other or for nothing that runs end together", async () => {
    const removals = new PendingDeletes();
    const waits = ["a", "b"].map((uid) =>
        removals.run("Audience", uid, async () => {
            if (!(await removals.allDeleted(["never"]))) throw new Error(`${uid} is refused`);
        }),
    );
    const after = removals.run("Attribute", "c", () => removals.settled("Audience"));
    const ends = Promise.allSettled([...waits, after]).then((all) => all.map(({ status }) => status));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await soFar(ends)).toEqual(["rejected", "rejected", "fulfilled"]);
});

test("one that failed is not done", async () => {
    const removals = new PendingDeletes();
    const bad = deletion();
    const run = expect(removals.run("Audience", "a", bad.remove)).rejects.toThrow("refused");
    const done = removals.allDeleted(["a"]);
    bad.end(new Error("refused"));
    await run;
    expect(await soFar(done)).toBe("waiting");
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await soFar(done)).toBe(false);
});
