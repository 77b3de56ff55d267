// Runs a command with a time limit and forwards its lines as they arrive.
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { EngineError } from "./types";

export interface RunOptions {
    cwd?: string;
    env: NodeJS.ProcessEnv;
    /** The time after which the command is killed and the call fails. */
    timeoutMs: number;
    signal?: AbortSignal | undefined;
    /** Called for each line of stderr. */
    onLine?: (line: string) => void;
    /** Also kills the processes that the command started. Scripts need this, because they do not forward signals. */
    wholeGroup?: boolean;
}

const LINES_KEPT = 15;

/** Returns the command's stdout, or throws an error with the last lines of its stderr. */
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
                // The group no longer exists if its last process has ended.
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
                // A grandchild that is still running may keep the pipes open.
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
