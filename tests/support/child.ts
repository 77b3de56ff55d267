import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process that a test started: what it said, and a way to end it that waits for its end. */
export interface Child {
    readonly pid: number;
    /** Everything printed so far, stdout and stderr in the order of arrival. */
    output(): string;
    /** The first line of stdout; fails with the whole output when the process ends before it. */
    readonly firstLine: Promise<string>;
    /** Ends the process and waits until it is gone; harmless when it is gone already. */
    stop(signal?: NodeJS.Signals): Promise<void>;
}

// A test that fails half-way must leave no process behind, whatever it forgot to stop.
const alive = new Set<ChildProcess>();
process.on("exit", () => {
    for (const child of alive) child.kill("SIGKILL");
});

export function startChild(
    command: string,
    args: string[],
    options: { cwd: string; env: NodeJS.ProcessEnv },
): Child {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    alive.add(child);
    child.once("exit", () => alive.delete(child));
    // Not "exit": what it said last may arrive after that.
    const exited = once(child, "close").catch(() => undefined);
    let output = "";
    const collect = (chunk: Buffer): void => {
        output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const lines = createInterface({ input: child.stdout });
    const firstLine = new Promise<string>((resolve, reject) => {
        lines.once("line", resolve);
        child.once("error", reject);
        child.once("exit", (code) =>
            reject(new Error(`${command} ended (${code}) before its first line:\n${output}`)),
        );
    });
    // Who never asks for the first line need not hear that there was none.
    firstLine.catch(() => undefined);
    return {
        pid: child.pid ?? -1,
        output: () => output,
        firstLine,
        stop: async (signal = "SIGTERM") => {
            if (child.exitCode === null && child.signalCode === null) child.kill(signal);
            await exited;
        },
    };
}
