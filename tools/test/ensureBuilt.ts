import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

function newest(folder: string): number {
    const times = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
    return Math.max(0, ...times);
}

/** Builds `dist` if it is missing or older than the sources, because the host runs compiled code. */
export function ensureBuilt(): void {
    const dist = join(root, "dist");
    const sources = newest(join(root, "provider"));
    if (existsSync(join(dist, "index.js")) && newest(dist) >= sources) return;
    const build = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
    if (build.status !== 0) throw new Error(`npm run build failed:\n${build.stdout}${build.stderr}`);
}
