// Provides the `pulumi` engine: `npx tsx tools/engine/ensure.ts` prints the folder to put on PATH. The sources in
// order: PATH, our cache, the official download, a build from Go modules.
import { buildEngine } from "./build";
import { CACHE_VARIABLE, cachedEngine, cacheFolder, makeEngine, openCache, sweep } from "./cache";
import { downloadEngine } from "./download";
import { findEngine } from "./find";
import { type LockTimes, withLock } from "./lock";
import { type Context, type Engine, EngineError, type Maker, type Way } from "./types";

export { engineEnv } from "./env";
export { CACHE_VARIABLE, type Engine, EngineError };

/** The environment variable that forces one source: path, download or build. */
export const WAY_VARIABLE = "PULUMI_PERSONALIZE_ENGINE";

export interface EnsureOptions {
    env?: NodeJS.ProcessEnv;
    /** Called with each line of progress. Default: print to stderr. */
    log?: (line: string) => void;
    signal?: AbortSignal;
    /** For tests. */
    makers?: { download: Maker; build: Maker };
    /** For tests. */
    lockTimes?: LockTimes;
}

const INSTALL =
    "Install Pulumi (https://www.pulumi.com/docs/install/), or Go 1.25 or newer (https://go.dev/dl/), and try again.";

const NAMES = { download: "the official download", build: "the Go build" };

export async function ensureEngine(options: EnsureOptions = {}): Promise<Engine> {
    const env = options.env ?? process.env;
    const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
    const context: Context = { env, log, signal: options.signal };
    const way = forcedWay(env);

    if (way === undefined || way === "path") {
        const found = await findEngine(context);
        if (found) return found;
        if (way === "path")
            throw new EngineError(`${WAY_VARIABLE}=path, and there is no pulumi on PATH. ${INSTALL}`);
    }
    const ways = way === undefined ? (["download", "build"] as const) : [way];
    const cache = cacheFolder(env);
    const inCache = () =>
        ways.map((each) => cachedEngine(cache, each)).find((engine) => engine !== undefined);
    const cached = inCache();
    if (cached) return cached;

    await openCache(cache);
    const makers = options.makers ?? { download: downloadEngine, build: buildEngine };
    return withLock(
        cache,
        context,
        async () => {
            // The previous holder of the lock may have created it.
            const made = inCache();
            if (made) return made;
            sweep(cache);
            const failures = way === undefined ? ["none on PATH"] : [];
            for (const each of ways) {
                try {
                    return await makeEngine(cache, each, makers[each], context);
                } catch (error) {
                    if (!(error instanceof EngineError) || options.signal?.aborted) throw error;
                    failures.push(`${NAMES[each]} failed: ${error.message}`);
                    log(`No engine yet: ${failures.at(-1)}`);
                }
            }
            const why = failures.join("; ");
            const stop = why.includes("\n") ? "\n" : ". ";
            throw new EngineError(`There is no Pulumi engine: ${why}${stop}${INSTALL}`);
        },
        options.lockTimes,
    );
}

function forcedWay(env: NodeJS.ProcessEnv): Way | undefined {
    const value = env[WAY_VARIABLE];
    if (value === undefined || value === "") return undefined;
    if (value === "path" || value === "download" || value === "build") return value;
    throw new EngineError(`${WAY_VARIABLE} is ${JSON.stringify(value)}; it may be path, download or build.`);
}

async function main(): Promise<void> {
    // Ctrl-C must not leave a lock or a running compiler behind.
    const interrupt = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => interrupt.abort());
    try {
        const engine = await ensureEngine({ signal: interrupt.signal });
        process.stderr.write(`pulumi ${engine.version} (${engine.origin})\n`);
        process.stdout.write(`${engine.binDir}\n`);
    } catch (error) {
        process.stderr.write(`${error instanceof EngineError ? error.message : (error as Error).stack}\n`);
        process.exitCode = 1;
    }
}

if (require.main === module) void main();
