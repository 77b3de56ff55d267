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

/** Runs a command, and fails where it fails: a benchmark of an error means nothing. */
export async function measure(
    project: EngineProject,
    args: readonly string[],
    emulator?: TestEmulator,
): Promise<Measured> {
    const mark = emulator?.mark() ?? 0;
    const memory = watchMemory(project.folder);
    const start = performance.now();
    const result = await project.pulumi([...args]);
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
