// Provides the YAML language host: beside the engine, as the official download has it, or built and cached.
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildYamlHost } from "./build";
import { cacheFolder, openCache } from "./cache";
import { isExecutable, onPath } from "./find";
import { withLock } from "./lock";
import { YAML_HOST_FILE, YAML_HOST_VERSION } from "./pins";
import { type Context, type Engine, EngineError } from "./types";

/** The folder of a YAML host that is here already. */
export function findYamlHost(
    engine: Pick<Engine, "binDir">,
    env: NodeJS.ProcessEnv = process.env,
): string | undefined {
    const folders = [
        engine.binDir,
        onPath(YAML_HOST_FILE, env)?.folder,
        join(placeIn(cacheFolder(env)), "bin"),
    ];
    return folders.find((folder) => folder !== undefined && isExecutable(join(folder, YAML_HOST_FILE)));
}

/** The folder of a YAML host. Builds one if there is none; undefined if that is not possible on this machine. */
export async function ensureYamlHost(
    engine: Engine,
    env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
    const found = findYamlHost(engine, env);
    if (found !== undefined) return found;
    const log = (line: string) => process.stderr.write(`${line}\n`);
    try {
        return await build(engine, { env, log });
    } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        log(`There is no YAML language host: ${error.message}`);
        return undefined;
    }
}

function placeIn(cache: string): string {
    return join(cache, `yaml-${YAML_HOST_VERSION}-${process.platform}-${process.arch}`);
}

async function build(engine: Engine, context: Context): Promise<string> {
    const cache = cacheFolder(context.env);
    const place = placeIn(cache);
    await openCache(cache);
    return withLock(cache, context, async () => {
        // The previous holder of the lock may have built it.
        const made = findYamlHost(engine, context.env);
        if (made !== undefined) return made;
        const making = join(cache, `making-${randomUUID()}`);
        mkdirSync(making, { recursive: true });
        try {
            await buildYamlHost(making, context);
            if (existsSync(place)) rmSync(place, { recursive: true });
            renameSync(making, place);
        } finally {
            rmSync(making, { recursive: true, force: true });
        }
        return join(place, "bin");
    });
}
