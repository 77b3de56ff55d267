import { spawn } from "node:child_process";
import { once } from "node:events";
import {
    cpSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type EngineEvents, type EngineStep, readEvents } from "./engineEvents";
import { ensureInstalled, type Installed } from "./installed";

/** What one `pulumi` command did. */
export interface EngineResult extends EngineEvents {
    exitCode: number | null;
    /** stdout and stderr as a user sees them. */
    output: string;
    stdout: string;
    /** All that is not "same", as `op name`, in the engine's order; empty where nothing changes. */
    changes: string[];
    /** What a refresh found changed, as `op name`. */
    drift: string[];
    /** The messages of all errors, as one text. */
    errors: string;
}

export interface ProjectOptions {
    /** TypeScript; `import * as personalize from "pulumi-contentstack-personalize"` is put before it. */
    program?: string;
    /** Instead of a program: resources and outputs in YAML, served by the provider plugin. */
    yaml?: string;
    /** Instead of a program: a folder that is a Pulumi project, such as an example. */
    folder?: string;
    /** Where the program's requests go; the token by environment, the rest by the stack's configuration. */
    emulator?: { authtoken: string; config: Record<string, string> };
    /** Further configuration, under `contentstack-personalize:`. */
    config?: Record<string, string>;
    env?: NodeJS.ProcessEnv;
    /** Whether the compiler checks the types of the program, as it does for users. Default: it only transpiles. */
    typeChecked?: boolean;
    /** Another installation than that of all tests; its `folder` is the project, which is used where it lies. */
    installed?: Installed;
}

interface CommandResult {
    exitCode: number | null;
    stdout: string;
    output: string;
}

const HEADER = `import * as personalize from "pulumi-contentstack-personalize";\n`;

/** In `Pulumi.yaml`: where the engine finds the provider plugin, as seen from a project of `newProject`. */
export const PLUGIN_SETTING = `plugins:
  providers:
    - name: contentstack-personalize
      path: ../../node_modules/.bin
`;

const YAML_HEADER = `name: test\nruntime: yaml\n${PLUGIN_SETTING}`;

/** A Pulumi project in a folder of its own, with a stack `dev` on a file backend. */
export class EngineProject {
    private events = 0;
    private readonly checkedTexts = new Set<string>();
    private readonly config: Record<string, string> = {};

    private constructor(
        readonly folder: string,
        private readonly installed: Installed,
        private readonly env: NodeJS.ProcessEnv,
        private readonly typeChecked = false,
    ) {}

    static async create(options: ProjectOptions): Promise<EngineProject> {
        const installed = options.installed ?? (await ensureInstalled());
        const folder = options.installed?.folder ?? copyOf(installed, options.folder);
        const { emulator } = options;
        const env = {
            ...installed.env,
            PULUMI_BACKEND_URL: `file://${folder}/.state`,
            ...(emulator ? { CONTENTSTACK_AUTHTOKEN: emulator.authtoken } : {}),
            ...options.env,
            NODE_OPTIONS: [installed.env.NODE_OPTIONS, options.env?.NODE_OPTIONS].filter(Boolean).join(" "),
        };
        const project = new EngineProject(folder, installed, env, options.typeChecked);
        if (options.folder || options.installed) await project.initStack();
        else if (options.yaml !== undefined) project.setYaml(options.yaml);
        else project.setProgram(options.program ?? "");
        project.setConfig({ ...emulator?.config, ...options.config });
        return project;
    }

    private async initStack(): Promise<void> {
        mkdirSync(join(this.folder, ".state"));
        await this.succeed(["stack", "init"]);
    }

    setProgram(program: string): void {
        writeFileSync(join(this.folder, "index.ts"), HEADER + program);
    }

    setYaml(program: string): void {
        writeFileSync(join(this.folder, "Pulumi.yaml"), YAML_HEADER + program);
    }

    setEnv(env: NodeJS.ProcessEnv): void {
        Object.assign(this.env, env);
    }

    get path(): string | undefined {
        return this.env.PATH;
    }

    /** Plain values, written into the stack's file: `pulumi config set` costs a second each. */
    setConfig(config: Record<string, string>): void {
        const file = join(this.folder, "Pulumi.dev.yaml");
        const head = readFileSync(file, "utf8").replace(/^config:\n(?: .*\n)*/m, "");
        Object.assign(this.config, config);
        const lines = Object.entries(this.config).map(
            ([key, value]) => `  contentstack-personalize:${key}: ${JSON.stringify(value)}\n`,
        );
        if (lines.length > 0) writeFileSync(file, `${head}config:\n${lines.join("")}`);
    }

    async setSecret(key: string, value: string): Promise<void> {
        await this.succeed(["config", "set", "--secret", `contentstack-personalize:${key}`, value]);
    }

    preview(...args: string[]): Promise<EngineResult> {
        return this.run(["preview", "--diff", ...args]);
    }

    /** The update alone; `upWithPreview` is what a user types. */
    up(...args: string[]): Promise<EngineResult> {
        return this.run(["up", "--yes", "--skip-preview", ...args]);
    }

    upWithPreview(...args: string[]): Promise<EngineResult> {
        return this.run(["up", "--yes", ...args]);
    }

    refresh(...args: string[]): Promise<EngineResult> {
        return this.run(["refresh", "--yes", "--skip-preview", ...args]);
    }

    destroy(...args: string[]): Promise<EngineResult> {
        return this.run(["destroy", "--yes", "--skip-preview", ...args]);
    }

    /** `pulumi stack export` as text: what a state file holds. */
    stackExport(...args: string[]): Promise<string> {
        return this.succeed(["stack", "export", ...args]);
    }

    /** The stack's outputs. */
    async outputs(): Promise<Record<string, unknown>> {
        return JSON.parse(await this.succeed(["stack", "output", "--json", "--show-secrets"]));
    }

    /** Any other command, its output unparsed. */
    pulumi(args: string[], input = ""): Promise<CommandResult> {
        return this.command(this.installed.pulumi, [...args, "--stack", "dev", "--non-interactive"], input);
    }

    /** `personalize recover`, as it is installed beside the program. */
    recover(args: string[] = ["--yes"], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
        const cli = join(
            this.installed.folder,
            "node_modules/pulumi-contentstack-personalize/dist/cli/personalize.js",
        );
        return this.command(process.execPath, [cli, "recover", "--stack", "dev", ...args], "", env);
    }

    private async command(
        command: string,
        args: string[],
        input: string,
        env: NodeJS.ProcessEnv = {},
    ): Promise<CommandResult> {
        const child = spawn(command, args, {
            cwd: this.folder,
            env: { ...this.env, ...env },
            stdio: ["pipe", "pipe", "pipe"],
        });
        child.stdin.on("error", () => undefined).end(input);
        let stdout = "";
        let output = "";
        child.stdout.on("data", (chunk) => {
            stdout += chunk;
            output += chunk;
        });
        child.stderr.on("data", (chunk) => {
            output += chunk;
        });
        const [exitCode] = (await once(child, "close")) as [number | null];
        return { exitCode, stdout, output };
    }

    /** The stdout of a command; fails with all that it printed where it does not succeed. */
    async succeed(args: string[]): Promise<string> {
        const { exitCode, stdout, output } = await this.pulumi(args);
        if (exitCode !== 0) throw new Error(output);
        return stdout;
    }

    dispose(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** A check takes seconds, so each text of the program is checked once. */
    private setTypeCheck(): void {
        const files = readdirSync(this.folder).filter((name) => name.endsWith(".ts"));
        const text = files.map((name) => readFileSync(join(this.folder, name), "utf8")).join("\n");
        this.env.PULUMI_NODEJS_TRANSPILE_ONLY = String(this.checkedTexts.has(text));
        this.checkedTexts.add(text);
    }

    private async run(args: string[]): Promise<EngineResult> {
        if (this.typeChecked) this.setTypeCheck();
        this.events += 1;
        const log = join(this.folder, `events-${this.events}.json`);
        const done = await this.pulumi([...args, "--event-log", log]);
        const events = existsSync(log) ? readEvents(log) : { steps: [], refreshed: [], diagnostics: [] };
        const errors = events.diagnostics
            .filter((said) => said.severity === "error")
            .map((said) => said.message);
        return {
            ...done,
            ...events,
            changes: changesOf(events.steps),
            drift: changesOf(events.refreshed),
            errors: errors.join("\n"),
        };
    }
}

function copyOf(installed: Installed, folder = join(installed.folder, "template")): string {
    const copy = mkdtempSync(join(installed.folder, "projects", "p-"));
    // The stack of the usual project was made once and is copied: `pulumi stack init` costs seconds.
    cpSync(folder, copy, { recursive: true });
    return copy;
}

function changesOf(steps: EngineStep[]): string[] {
    return steps.filter((step) => step.op !== "same").map((step) => `${step.op} ${step.name}`);
}

/** A project that is ready for `preview` and `up`; end it with `dispose`. */
export function newProject(options: ProjectOptions): Promise<EngineProject> {
    return EngineProject.create(options);
}
