// The environment in which an engine runs a program.
import { delimiter } from "node:path";
import type { Engine } from "./types";

/** `base` with the engine first on PATH, and nothing fetched behind the caller's back. */
export function engineEnv(engine: Engine, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = {};
    let path = "";
    for (const [key, value] of Object.entries(base)) {
        // On Windows it is often spelled Path, and two spellings in one environment are one too many.
        if (key.toUpperCase() === "PATH") path ||= value ?? "";
        else env[key] = value;
    }
    env.PATH = [engine.binDir, path].filter((part) => part !== "").join(delimiter);
    // The engine, the program and the provider talk to each other on this machine, and gRPC would ask the proxy.
    env.no_proxy = [env.no_proxy || env.NO_PROXY, "127.0.0.1"].filter(Boolean).join(",");
    env.PULUMI_SKIP_UPDATE_CHECK = "true";
    env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION = "true";
    return env;
}
