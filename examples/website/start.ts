import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { LocalWorkspace, type OutputMap } from "@pulumi/pulumi/automation";
import { type SiteOptions, startSite } from "./site";

/** What the site needs of Personalize, be it emulated or real. */
type Target = Pick<SiteOptions, "projectUid" | "edgeUrl" | "aliases">;

let emulator: ChildProcess | undefined;

/** Starts the emulator and brings the program up in it. */
async function emulated(): Promise<Target> {
    const folder = dirname(require.resolve("pulumi-contentstack-personalize/package.json"));
    const command = [join(folder, "dist/cli/personalize.js"), "emulator", "--port", "0", "--json"];
    emulator = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(createInterface(emulator.stdout!), "line");
    const { url, edgeUrl, projectUid, authtoken } = JSON.parse(line);
    // The emulator starts empty, and so does the stack.
    const state = mkdtempSync(join(tmpdir(), "website-"));
    const stack = await LocalWorkspace.createOrSelectStack(
        { stackName: "emulator", workDir: __dirname },
        {
            envVars: {
                PULUMI_BACKEND_URL: `file://${state}`,
                PULUMI_CONFIG_PASSPHRASE: "emulator",
                CONTENTSTACK_PERSONALIZE_BASE_URL: url,
                CONTENTSTACK_PERSONALIZE_PROJECT_UID: projectUid,
                CONTENTSTACK_AUTHTOKEN: authtoken,
            },
        },
    );
    const { outputs } = await stack.up();
    console.log(`The emulator is at ${url}.`);
    return { projectUid, edgeUrl, aliases: aliasesIn(outputs) };
}

/** Reads the outputs of a stack that `pulumi up` has brought up before, and changes nothing. */
async function real(edgeUrl: string): Promise<Target> {
    const stackName = process.env.STACK ?? "production";
    const stack = await LocalWorkspace.selectStack({ stackName, workDir: __dirname });
    const { value: projectUid } = await stack.getConfig("contentstack-personalize:projectUid");
    return { projectUid, edgeUrl, aliases: aliasesIn(await stack.outputs()) };
}

const aliasesIn = (outputs: OutputMap) => outputs.aliases?.value as SiteOptions["aliases"];

async function main(): Promise<void> {
    const edgeUrl = process.env.CONTENTSTACK_PERSONALIZE_EDGE_API_URL;
    const target = edgeUrl ? await real(edgeUrl) : await emulated();
    const site = await startSite({ ...target, port: Number(process.env.PORT ?? 3000) });
    const stop = () => {
        site.close();
        site.closeAllConnections();
        emulator?.kill();
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    console.log(
        `The site is at http://127.0.0.1:${(site.address() as AddressInfo).port}. Stop it with Ctrl-C.`,
    );
}

main().catch((error: Error) => {
    console.error(error.message);
    emulator?.kill();
    process.exitCode = 1;
});
