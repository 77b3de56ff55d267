import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

function newest(folder: string): number {
    // The time of a folder tells that a file of it was removed.
    const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    return Math.max(0, ...["", ...entries].map((name) => statSync(join(folder, name)).mtimeMs));
}

/** Builds `dist` if it is missing or older than the sources, because the host runs compiled code. */
export function ensureBuilt(): void {
    const dist = join(root, "dist");
    const sources = newest(join(root, "provider"));
    if (existsSync(join(dist, "index.js")) && newest(dist) >= sources) return;
    const build = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
    if (build.status !== 0) throw new Error(`npm run build failed:\n${build.stdout}${build.stderr}`);
}
