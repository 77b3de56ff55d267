// Caches downloaded and built engines outside the checkout, one folder each. A fresh clone, a second worktree and
// `git clean` do not have to get the engine again.
import { randomUUID } from "node:crypto";
import { readdirSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { isExecutable, versionOf } from "./find";
import { ENGINE_FILES, ENGINE_VERSION, LANGUAGE_HOST_VERSION } from "./pins";
import { type Context, type Engine, EngineError, type Maker } from "./types";

/** The environment variable that sets another cache folder. */
export const CACHE_VARIABLE = "PULUMI_PERSONALIZE_ENGINE_CACHE";

export function cacheFolder(env: NodeJS.ProcessEnv): string {
    if (env[CACHE_VARIABLE]) return resolve(env[CACHE_VARIABLE]);
    const home = env.HOME || homedir();
    let user = env.XDG_CACHE_HOME || join(home, ".cache");
    if (process.platform === "darwin") user = join(home, "Library", "Caches");
    if (process.platform === "win32") user = env.LOCALAPPDATA || join(home, "AppData", "Local");
    return join(user, "pulumi-contentstack-personalize", "engine");
}

export async function openCache(cache: string): Promise<void> {
    await mkdir(cache, { recursive: true }).catch((error: Error) => {
        throw new EngineError(
            `The cache folder can't be used; name another one in ${CACHE_VARIABLE}. ${error.message}`,
        );
    });
}

/** The folder's name contains everything that its content depends on, so a folder never becomes outdated. */
export function engineFolder(cache: string, way: "download" | "build"): string {
    const made = way === "build" ? `built-nodejs-${LANGUAGE_HOST_VERSION}` : "official";
    return join(cache, `${ENGINE_VERSION}-${made}-${process.platform}-${process.arch}`);
}

function isComplete(folder: string): boolean {
    return Object.values(ENGINE_FILES).every((file) => isExecutable(join(folder, "bin", file)));
}

export function cachedEngine(cache: string, way: "download" | "build"): Engine | undefined {
    const folder = engineFolder(cache, way);
    if (!isComplete(folder)) return undefined;
    const binDir = join(folder, "bin");
    return { binDir, pulumi: join(binDir, ENGINE_FILES.command), version: ENGINE_VERSION, origin: "cache" };
}

/**
 * Removes the unfinished folders of killed processes. Only the holder of the lock may call this, because no other
 * process is writing then.
 */
export function sweep(cache: string): void {
    for (const name of readdirSync(cache)) {
        if (name.startsWith("making-")) rmSync(join(cache, name), { recursive: true, force: true });
    }
}

/**
 * Creates an engine in a temporary folder, tests it, and moves it into place with one rename, so a folder is never
 * incomplete.
 */
export async function makeEngine(
    cache: string,
    way: "download" | "build",
    maker: Maker,
    context: Context,
): Promise<Engine> {
    const making = join(cache, `making-${randomUUID()}`);
    await mkdir(making, { recursive: true });
    try {
        await maker(making, context);
        if (!isComplete(making)) {
            const wanted = Object.values(ENGINE_FILES).join(", ");
            throw new EngineError(`the ${way} didn't bring all of ${wanted}`);
        }
        const version = await versionOf(join(making, "bin", ENGINE_FILES.command), context);
        if (version !== ENGINE_VERSION) {
            throw new EngineError(`the ${way} brought pulumi ${version} instead of ${ENGINE_VERSION}`);
        }
        const place = engineFolder(cache, way);
        // A complete engine in this place may be in use. An incomplete one is damaged.
        if (!isComplete(place)) {
            rmSync(place, { recursive: true, force: true });
            renameSync(making, place);
        }
    } finally {
        rmSync(making, { recursive: true, force: true });
    }
    const origin = way === "build" ? "built" : "download";
    return { ...cachedEngine(cache, way)!, origin };
}
