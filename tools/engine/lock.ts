// Allows one build at a time per cache folder.
//
// Each contender writes its own file and then looks for other files. Of two simultaneous contenders, at least one
// sees the other, so both never continue. A file is only removed when its owner is dead, and never reused. Because
// each owner has a unique file name, the removal is safe even if several waiters see the dead owner at the same time.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Context, EngineError } from "./types";

const PREFIX = "lock-";

export interface LockTimes {
    /** The interval between two checks of a lock that another process holds. */
    pollMs: number;
    /** The interval in which the holder touches its file. */
    beatMs: number;
    /**
     * A holder that was silent for this long counts as dead, even if a process with its number exists or can't be
     * checked.
     */
    deadMs: number;
}

const TIMES: LockTimes = { pollMs: 500, beatMs: 5_000, deadMs: 120_000 };

/** Runs `work` while no other process holds the lock on the folder, which must exist. */
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
        // The random delay keeps two simultaneous contenders from blocking each other forever.
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

/** Returns another holder or contender, and removes the files of dead ones. */
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
            // The owner removed it after the listing.
            if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        }
    }
    return undefined;
}

/** Returns undefined while the owner is still writing the file. */
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
        // EPERM: the process exists and belongs to another user.
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

function touch(file: string): void {
    try {
        utimesSync(file, new Date(), new Date());
    } catch {
        // The cache was emptied. The final rename still prevents an incomplete engine.
    }
}
