import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { EngineProject } from "../support/engine";
import { ensureInstalled } from "../support/installed";

/** One `pulumi up` that can be killed in the middle, with all that it has started. */
export interface Run {
    /** The processes that it has started and that are still there. */
    family(): number[];
    /** `kill -9` of the command alone: what it has started is left as it is. */
    kill(): void;
    ended: Promise<unknown>;
}

export async function startUp(project: EngineProject, env: NodeJS.ProcessEnv): Promise<Run> {
    const { pulumi, env: settings } = await ensureInstalled();
    const args = ["up", "--yes", "--skip-preview", "--stack", "dev", "--non-interactive"];
    const child: ChildProcess = spawn(pulumi, args, {
        cwd: project.folder,
        env: { ...settings, PULUMI_BACKEND_URL: `file://${project.folder}/.state`, ...env },
        stdio: "ignore",
    });
    const ended = once(child, "exit");
    const pid = child.pid ?? -1;
    return { family: () => descendants(pid), kill: () => void child.kill("SIGKILL"), ended };
}

/** The dynamic-provider hosts among these processes: they do the writing. */
export function hostsAmong(pids: readonly number[]): number[] {
    return pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes("dynamic-provider"));
}

/** Ends those of the processes that are still there; a test must leave none behind. */
export function endAll(pids: readonly number[]): void {
    for (const pid of pids) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // It has ended by itself.
        }
    }
}

function descendants(root: number): number[] {
    const parents = readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map((name) => [Number(name), Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1])] as const);
    const below = (pid: number): number[] =>
        parents.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
    return below(root);
}

/** A process may end between the listing and the look. */
function read(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
