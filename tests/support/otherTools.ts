import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a test needs beside our own dependencies, as npm names it. */
export type Tool = "node@22" | "node@24" | "pnpm@10" | "@yarnpkg/cli-dist@4";

/** The folder of a tool's commands; from the registry, once per machine. */
export function toolFolder(tool: Tool): string {
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
