// The types that the files of this folder share.

/** Where an engine came from. */
export type Origin = "path" | "cache" | "download" | "built";

/** A way to get an engine; the environment variable PULUMI_PERSONALIZE_ENGINE can force one. */
export type Way = "path" | "download" | "build";

export interface Engine {
    /** The folder to put first on PATH. */
    binDir: string;
    /** The `pulumi` command itself. */
    pulumi: string;
    /** Without the leading v. */
    version: string;
    origin: Origin;
}

/** The environment, the log and the abort signal of a step. */
export interface Context {
    env: NodeJS.ProcessEnv;
    log: (line: string) => void;
    signal?: AbortSignal | undefined;
}

/** Writes an engine's files into `<folder>/bin`. If it throws, the caller removes the folder. */
export type Maker = (folder: string, context: Context) => Promise<void>;

/** An error whose message is complete without a stack trace. */
export class EngineError extends Error {
    override name = "EngineError";
}
