import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
    type ContentManagement,
    contentManagement,
} from "../../tests/contract/officialClient/contentManagement";
import { officialClient } from "../../tests/contract/officialClient/install";
import { startTestEmulator, type TestEmulator } from "../../tests/support/emulator";
import { newProject } from "../../tests/support/engine";
import { exportForOfficialClient } from "./clientSource";
import { measure, measureRun } from "./measure";
import { realProgram } from "./programs";
import { type ClientRow, type Findings, nothing } from "./results";

/** The settings of the official command line: it polls every 10 seconds, for at most a minute. */
const POLL = { thresholdTimer: 60_000, checkIntervalDuration: 10_000 };
const script = join(__dirname, "../../tests/contract/officialClient/run.cjs");

/**
 * Creates one project with our package and with the official client, twice each. The rate limit applies only to ours,
 * because the official client drops the requests that the limit rejects.
 */
export async function bothClients(
    count: number,
    latencyMs: number,
    log: (line: string) => void,
): Promise<Findings> {
    const emulator = await startTestEmulator({ latencyMs });
    const clients: ClientRow[] = [];
    const add = (row: Omit<ClientRow, "latencyMs" | "objects">): void => {
        clients.push({ ...row, latencyMs, objects: 5 * count });
        log(`${row.client}, run ${row.run}: ${row.seconds.toFixed(1)} s, ${row.requests} requests`);
    };
    try {
        for (const row of await ours(emulator, count)) add(row);
        for (const row of await theirs(emulator)) add(row);
    } finally {
        await emulator.close();
    }
    return { ...nothing(), clients };
}

type Runs = Omit<ClientRow, "latencyMs" | "objects">[];

async function ours(emulator: TestEmulator, count: number): Promise<Runs> {
    emulator.configure({ rateLimit: 10 });
    const env = { BENCH_COUNT: String(count) };
    const project = await newProject({
        program: realProgram,
        emulator,
        config: { requestsPerSecond: "10" },
        env,
    });
    const rows: Runs = [];
    try {
        for (const run of [1, 2] as const) {
            const { seconds, reads, writes } = await measure(
                project,
                ["up", "--yes", "--skip-preview"],
                emulator,
            );
            rows.push({ client: "ours", run, seconds, writes, requests: reads + writes });
        }
    } finally {
        project.dispose();
    }
    return rows;
}

async function theirs(emulator: TestEmulator): Promise<Runs> {
    emulator.configure({ rateLimit: "off" });
    const work = mkdtempSync(join(tmpdir(), "personalize-bench-"));
    const clientFolder = await officialClient();
    const content = await contentManagement(emulator);
    const rows: Runs = [];
    try {
        const source = await exportForOfficialClient(emulator, join(work, "source"));
        for (const run of [1, 2] as const) {
            const task = taskOf({ emulator, content, clientFolder, source, work: join(work, String(run)) });
            const { seconds, reads, writes } = await measureRun(
                () => runClient({ ...task, projectName: `Copy ${run}` }),
                work,
                emulator,
            );
            rows.push({ client: "official", run, seconds, writes, requests: reads + writes });
        }
    } finally {
        await content.close();
        rmSync(work, { recursive: true, force: true });
    }
    return rows;
}

interface Ground {
    emulator: TestEmulator;
    content: ContentManagement;
    clientFolder: string;
    source: string;
    work: string;
}

function taskOf({ emulator, content, ...folders }: Ground) {
    return {
        ...folders,
        personalizeUrl: emulator.url,
        contentUrl: content.url,
        authtoken: emulator.authtoken,
        organizationUid: emulator.organizationUid,
        apiKey: "blt0000000000000001",
        poll: POLL,
        exports: false,
    };
}

async function runClient(task: ReturnType<typeof taskOf> & { projectName: string }) {
    const { work } = task;
    const own = { HOME: work, XDG_CONFIG_HOME: work, CS_CLI_CONFIG_PATH: work, CS_CLI_LOG_PATH: work };
    const env = { ...process.env, ...own };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, JSON.stringify(task)], {
        env,
        maxBuffer: 2 ** 26,
    });
    const output = stdout + stderr;
    return { exitCode: /ERROR|WARN/.test(output) ? 1 : 0, output };
}
