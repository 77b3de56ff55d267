import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const versions = { "@contentstack/cli-variants": "1.4.1", "@contentstack/cli-utilities": "1.18.1" };

/**
 * The folder that the official client is installed in: one of its own in the user's cache, since nobody who uses
 * this package should have to pay for it. Installed once, beside and then renamed, so that two at once do no harm.
 */
export async function officialClient(): Promise<string> {
    const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
    const name = Object.values(versions).join("-");
    const folder = join(cache, "pulumi-contentstack-personalize", `official-client-${name}`);
    if (existsSync(folder)) return folder;
    await mkdir(dirname(folder), { recursive: true });
    const aside = await mkdtemp(`${folder}.installing-`);
    try {
        await writeFile(
            join(aside, "package.json"),
            JSON.stringify({ private: true, dependencies: versions }),
        );
        await promisify(execFile)("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
            cwd: aside,
        });
        await rename(aside, folder).catch((error: NodeJS.ErrnoException) => {
            if (!existsSync(folder)) throw error;
        });
    } finally {
        await rm(aside, { recursive: true, force: true });
    }
    return folder;
}
