// Never two at once, and never for ever.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type LockTimes, withLock } from "../../tools/engine/lock";

const TIMES = { pollMs: 10, beatMs: 20, deadMs: 2_000 };
let folder: string;
let lines: string[];

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "engine-lock-"));
    lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
    signal?: AbortSignal;
    times?: LockTimes;
    /** Called when the lock turns out to be another's. */
    waiting?: () => void;
}

function lock<T>(work: () => Promise<T>, { signal, times = TIMES, waiting }: Options = {}): Promise<T> {
    const log = (line: string) => {
        lines.push(line);
        waiting?.();
    };
    return withLock(folder, { env: {}, log, signal }, work, times);
}

function ownedBy(owner: object | string, silentMs = 0): void {
    const file = join(folder, "lock-other");
    writeFileSync(file, typeof owner === "string" ? owner : JSON.stringify(owner));
    const then = new Date(Date.now() - silentMs);
    utimesSync(file, then, then);
}

const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("twenty contenders work one after the other", async () => {
    let inside = 0;
    let done = 0;
    await Promise.all(
        Array.from({ length: 20 }, () =>
            lock(async () => {
                expect(++inside).toBe(1);
                await sleep(2);
                inside--;
                done++;
            }),
        ),
    );
    expect(done).toBe(20);
    expect(readdirSync(folder)).toEqual([]);
});

test("a waiter says for whom it waits", async () => {
    ownedBy({ pid: process.pid, host: hostname() });
    await lock(async () => {}, { waiting: () => rmSync(join(folder, "lock-other")) });
    expect(lines).toEqual([expect.stringContaining(`pid ${process.pid} on ${hostname()}`)]);
});

test("the lock of a dead process is removed at once, by however many see it", async () => {
    ownedBy({ pid: deadPid(), host: hostname() });
    let inside = 0;
    const work = async () => {
        expect(++inside).toBe(1);
        await sleep(5);
        inside--;
    };
    await Promise.all([lock(work), lock(work), lock(work)]);
    expect(readdirSync(folder)).toEqual([]);
});

test("a lock from another machine, or with a reused process number, is believed while it gives signs of life", async () => {
    const times = { ...TIMES, deadMs: 150 };
    for (const owner of [{ pid: deadPid(), host: "elsewhere" }, { pid: process.pid, host: hostname() }, ""]) {
        const began = Date.now();
        ownedBy(owner);
        await lock(async () => {}, { times });
        expect(Date.now() - began).toBeGreaterThanOrEqual(100);
        ownedBy(owner, 10_000);
        await lock(async () => {}, { times });
        expect(readdirSync(folder)).toEqual([]);
    }
});

test("a holder that works for long is not taken for dead, as it gives signs of life", async () => {
    await lock(async () => {
        const [mine] = readdirSync(folder).map((name) => join(folder, name));
        const longAgo = new Date(Date.now() - 2 * TIMES.deadMs);
        utimesSync(mine!, longAgo, longAgo);
        while (Date.now() - statSync(mine!).mtimeMs >= TIMES.deadMs) await sleep(TIMES.beatMs);
    });
});

test("the lock is free after a failure, and a waiter can be interrupted", async () => {
    const failing = lock(async () => {
        throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    ownedBy({ pid: process.pid, host: hostname() });
    const interrupt = new AbortController();
    const waiting = () => interrupt.abort();
    await expect(lock(async () => {}, { signal: interrupt.signal, waiting })).rejects.toThrow("interrupted");
    expect(readdirSync(folder)).toEqual(["lock-other"]);
});
