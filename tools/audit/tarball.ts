import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "../..");

export interface Tarball {
    /** The compressed size in bytes. */
    readonly size: number;
    readonly files: readonly string[];
}

/** Returns what `npm publish` would upload, as npm reports it in a dry run. */
export function packedTarball(): Tarball {
    const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=silent"];
    const text = execFileSync("npm", args, {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
    });
    const [packed] = JSON.parse(text) as { size: number; files: { path: string }[] }[];
    if (!packed) throw new Error("npm pack says nothing");
    return { size: packed.size, files: packed.files.map(({ path }) => path) };
}

if (require.main === module) {
    const { size, files } = packedTarball();
    console.log(`${files.join("\n")}\n${files.length} files, ${size} bytes packed`);
}
