// One build at a time per cache folder.
//
// Each contender writes a file of its own and then looks for others: of two that come together at
// least one sees the other, so never do both go on. A file is never taken over, only removed when
// its owner is dead, and no two owners ever have the same file name: that is what makes the removal
// safe, however many waiters see the dead one at the same moment.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Context, EngineError } from "./types";

const PREFIX = "lock-";

export interface LockTimes {
    /** Between two looks at a lock that another one holds. */
    pollMs: number;
    /** How often the holder says that it is alive. */
    beatMs: number;
    /** A holder that was silent for so long is dead, even if a process has its number (or can't be seen from here). */
    deadMs: number;
}

const TIMES: LockTimes = { pollMs: 500, beatMs: 5_000, deadMs: 120_000 };

/** Runs `work` while nobody else runs theirs on that folder, which exists. */
export async function withLock<T>(
    folder: string,
    context: Context,
    work: () => Promise<T>,
    times: LockTimes = TIMES,
): Promise<T> {
    const mine = join(folder, `${PREFIX}${randomUUID()}`);
    let nextWord = 0;
    for (;;) {
        writeFileSync(mine, JSON.stringify({ pid: process.pid, host: hostname() }));
        const other = livingOther(folder, mine, times);
        if (!other) break;
        rmSync(mine, { force: true });
        if (Date.now() >= nextWord) {
            context.log(`Another process (${other}) is getting the engine; waiting for it.`);
            nextWord = Date.now() + 60_000;
        }
        // At random, or two that came together would see each other for ever.
        await sleep(times.pollMs * (0.5 + Math.random()), undefined, { signal: context.signal }).catch(() => {
            throw new EngineError("interrupted");
        });
    }
    const beat = setInterval(() => touch(mine), times.beatMs).unref();
    try {
        return await work();
    } finally {
        clearInterval(beat);
        rmSync(mine, { force: true });
    }
}

/** Who else holds or wants the lock; the files of dead ones are removed on the way. */
function livingOther(folder: string, mine: string, times: LockTimes): string | undefined {
    for (const name of readdirSync(folder)) {
        const file = join(folder, name);
        if (!name.startsWith(PREFIX) || file === mine) continue;
        try {
            const silentMs = Date.now() - statSync(file).mtimeMs;
            const owner = readOwner(file);
            if (silentMs < times.deadMs && (owner?.host !== hostname() || isAlive(owner.pid))) {
                return owner ? `pid ${owner.pid} on ${owner.host}` : "which has only just begun";
            }
            rmSync(file, { force: true });
        } catch (error) {
            // Removed by its owner between the listing and the look.
            if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        }
    }
    return undefined;
}

/** Undefined while the owner is still writing it. */
function readOwner(file: string): { pid: number; host: string } | undefined {
    const text = readFileSync(file, "utf8");
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        // EPERM: there is such a process, of another user.
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

function touch(file: string): void {
    try {
        utimesSync(file, new Date(), new Date());
    } catch {
        // Someone emptied the cache; the rename at the end still decides.
    }
}
