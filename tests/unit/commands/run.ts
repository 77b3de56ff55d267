import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { cleanEnv } from "../../support/cleanEnv";
import type { TestEmulator } from "../../support/emulator";

const root = join(__dirname, "../../..");

export interface Ended {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs `personalize` from the sources to its end, without the developer's own settings. */
export async function personalize(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const child = spawn(process.execPath, ["-r", "tsx/cjs", "provider/cli/personalize.ts", ...args], {
        cwd: root,
        env: { ...cleanEnv(), ...env },
        // One that never ends fails its test, and does not outlive it.
        timeout: 60_000,
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => {
        said.stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
        said.stderr += chunk;
    });
    const [code] = await once(child, "close");
    return { code, ...said };
}

/** What points a command at an emulator. */
export const environmentOf = (emulator: TestEmulator): NodeJS.ProcessEnv => ({
    CONTENTSTACK_PERSONALIZE_BASE_URL: emulator.url,
    CONTENTSTACK_PERSONALIZE_PROJECT_UID: emulator.projectUid,
    CONTENTSTACK_AUTHTOKEN: emulator.authtoken,
    CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND: "1000",
});
