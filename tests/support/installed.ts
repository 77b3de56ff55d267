import { execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
    cpSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { type Engine, engineEnv, ensureEngine } from "../../tools/engine/ensure";
import { ensureYamlHost } from "../../tools/engine/yamlHost";
import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { cleanEnv } from "./cleanEnv";

const root = resolve(__dirname, "../..");
/** A user's own: what another one has made can neither be used nor removed. */
const PREFIX = `personalize-engine-tests-${process.getuid?.() ?? ""}-`;
/** Spares the processes of each command the parsing of what they load. */
const CACHE = "compileCache.cjs";
/** No run takes that long: what nobody has used since is nobody's. */
const UNUSED_MS = 3_600_000;

/** What every engine test shares: the packed package in an otherwise empty folder, and a stack to copy. */
export interface Installed {
    folder: string;
    /** The environment of every `pulumi` command: the engine on PATH, no credentials, a home of its own. */
    env: NodeJS.ProcessEnv;
    pulumi: string;
}

let installed: Promise<Installed> | undefined;

/** Once per content of the package: a second run, or a second jest worker, finds the folder. */
export function ensureInstalled(): Promise<Installed> {
    installed ??= prepare();
    return installed;
}

/** The newest SDK for the Node that runs the tests; another one can be named. */
export function sdkVersion(): string {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies;
    return process.env.TEST_PULUMI_SDK ?? own["@pulumi/pulumi"];
}

async function prepare(): Promise<Installed> {
    const engine = await ensureEngine();
    ensureBuilt();
    const tarball = pack();
    const content = createHash("sha256").update(readFileSync(tarball)).update(sdkVersion());
    content
        .update(readFileSync(resolve(__dirname, CACHE)))
        .update(process.version)
        .update(engine.version);
    const folder = join(tmpdir(), PREFIX + content.digest("hex").slice(0, 16));
    const env = {
        ...(await languagesEnv(engine)),
        ...pulumiSettings(folder),
        NODE_OPTIONS: `--require "${join(folder, CACHE)}"`,
    };
    if (!existsSync(folder)) {
        removeOld();
        install(folder, tarball, engine.pulumi, env);
    }
    utimesSync(folder, new Date(), new Date());
    rmSync(tarball);
    return { folder, env, pulumi: engine.pulumi };
}

/** The engine and, where there is one, the YAML host on PATH. */
export async function languagesEnv(engine: Engine): Promise<NodeJS.ProcessEnv> {
    const env = engineEnv(engine, cleanEnv());
    const yaml = await ensureYamlHost(engine);
    return yaml === undefined ? env : { ...env, PATH: [env.PATH, yaml].join(delimiter) };
}

/** `npm pack` in a folder of its own, so that two runs at once don't write one file. */
export function pack(): string {
    const folder = join(tmpdir(), `${PREFIX}pack-${randomUUID()}`);
    mkdirSync(folder);
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root, stdio: "pipe" });
    const [name] = readdirSync(folder);
    const tarball = join(tmpdir(), `${PREFIX}${randomUUID()}.tgz`);
    renameSync(join(folder, name ?? ""), tarball);
    rmSync(folder, { recursive: true });
    return tarball;
}

/** Built beside its place and put there in one rename: it is whole or not there. */
function install(folder: string, tarball: string, pulumi: string, env: NodeJS.ProcessEnv): void {
    const making = `${folder}.${process.pid}`;
    mkdirSync(join(making, "projects"), { recursive: true });
    writeFileSync(join(making, "package.json"), JSON.stringify({ name: "programs", private: true }));
    const packages = [tarball, `@pulumi/pulumi@${sdkVersion()}`, "typescript@5.9.3", "@types/node@20"];
    const args = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", ...packages];
    execFileSync("npm", args, { cwd: making, stdio: "pipe" });
    cpSync(resolve(__dirname, CACHE), join(making, CACHE));
    const template = join(making, "template");
    mkdirSync(join(template, ".state"), { recursive: true });
    writeFileSync(join(template, "Pulumi.yaml"), "name: test\nruntime: nodejs\nmain: index.ts\n");
    const settings = {
        ...env,
        ...pulumiSettings(making),
        NODE_OPTIONS: "",
        PULUMI_BACKEND_URL: `file://${template}/.state`,
    };
    execFileSync(pulumi, ["stack", "init", "dev", "--non-interactive"], {
        cwd: template,
        env: settings,
        stdio: "pipe",
    });
    try {
        renameSync(making, folder);
    } catch (error) {
        // Another worker was faster; its folder is as good as ours.
        rmSync(making, { recursive: true, force: true });
        if (!existsSync(folder)) throw error;
        return;
    }
    // Compiled code contains the path of its module, which a stack trace shows.
    execFileSync(process.execPath, [join(folder, CACHE)], { cwd: folder, stdio: "pipe" });
}

export function pulumiSettings(folder: string): NodeJS.ProcessEnv {
    return {
        PULUMI_HOME: join(folder, "home"),
        PULUMI_CONFIG_PASSPHRASE: "engine-tests",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        // Without it the command has no --event-log.
        PULUMI_DEBUG_COMMANDS: "true",
        NO_COLOR: "1",
    };
}

function removeOld(): void {
    for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
        const path = join(tmpdir(), name);
        const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
        if (age > UNUSED_MS) rmSync(path, { recursive: true, force: true });
    }
}
