import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ensureEngine } from "../../tools/engine/ensure";
import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { type Installed, languagesEnv, pack, pulumiSettings } from "../support/installed";
import { type Form, forms } from "./programForms";

const PACKAGE = "pulumi-contentstack-personalize";

/** What a test needs beside our own dependencies, as npm names it. */
type Tool = "node@22" | "node@24" | "pnpm@10" | "@yarnpkg/cli-dist@4";

/** How a user may have it. */
export interface Way {
    form: Form;
    /** As npm names a version of `@pulumi/pulumi`. */
    sdk: string;
    /** The one that runs the tests, where none is named. */
    node?: Extract<Tool, `node@${string}`>;
    /** From the tarball, or as a link to its folder in a workspace of one of the package managers. */
    from: "tarball" | "npm" | "pnpm" | "yarn";
}

/** A project that is installed in that way; `folder` is the program's. Remove `root` afterwards. */
export async function installIn(way: Way): Promise<Installed & { root: string }> {
    const engine = await ensureEngine();
    ensureBuilt();
    const root = mkdtempSync(join(tmpdir(), "personalize-way-"));
    const folder = way.from === "tarball" ? root : join(root, "program");
    mkdirSync(folder, { recursive: true });
    const env: NodeJS.ProcessEnv = { ...(await languagesEnv(engine)), ...pulumiSettings(root) };
    if (way.node) env.PATH = `${toolFolder(way.node)}${delimiter}${env.PATH}`;
    const tarball = pack();
    try {
        const { files, manifest } = forms[way.form];
        for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
        const wanted = {
            "@pulumi/pulumi": way.sdk,
            typescript: "5.9.3",
            "@types/node": "20",
        };
        const own = way.from === "tarball" ? `file:${tarball}` : way.from === "npm" ? "*" : "workspace:*";
        write(folder, { name: "program", ...manifest, dependencies: { ...wanted, [PACKAGE]: own } });
        if (way.from !== "tarball") makeWorkspace(root, tarball, way);
        install(root, way.from, env);
    } finally {
        rmSync(tarball);
    }
    return { root, folder, env, pulumi: engine.pulumi };
}

/** The package beside the program, as a monorepo has it. */
function makeWorkspace(root: string, tarball: string, { from, sdk }: Way): void {
    const member = join(root, "provider");
    mkdirSync(member);
    execFileSync("tar", ["-xzf", tarball, "-C", member, "--strip-components=1"]);
    const { scripts: _, ...manifest } = JSON.parse(readFileSync(join(member, "package.json"), "utf8"));
    write(member, { ...manifest, devDependencies: { "@pulumi/pulumi": sdk } });
    write(root, { name: "monorepo", private: true, workspaces: ["program", "provider"] });
    if (from === "pnpm") writeFileSync(join(root, "pnpm-workspace.yaml"), "packages: [program, provider]\n");
    if (from === "yarn") writeFileSync(join(root, "yarn.lock"), "");
}

function install(root: string, from: Way["from"], env: NodeJS.ProcessEnv): void {
    const run = (command: string, args: string[], more: NodeJS.ProcessEnv = {}) =>
        execFileSync(command, args, { cwd: root, stdio: "pipe", env: { ...env, ...more } });
    if (from === "pnpm") {
        run(join(toolFolder("pnpm@10"), "pnpm"), ["install", "--ignore-scripts", "--no-frozen-lockfile"]);
    } else if (from === "yarn") {
        const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
        run(join(toolFolder("@yarnpkg/cli-dist@4"), "yarn"), ["install"], {
            YARN_NODE_LINKER: "node-modules",
            YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
            YARN_ENABLE_SCRIPTS: "false",
            YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ""),
        });
    } else run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]);
}

function write(folder: string, manifest: object): void {
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
}

/** The folder of a tool's commands; from the registry, once per machine. */
function toolFolder(tool: Tool): string {
    const folder = join(tmpdir(), `personalize-tool-${tool.replace(/\W+/g, "-")}`);
    const bin = tool.startsWith("node@") ? "node_modules/node/bin" : "node_modules/.bin";
    if (existsSync(join(folder, bin))) return join(folder, bin);
    const making = `${folder}.${process.pid}`;
    mkdirSync(making);
    writeFileSync(join(making, "package.json"), JSON.stringify({ name: "tool", private: true }));
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", tool], {
        cwd: making,
        stdio: "pipe",
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
    return join(folder, bin);
}
