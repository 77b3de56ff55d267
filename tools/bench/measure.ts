import { performance } from "node:perf_hooks";
import type { TestEmulator, Traffic } from "../../tests/support/emulator";
import type { EngineProject } from "../../tests/support/engine";
import { type PeakMemory, watchMemory } from "./memory";

/** The measurements of one run of a command. */
export interface Measured {
    seconds: number;
    reads: number;
    writes: number;
    refused: number;
    memory: PeakMemory;
    /** Seconds from the start to the first request, and from the last response to the end. */
    edges?: { before: number; after: number };
}

/** The time of a request, and the milliseconds until its response. */
type Sent = Pick<Traffic["requests"][number], "time" | "ms">;

interface Done {
    exitCode: number | null;
    output: string;
}

/** Runs a `pulumi` command. */
export function measure(
    project: EngineProject,
    args: readonly string[],
    emulator?: TestEmulator,
): Promise<Measured> {
    // The compile cache of the tests, which no user has.
    project.setEnv({ NODE_OPTIONS: "" });
    return measureRun(() => project.pulumi([...args]), project.folder, emulator);
}

/** Measures a run that works in a folder. Errors are rethrown, because a benchmark of a failed run is useless. */
export async function measureRun(
    run: () => Promise<Done>,
    folder: string,
    emulator?: TestEmulator,
): Promise<Measured> {
    const mark = emulator?.mark() ?? 0;
    const memory = watchMemory(folder);
    const startedAt = Date.now();
    const start = performance.now();
    const result = await run();
    const seconds = (performance.now() - start) / 1000;
    const peak = memory.stop();
    if (result.exitCode !== 0) {
        throw new Error(result.output.slice(-4000));
    }
    const traffic = emulator?.since(mark);
    return {
        seconds,
        reads: traffic?.reads ?? 0,
        writes: traffic?.writes ?? 0,
        refused: traffic?.requests.filter(({ status }) => status === 429).length ?? 0,
        memory: peak,
        edges: traffic && edgesOf(traffic.requests, startedAt, seconds),
    };
}

/**
 * Returns the time before the first and after the last request, in which only the engine, the program and the host
 * work.
 */
export function edgesOf(requests: readonly Sent[], startedAt: number, seconds: number): Measured["edges"] {
    if (requests.length === 0) return undefined;
    const first = Math.min(...requests.map(({ time }) => Date.parse(time)));
    const last = Math.max(...requests.map(({ time, ms }) => Date.parse(time) + ms));
    return { before: (first - startedAt) / 1000, after: seconds - (last - startedAt) / 1000 };
}

/** Combines two runs of the same command: the time of the faster run, and the requests of the run that sent more. */
export function best(one: Measured | undefined, other: Measured): Measured {
    if (one === undefined) return other;
    const [quick, more] = [
        one.seconds < other.seconds ? one : other,
        one.reads + one.writes > other.reads + other.writes ? one : other,
    ];
    return {
        ...quick,
        reads: more.reads,
        writes: more.writes,
        refused: Math.max(one.refused, other.refused),
    };
}
