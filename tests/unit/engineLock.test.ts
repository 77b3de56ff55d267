// Never two at once, and never for ever.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../../tools/engine/lock";

const TIMES = { pollMs: 10, beatMs: 20, deadMs: 2_000 };
let folder: string;
let lines: string[];

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "engine-lock-"));
    lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = <T>(work: () => Promise<T>, signal?: AbortSignal, times = TIMES) =>
    withLock(folder, { env: {}, log: (line) => lines.push(line), signal }, work, times);

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
    setTimeout(() => rmSync(join(folder, "lock-other")), 60);
    await lock(async () => {});
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
        ownedBy(owner);
        const began = Date.now();
        await lock(async () => {}, undefined, times);
        expect(Date.now() - began).toBeGreaterThanOrEqual(100);
        ownedBy(owner, 10_000);
        await lock(async () => {}, undefined, times);
        expect(readdirSync(folder)).toEqual([]);
    }
});

test("a holder that works for long is not taken for dead", async () => {
    const times = { ...TIMES, deadMs: 100 };
    let inside = 0;
    const work = async () => {
        expect(++inside).toBe(1);
        await sleep(300);
        inside--;
    };
    await Promise.all([lock(work, undefined, times), lock(work, undefined, times)]);
});

test("the lock is free after a failure, and a waiter can be interrupted", async () => {
    const failing = lock(async () => {
        throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    ownedBy({ pid: process.pid, host: hostname() });
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 30);
    await expect(lock(async () => {}, interrupt.signal)).rejects.toThrow("interrupted");
    expect(readdirSync(folder)).toEqual(["lock-other"]);
});
