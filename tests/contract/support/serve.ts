import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnv } from "../../support/cleanEnv";
import { Client } from "./client";

export interface Served {
    readonly process: ChildProcess;
    readonly api: Client;
}

/** The emulator in a process of its own, as the command line starts it, with no limit on requests. */
export async function serve(...flags: string[]): Promise<Served> {
    const command = [
        "-r",
        "tsx/cjs",
        "provider/cli/personalize.ts",
        "emulator",
        "--json",
        "--port",
        "0",
        "--rate-limit",
        "off",
    ];
    const child = spawn(process.execPath, [...command, ...flags], {
        cwd: join(__dirname, "../../.."),
        env: cleanEnv(),
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(createInterface(child.stdout!), "line");
    const { url, authtoken, projectUid } = JSON.parse(line);
    return { process: child, api: new Client(url, { authtoken, "x-project-uid": projectUid }) };
}
