import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestEmulator } from "../../tests/support/emulator";
import { type EngineProject, newProject } from "../../tests/support/engine";
import { adoption } from "./adoption";
import { best, edgesOf, type Measured, measure } from "./measure";
import { installNoop, noopProgram, realProgram } from "./programs";
import { type Findings, floorOf, nothing, type Row, requestsOf } from "./results";
import { stateSizes } from "./stateSizes";

export interface LifeOptions {
    count: number;
    /** Requests per second; `off` lifts the limit. */
    rateLimit: number | "off";
    latencyMs: number;
    env?: NodeJS.ProcessEnv;
    /** Limits the run to these scenarios and to the first up, which they require. Default: all. */
    only?: readonly ScenarioName[];
    /** Whether the provider that only waits for the rate limit is measured too. */
    paced?: boolean;
}

export interface Scenario {
    name: string;
    args: readonly string[];
    env?: Record<string, string>;
    /** Set if the command changes nothing, so it can be repeated and the fastest run counts. */
    repeat?: true;
    /** Set if the command takes long enough for the rate limit to matter. */
    paced?: true;
    least(count: number): number;
}

const UP = ["up", "--yes", "--skip-preview"];
const ONE = { BENCH_CHANGED_VERSIONS: "1" };

/** The order matters, because each scenario continues from the previous one. */
export const SCENARIOS = [
    { name: "preview of the first up", args: ["preview"], least: () => 4 },
    { name: "first up", args: UP, paced: true, least: (count: number) => 5 * count + 6 },
    { name: "no-change up", args: UP, repeat: true, least: () => 0 },
    { name: "no-change up --refresh", args: [...UP, "--refresh"], least: (count: number) => count + 5 },
    {
        name: "refresh",
        args: ["refresh", "--yes", "--skip-preview"],
        paced: true,
        least: (count: number) => count + 5,
    },
    { name: "one experience changed", args: UP, env: ONE, least: () => 2 },
    {
        name: "20 audiences changed",
        args: UP,
        env: { ...ONE, BENCH_CHANGED_AUDIENCES: "20" },
        least: (count: number) => 1 + Math.min(20, count),
    },
    {
        name: "destroy",
        args: ["destroy", "--yes", "--skip-preview"],
        paced: true,
        least: (count: number) => 4 * count,
    },
] as const satisfies readonly Scenario[];

export type ScenarioName = (typeof SCENARIOS)[number]["name"] | "import";

const RUNS = 3;
/**
 * Up to this size, a command that changes nothing is measured several times. Larger projects take minutes, so their
 * runs differ little.
 */
const SHORT = 100;
/** The number of requests that a server permits at once after a pause. */
const BURST = 10;

/** Measures a project from its first up to its destroy. Each command also runs with a provider that does nothing. */
export async function projectLife(
    emulator: TestEmulator,
    options: LifeOptions,
    log: (line: string) => void,
): Promise<Findings> {
    const { count, rateLimit, latencyMs } = options;
    emulator.configure({ rateLimit, latencyMs });
    const env = { ...options.env, BENCH_COUNT: String(count) };
    const pace = { requestsPerSecond: rateLimit === "off" ? "10000" : String(rateLimit) };
    const ours = await newProject({ program: realProgram, emulator, config: pace, env });
    const noop = await noopProject(env);
    const paced = options.paced ? await noopProject({ ...env, BENCH_PACE: String(rateLimit) }) : undefined;
    const found = nothing();
    const wanted = (name: ScenarioName) => options.only?.includes(name) ?? true;
    const limitOf = (requests: number) =>
        rateLimit === "off" ? 0 : Math.max(0, requests - BURST) / rateLimit;
    const add = (row: Omit<Row, "latencyMs" | "limitSeconds">): void => {
        const whole = { ...row, latencyMs, limitSeconds: limitOf(row.leastRequests) };
        found.rows.push(whole);
        log(inShort(whole));
    };
    try {
        for (const scenario of SCENARIOS as readonly Scenario[]) {
            const { name } = scenario;
            if (name === "destroy" && wanted("import")) {
                try {
                    for (const row of await adoption(emulator, count, pace, env)) add(row);
                } catch (error) {
                    found.failed.push({ scenario: "import", message: (error as Error).message });
                }
            }
            if (!wanted(name as ScenarioName) && name !== "first up") continue;
            try {
                for (const each of [ours, noop, paced])
                    each?.setEnv({
                        BENCH_CHANGED_VERSIONS: "0",
                        BENCH_CHANGED_AUDIENCES: "0",
                        ...scenario.env,
                    });
                const measured = await inTurns(scenario, { ours, noop, paced }, emulator, count);
                const [state, engineState] = [await ours.stackExport(), await noop.stackExport()];
                if (name === "first up") found.states.push(...stateSizes(state));
                add({
                    scenario: name,
                    resources: 5 * count + 1,
                    ...measured,
                    leastRequests: scenario.least(count),
                    state: state.length,
                    engineState: engineState.length,
                });
            } catch (error) {
                found.failed.push({ scenario: name, message: (error as Error).message });
                log(`${name} failed`);
            }
        }
    } finally {
        for (const each of [ours, noop, paced]) each?.dispose();
    }
    return found;
}

async function noopProject(env: NodeJS.ProcessEnv): Promise<EngineProject> {
    const project = await newProject({ program: noopProgram, env });
    installNoop(project.folder);
    return project;
}

interface Projects {
    ours: EngineProject;
    noop: EngineProject;
    paced: EngineProject | undefined;
}

async function inTurns(
    { args, repeat, paced }: Scenario,
    projects: Projects,
    emulator: TestEmulator,
    count: number,
): Promise<Pick<Row, "ours" | "engine" | "paced">> {
    let ours: Measured | undefined;
    let engine: Measured | undefined;
    for (let run = 0; run < (repeat && count <= SHORT ? RUNS : 1); run++) {
        engine = best(engine, await measure(projects.noop, args));
        ours = best(ours, await measure(projects.ours, args, emulator));
    }
    const both = paced && projects.paced ? await measurePaced(projects.paced, args) : undefined;
    return { ours: ours as Measured, engine, ...(both && { paced: both }) };
}

/** Reads the send times from a file in the project, which the provider that only waits has written. */
async function measurePaced(project: EngineProject, args: readonly string[]): Promise<Measured> {
    const log = join(project.folder, "sent.txt");
    project.setEnv({ BENCH_PACE_LOG: log });
    writeFileSync(log, "");
    const startedAt = Date.now();
    const measured = await measure(project, args);
    const sent = readFileSync(log, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((time) => ({ time, ms: 0 }));
    return { ...measured, edges: edgesOf(sent, startedAt, measured.seconds) };
}

function inShort(row: Row): string {
    const { scenario, resources, ours } = row;
    const sent = `${requestsOf(ours)} requests (least ${row.leastRequests})`;
    return `${scenario}, ${resources} resources: ${ours.seconds.toFixed(1)} s, floor ${floorOf(row).toFixed(1)} s, ${sent}`;
}
