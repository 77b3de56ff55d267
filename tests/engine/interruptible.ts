import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestEmulator } from "../support/emulator";
import type { EngineProject } from "../support/engine";
import { ensureInstalled } from "../support/installed";
import { countObjects, naturalForm, type ProjectContent, readProject } from "../support/naturalForm";

/** One `pulumi` command that can be killed in the middle, with all that it has started. */
export interface Run {
    /** The processes that it has started and that are still there. */
    family(): number[];
    /** `kill -9` of the command alone: what it has started is left as it is. */
    kill(): void;
    /** Ctrl-C, which a terminal sends to all processes of the command. */
    interrupt(): void;
    ended: Promise<unknown>;
}

export interface RunOptions {
    command?: "up" | "destroy";
    args?: readonly string[];
    /** In kilobytes: as on a disk that is full, nothing of a file is written beyond that. */
    largestFile?: number;
}

export async function startRun(
    project: EngineProject,
    env: NodeJS.ProcessEnv,
    { command = "up", args = [], largestFile }: RunOptions = {},
): Promise<Run> {
    const { pulumi, env: settings } = await ensureInstalled();
    const words = [command, "--yes", "--skip-preview", "--stack", "dev", "--non-interactive", ...args];
    const limited = `ulimit -f ${largestFile ?? "unlimited"} && exec "$0" "$@"`;
    const child: ChildProcess = spawn("bash", ["-c", limited, pulumi, ...words], {
        cwd: project.folder,
        env: { ...settings, PULUMI_BACKEND_URL: `file://${project.folder}/.state`, ...env },
        stdio: "ignore",
        detached: true,
    });
    const ended = once(child, "exit");
    const pid = child.pid ?? -1;
    return {
        family: () => descendants(pid),
        kill: () => void child.kill("SIGKILL"),
        interrupt: () => void process.kill(-pid, "SIGINT"),
        ended,
    };
}

/** Where a file backend keeps the state of the stack, and what belongs to it. */
export function stateFiles({ folder }: EngineProject): {
    state: string;
    attributes: string;
    backups: string;
} {
    const stacks = join(folder, ".state/.pulumi/stacks/test");
    const backups = join(folder, ".state/.pulumi/backups/test/dev");
    return { state: join(stacks, "dev.json"), attributes: join(stacks, "dev.json.attrs"), backups };
}

/** The documented way on after `kill -9`, up to the next `up`: a file that was cut off goes, then the lock. */
export async function unlock(project: EngineProject): Promise<void> {
    let cancel = await project.pulumi(["cancel", "--yes"]);
    if (cancel.output.includes("failed to load checkpoint: EOF")) {
        rmSync(stateFiles(project).attributes);
        cancel = await project.pulumi(["cancel", "--yes"]);
    }
    if (cancel.exitCode !== 0) throw new Error(cancel.output);
}

/** All that the project holds in its natural form, in which what is there twice is one, and the number of its objects. */
export async function heldIn(emulator: TestEmulator): Promise<{ count: number }> {
    emulator.settle();
    const project = await readProject(emulator.api);
    return { ...naturalForm(project), count: countObjects(project) };
}

/** The natural keys of two objects of one kind. */
export function doubled({ attributes, audiences, events, experiences }: ProjectContent): unknown[] {
    return [attributes, audiences, events, experiences].flatMap((list) => {
        const keys = list.map((each) => each.key ?? each.name);
        return keys.filter((key, index) => keys.indexOf(key) !== index);
    });
}

/** The dynamic-provider hosts among these processes: they do the writing. */
export function hostsAmong(pids: readonly number[]): number[] {
    return pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes("dynamic-provider"));
}

/** The processes of our provider plugin among these. */
export function pluginsAmong(pids: readonly number[]): number[] {
    return pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes("pulumi-resource-contentstack"));
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
