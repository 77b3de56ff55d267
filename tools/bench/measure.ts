import { performance } from "node:perf_hooks";
import type { TestEmulator } from "../../tests/support/emulator";
import type { EngineProject } from "../../tests/support/engine";
import { type PeakMemory, watchMemory } from "./memory";

/** One run of one command. */
export interface Measured {
    seconds: number;
    reads: number;
    writes: number;
    refused: number;
    memory: PeakMemory;
}

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
    return measureRun(() => project.pulumi([...args]), project.folder, emulator);
}

/** Runs anything that works in a folder, and fails where it fails: a benchmark of an error means nothing. */
export async function measureRun(
    run: () => Promise<Done>,
    folder: string,
    emulator?: TestEmulator,
): Promise<Measured> {
    const mark = emulator?.mark() ?? 0;
    const memory = watchMemory(folder);
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
    };
}

/** The quicker of two runs of one thing, but the requests of the one that sent more. */
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
