import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestEmulator } from "../../tests/support/emulator";
import { newProject } from "../../tests/support/engine";
import { ensureInstalled, type Installed } from "../../tests/support/installed";
import { measure, measureRun } from "./measure";
import { replacePackage } from "./programs";
import type { Row } from "./results";

const UP = ["up", "--yes", "--skip-preview"];

/**
 * Measures `personalize import` of an existing project, and the `up` that takes its objects over into a new stack. The
 * engine alone runs the same generated program.
 */
export async function adoption(
    emulator: TestEmulator,
    count: number,
    config: Record<string, string>,
    env: NodeJS.ProcessEnv,
): Promise<Omit<Row, "latencyMs" | "limitSeconds">[]> {
    const folder = mkdtempSync(join(tmpdir(), "personalize-bench-"));
    const out = join(folder, "imported");
    const installed = await ensureInstalled();
    const resources = 5 * count + 1;
    // The four lists, the versions of each experience, and the order.
    const looks = count + 5;
    try {
        const read = await measureRun(() => personalize(installed, emulator, out), folder, emulator);
        const project = await newProject({ folder: out, emulator, config, env });
        const floor = await newProject({ folder: out, emulator, config, env });
        replacePackage(floor.folder, installed.folder);
        try {
            const engine = await measure(floor, UP);
            const up = await measure(project, UP, emulator);
            if (up.writes > 0) throw new Error(`The up that takes over wrote ${up.writes} times.`);
            return [
                { resources, scenario: "personalize import", leastRequests: looks, ours: read },
                // The check reads the order as well, for its notice.
                { resources, scenario: "up that takes over", leastRequests: looks + 1, ours: up, engine },
            ];
        } finally {
            project.dispose();
            floor.dispose();
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function personalize(
    { folder, env }: Installed,
    emulator: TestEmulator,
    out: string,
): Promise<{ exitCode: number | null; output: string }> {
    const target = ["--base-url", emulator.url, "--project-uid", emulator.projectUid];
    const child = spawn(join(folder, "node_modules/.bin/personalize"), ["import", "--out", out, ...target], {
        env: { ...env, CONTENTSTACK_AUTHTOKEN: emulator.authtoken },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk) => {
            output += chunk;
        });
    const [exitCode] = (await once(child, "close")) as [number | null];
    return { exitCode, output };
}
