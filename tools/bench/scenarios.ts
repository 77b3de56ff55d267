import type { TestEmulator } from "../../tests/support/emulator";
import { newProject } from "../../tests/support/engine";
import { type Measured, measure } from "./measure";
import { installNoop, noopProgram, realProgram } from "./programs";

export interface Row {
    scenario: string;
    count: number;
    ours: Measured;
    engine: Measured;
    /** The least number of requests that the API allows, and the seconds that the limit asks for them. */
    leastRequests: number;
    limitSeconds: number;
    /** Bytes of the state after it. */
    state: number;
    engineState: number;
}

export interface BenchOptions {
    count: number;
    /** Requests per second; `off` lifts the limit. */
    rateLimit: number | "off";
    latencyMs: number;
    env?: NodeJS.ProcessEnv;
    /** Only these scenarios; all of them otherwise. */
    only?: readonly string[];
}

interface Scenario {
    name: string;
    args: readonly string[];
    env?: Record<string, string>;
    least(count: number): number;
}

/** In this order, since each goes on from the last. */
const SCENARIOS: readonly Scenario[] = [
    { name: "preview of the first up", args: ["preview"], least: () => 4 },
    { name: "first up", args: ["up", "--yes", "--skip-preview"], least: (count) => 5 * count + 6 },
    { name: "no-change up", args: ["up", "--yes", "--skip-preview"], least: () => 0 },
    {
        name: "no-change up --refresh",
        args: ["up", "--yes", "--skip-preview", "--refresh"],
        least: (count) => count + 5,
    },
    { name: "refresh", args: ["refresh", "--yes", "--skip-preview"], least: (count) => count + 5 },
    {
        name: "one experience changed",
        args: ["up", "--yes", "--skip-preview"],
        env: { BENCH_CHANGED_VERSIONS: "1" },
        least: () => 2,
    },
    {
        name: "20 audiences changed",
        args: ["up", "--yes", "--skip-preview"],
        env: { BENCH_CHANGED_VERSIONS: "1", BENCH_CHANGED_AUDIENCES: "20" },
        least: (count) => 1 + Math.min(20, count),
    },
    { name: "destroy", args: ["destroy", "--yes", "--skip-preview"], least: (count) => 4 * count },
];

/** The bucket that a server fills while nobody asks: what it permits at once. */
const BURST = 10;

export async function runScenarios(
    emulator: TestEmulator,
    options: BenchOptions,
    say: (row: Row) => void,
): Promise<Row[]> {
    const { count, rateLimit, latencyMs } = options;
    emulator.configure({ rateLimit, latencyMs });
    const pace = { requestsPerSecond: rateLimit === "off" ? "10000" : String(rateLimit) };
    const env = { ...options.env, BENCH_COUNT: String(count) };
    const ours = await newProject({ program: realProgram, emulator, config: pace, env });
    const noop = await newProject({ program: noopProgram, env });
    installNoop(noop.folder);
    const rows: Row[] = [];
    try {
        for (const { name, args, env: change, least } of SCENARIOS) {
            const edits = { BENCH_CHANGED_VERSIONS: "0", BENCH_CHANGED_AUDIENCES: "0", ...change };
            ours.setEnv(edits);
            noop.setEnv(edits);
            const engine = await measure(noop, args);
            const row: Row = {
                scenario: latencyMs === 0 ? name : `${name}, ${latencyMs} ms latency`,
                count,
                engine,
                ours: await measure(ours, args, emulator),
                leastRequests: least(count),
                limitSeconds: rateLimit === "off" ? 0 : Math.max(0, least(count) - BURST) / rateLimit,
                state: (await ours.stackExport()).length,
                engineState: (await noop.stackExport()).length,
            };
            if (options.only === undefined || options.only.includes(name)) {
                rows.push(row);
                say(row);
            }
        }
    } finally {
        ours.dispose();
        noop.dispose();
    }
    return rows;
}

/** The larger of the two floors. */
export function floorOf(row: Row): number {
    return Math.max(row.limitSeconds, row.engine.seconds);
}
