import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 100;
/** Longer than the request that a holder makes. A holder that is older was suspended, or its machine lost. */
const DEAD_MS = 120_000;

/**
 * Runs `work` while no other process holds the lock of this file.
 *
 * Each contender writes a file of its own and then looks for others. Of two simultaneous contenders at least one sees
 * the other, so both never continue, and the file of a dead owner can be removed without a race.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
    const folder = dirname(path);
    const prefix = `${basename(path)}.lock-`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const mine = `${prefix}${randomUUID()}`;
    for (;;) {
        writeFileSync(join(folder, mine), JSON.stringify({ pid: process.pid, host: hostname() }), {
            mode: 0o600,
        });
        if (!isHeldByOther(folder, prefix, mine)) break;
        rmSync(join(folder, mine), { force: true });
        // The random delay keeps two simultaneous contenders from blocking each other forever.
        await sleep(POLL_MS * (0.5 + Math.random()));
    }
    try {
        return await work();
    } finally {
        rmSync(join(folder, mine), { force: true });
    }
}

function isHeldByOther(folder: string, prefix: string, mine: string): boolean {
    return readdirSync(folder).some((name) => {
        if (!name.startsWith(prefix) || name === mine) return false;
        const file = join(folder, name);
        try {
            const isOld = Date.now() - statSync(file).mtimeMs > DEAD_MS;
            if (!isOld && isAlive(readFileSync(file, "utf8"))) return true;
            rmSync(file, { force: true });
        } catch {
            // Its owner has removed it meanwhile.
        }
        return false;
    });
}

function isAlive(text: string): boolean {
    let owner: { pid: number; host: string };
    try {
        owner = JSON.parse(text);
    } catch {
        // The owner is still writing it.
        return true;
    }
    if (owner.host !== hostname()) return true;
    try {
        process.kill(owner.pid, 0);
        return true;
    } catch (error) {
        // EPERM: the process exists and belongs to another user.
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}
