// Finds a `pulumi` on PATH. It is the user's own choice, so no other source is tried.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ENGINE_FILES, OLDEST_VERSION } from "./pins";
import { run } from "./run";
import { type Context, type Engine, EngineError } from "./types";

/** Returns the first executable file with this name on PATH. */
export function onPath(name: string, env: NodeJS.ProcessEnv): { folder: string; file: string } | undefined {
    const path = Object.entries(env).find(([key]) => key.toUpperCase() === "PATH")?.[1] ?? "";
    for (const folder of path.split(delimiter)) {
        // An empty entry means the current directory, which must not provide an engine.
        if (folder !== "" && isExecutable(join(folder, name))) return { folder, file: join(folder, name) };
    }
    return undefined;
}

export function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

/** Returns the output of `pulumi version` without the leading v. */
export async function versionOf(pulumi: string, context: Context): Promise<string> {
    const answer = await run(pulumi, ["version"], {
        env: { ...context.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
        timeoutMs: 60_000,
        signal: context.signal,
    });
    const match = answer.trim().match(/^v?(\d+\.\d+\.\d+\S*)$/m);
    if (!match?.[1])
        throw new EngineError(`${pulumi} version: answers no version, but ${JSON.stringify(answer)}`);
    return match[1];
}

/** Returns whether version `a` is older than version `b`, by their three numbers. */
export function isOlder(a: string, b: string): boolean {
    const [left, right] = [a, b].map((version) => version.split(/[-+]/)[0]!.split(".").map(Number));
    for (let i = 0; i < 3; i++) {
        if (left![i] !== right![i]) return left![i]! < right![i]!;
    }
    return false;
}

export async function findEngine(context: Context): Promise<Engine | undefined> {
    const found = onPath(ENGINE_FILES.command, context.env);
    if (!found) return undefined;
    const version = await versionOf(found.file, context).catch((error: Error) => {
        throw new EngineError(
            `The pulumi on PATH doesn't work; repair it or take it off PATH. ${error.message}`,
        );
    });
    if (isOlder(version, OLDEST_VERSION)) {
        context.log(
            `The pulumi on PATH is ${version}; ${OLDEST_VERSION} or newer is what this package is made for.`,
        );
    }
    return { binDir: found.folder, pulumi: found.file, version, origin: "path" };
}
