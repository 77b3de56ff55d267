// `npm run quickstart`: shows the way from an empty project to a reviewed change, with the real engine and without an
// account. `--keep` leaves the stack and the emulator running for further experiments.
import { once } from "node:events";
import { join } from "node:path";
import { defaultSettings, startEmulator } from "../../provider/emulator";
import { emulatedSource } from "../../provider/inspector/server/emulatedSource";
import { Inspector } from "../../provider/inspector/server/inspector";
import { EngineError, ensureEngine } from "../engine/ensure";
import { ensureBuilt } from "../test/ensureBuilt";
import { printHoldings } from "./holdings";
import { heading, print } from "./terminal";
import { CommandError, Workspace } from "./workspace";

const keep = process.argv.includes("--keep");
// Ctrl-C also ends `pulumi`, so the `finally` below can clean up.
const interrupted = new AbortController();
process.on("SIGINT", () => interrupted.abort());

async function main(): Promise<void> {
    heading("The Pulumi engine");
    const engine = await ensureEngine({ signal: interrupted.signal });
    print(`pulumi ${engine.version}, from ${engine.binDir}`);
    ensureBuilt();

    heading("An emulated Personalize project");
    const requests: string[] = [];
    const emulator = await startEmulator({
        requestLog: ({ method }) => requests.push(method),
    });
    print(`It listens at ${emulator.url}. Its project ${emulator.projectUid} is empty.`);
    const workspace = new Workspace(engine, emulator);
    const pulumi = async (...args: string[]): Promise<void> => {
        const before = requests.length;
        await workspace.pulumi(...args);
        const sent = requests.slice(before);
        const reads = sent.filter((method) => method === "GET").length;
        print(`Requests to the API: ${reads} to read, ${sent.length - reads} to write.`);
    };
    try {
        await workspace.quietly("stack", "init", "quickstart");

        heading("What the program would do");
        await pulumi("preview");
        heading("Do it");
        await pulumi("up", "--yes", "--skip-preview");
        heading("Again: there is nothing to do, and nothing is asked");
        await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
        heading("A change: more visitors shall see the video");
        await workspace.pulumi("config", "set", "videoShare", "80");
        await pulumi("preview", "--diff");
        await pulumi("up", "--yes", "--skip-preview");
        heading("What the project now holds");
        await printHoldings(emulator);
        if (keep) {
            emulator.serve(new Inspector(emulatedSource(emulator, defaultSettings)));
            await waitForTheUser(
                workspace.variables(emulator),
                workspace.folder,
                engine.binDir,
                emulator.url,
            );
        }
    } finally {
        workspace.remove();
        await emulator.close();
    }
    print("\nThe program is examples/quickstart/index.ts. Nothing was left running or behind.");
}

async function waitForTheUser(
    variables: Record<string, string>,
    folder: string,
    binDir: string,
    url: string,
): Promise<void> {
    heading("Yours to try");
    print(`Edit ${join(folder, "index.ts")}, and run this in another terminal:\n`);
    console.log(`cd ${inShell(folder)}`);
    // The engine may have been downloaded for the quickstart alone.
    console.log(`export PATH=${inShell(binDir)}:"$PATH"`);
    for (const [name, value] of Object.entries(variables)) console.log(`export ${name}=${inShell(value)}`);
    console.log("pulumi up");
    print(`\nThe inspector shows the project in the browser: ${url}/`);
    print(
        "Press Ctrl-C here to stop the emulator and to remove the program, with your edits, and its state.",
    );
    await once(interrupted.signal, "abort");
}

/** The path of a checkout can contain spaces. */
function inShell(text: string): string {
    return /^[\w%+,./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

main().catch((error) => {
    const isExplained = error instanceof EngineError || error instanceof CommandError;
    console.error(isExplained ? `\n${error.message}` : error);
    process.exitCode = 1;
});
