// The environment in which an engine runs a program.
import { delimiter } from "node:path";
import type { Engine } from "./types";

/** Returns `base` with the engine first on PATH, and without automatic downloads. */
export function engineEnv(engine: Engine, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = {};
    let path = "";
    for (const [key, value] of Object.entries(base)) {
        // Windows often spells it Path, and an environment must not contain both spellings.
        if (key.toUpperCase() === "PATH") path ||= value ?? "";
        else env[key] = value;
    }
    env.PATH = [engine.binDir, path].filter((part) => part !== "").join(delimiter);
    // The engine, the program and the provider communicate on this machine. Without this, gRPC would use the proxy.
    env.no_proxy = [env.no_proxy || env.NO_PROXY, "127.0.0.1"].filter(Boolean).join(",");
    env.PULUMI_SKIP_UPDATE_CHECK = "true";
    env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION = "true";
    return env;
}
