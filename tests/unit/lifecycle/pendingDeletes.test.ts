import { PendingDeletes } from "../../../provider/lifecycle/host/pendingDeletes";

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
    expect(await soFar(new PendingDeletes().settled().then(() => "settled"))).toBe("settled");
});

test("settled waits for what is under way, however it ends, and not for what begins later", async () => {
    const removals = new PendingDeletes();
    const [good, bad, late] = [deletion(), deletion(), deletion()];
    const runs = [removals.run("good", good.remove), removals.run("bad", bad.remove)];
    const failed = expect(runs[1]).rejects.toThrow("refused");
    const settled = removals.settled().then(() => "settled");
    const third = removals.run("late", late.remove);
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
    await removals.run("a", async () => undefined);
    expect(await soFar(done)).toBe("waiting");
    await removals.run("b", async () => undefined);
    expect(await soFar(done)).toBe(true);
});

test("what is under way is waited for as long as it takes", async () => {
    const removals = new PendingDeletes();
    const slow = deletion();
    const run = removals.run("a", slow.remove);
    const done = removals.allDeleted(["a"]);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(await soFar(done)).toBe("waiting");
    slow.end();
    expect(await soFar(done)).toBe(true);
    await run;
});

test("it gives up when nothing moves, and not before", async () => {
    const removals = new PendingDeletes();
    const done = removals.allDeleted(["never"]);
    await jest.advanceTimersByTimeAsync(19_000);
    await removals.run("something else", async () => undefined);
    await jest.advanceTimersByTimeAsync(19_000);
    expect(await soFar(done)).toBe("waiting");
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await soFar(done)).toBe(false);
});

test("one that failed is not done", async () => {
    const removals = new PendingDeletes();
    const bad = deletion();
    const run = expect(removals.run("a", bad.remove)).rejects.toThrow("refused");
    const done = removals.allDeleted(["a"]);
    bad.end(new Error("refused"));
    await run;
    expect(await soFar(done)).toBe("waiting");
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await soFar(done)).toBe(false);
});
