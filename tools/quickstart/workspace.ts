import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Engine, engineEnv } from "../engine/ensure";
import { command } from "./terminal";

const root = resolve(__dirname, "../..");

/** A failed `pulumi` command. Its output contains the reason. */
export class CommandError extends Error {}

/** A copy of the quickstart program with its own state, which is removed after the run. */
export class Workspace {
    readonly folder: string;
    private readonly env: NodeJS.ProcessEnv;

    constructor(
        private readonly engine: Engine,
        target: { url: string; projectUid: string; authtoken: string },
    ) {
        // The folder is inside the repository, because the program finds the package through its node_modules.
        mkdirSync(join(root, ".tmp"), { recursive: true });
        this.folder = mkdtempSync(join(root, ".tmp", "quickstart-"));
        cpSync(join(root, "examples/quickstart"), this.folder, { recursive: true });
        mkdirSync(join(this.folder, ".state"));
        this.env = { ...engineEnv(engine, withoutOwnTarget(process.env)), ...this.variables(target) };
    }

    /** Returns the environment variables with which a shell uses this stack. */
    variables(target: { url: string; projectUid: string; authtoken: string }): Record<string, string> {
        return {
            PULUMI_BACKEND_URL: `file://${this.folder}/.state`,
            PULUMI_HOME: join(this.folder, ".home"),
            PULUMI_CONFIG_PASSPHRASE: "quickstart",
            PULUMI_STACK: "quickstart",
            CONTENTSTACK_PERSONALIZE_BASE_URL: target.url,
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: target.projectUid,
            CONTENTSTACK_AUTHTOKEN: target.authtoken,
        };
    }

    /** Runs `pulumi …` with visible output. A failure ends the quickstart. */
    async pulumi(...args: string[]): Promise<void> {
        command(`pulumi ${args.join(" ")}`);
        await this.run(args, "inherit");
    }

    /** Runs `pulumi …` and prints its output only on failure. */
    async quietly(...args: string[]): Promise<void> {
        await this.run(args, "pipe");
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    private async run(args: string[], stdout: "inherit" | "pipe"): Promise<void> {
        const child = spawn(this.engine.pulumi, [...args, "--non-interactive"], {
            cwd: this.folder,
            env: this.env,
            stdio: ["ignore", stdout, stdout === "inherit" ? "inherit" : "pipe"],
        });
        let output = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream?.on("data", (chunk) => {
                output += chunk;
            });
        }
        const [code] = (await once(child, "close")) as [number | null];
        if (code !== 0) throw new CommandError(`pulumi ${args.join(" ")} failed.\n${output}`.trim());
    }
}

/** Removes the user's own region and token, which would contradict those of the emulator. */
function withoutOwnTarget(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("CONTENTSTACK_")));
}
