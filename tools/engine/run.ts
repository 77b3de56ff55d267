// Runs a command to its end, never longer than asked for, and hands on its lines as they come.
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { EngineError } from "./types";

export interface RunOptions {
    cwd?: string;
    env: NodeJS.ProcessEnv;
    /** After this the command is killed and the call fails. */
    timeoutMs: number;
    signal?: AbortSignal | undefined;
    /** Called for each line of stderr. */
    onLine?: (line: string) => void;
    /** Kill what the command started as well: for scripts, which don't pass a signal on. */
    wholeGroup?: boolean;
}

const LINES_KEPT = 15;

/** The command's stdout; an error with the last lines of its stderr if it fails. */
export function run(command: string, args: string[], options: RunOptions): Promise<string> {
    return new Promise((resolve, reject) => {
        const what = [command, ...args.slice(0, 1)].map((word) => basename(word)).join(" ");
        if (options.signal?.aborted) return reject(new EngineError("interrupted"));
        const grouped = options.wholeGroup === true && process.platform !== "win32";
        const child = spawn(command, args, {
            cwd: options.cwd,
            env: options.env,
            stdio: ["ignore", "pipe", "pipe"],
            detached: grouped,
            windowsHide: true,
        });
        let stdout = "";
        let stopped: string | undefined;
        const last: string[] = [];
        child.stdout.on("data", (chunk) => {
            stdout += chunk;
        });
        createInterface({ input: child.stderr }).on("line", (line) => {
            last.push(line);
            if (last.length > LINES_KEPT) last.shift();
            options.onLine?.(line);
        });

        const kill = (signal: NodeJS.Signals) => {
            if (grouped && child.pid !== undefined) {
                // The group is gone already when its last process ended by itself.
                try {
                    process.kill(-child.pid, signal);
                } catch {}
            } else child.kill(signal);
        };
        let insist: NodeJS.Timeout | undefined;
        const stop = (why: string) => {
            stopped ??= why;
            kill("SIGTERM");
            insist ??= setTimeout(() => {
                kill("SIGKILL");
                // A grandchild that lives on may hold the pipes open; we don't wait for it.
                child.stdout.destroy();
                child.stderr.destroy();
            }, 5_000);
        };
        const interrupt = () => stop("interrupted");
        const timer = setTimeout(
            () => stop(`no end after ${Math.round(options.timeoutMs / 1000)} s`),
            options.timeoutMs,
        );
        options.signal?.addEventListener("abort", interrupt);
        const tidy = () => {
            clearTimeout(timer);
            clearTimeout(insist);
            options.signal?.removeEventListener("abort", interrupt);
        };

        child.on("error", (error) => {
            tidy();
            reject(new EngineError(`${what}: ${error.message}`));
        });
        child.on("close", (code, signal) => {
            tidy();
            if (stopped) return reject(new EngineError(`${what}: ${stopped}`));
            if (code === 0) return resolve(stdout);
            const end = code === null ? `ended by ${signal}` : `exit code ${code}`;
            reject(new EngineError([`${what}: ${end}`, ...last].join("\n")));
        });
    });
}
