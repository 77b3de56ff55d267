// What the files of this folder tell each other.

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

/** What every step needs: the environment that it reads, where it says what it does, and a way to stop it. */
export interface Context {
    env: NodeJS.ProcessEnv;
    log: (line: string) => void;
    signal?: AbortSignal | undefined;
}

/** Puts an engine's files into `<folder>/bin`, or throws: then the folder is thrown away. */
export type Maker = (folder: string, context: Context) => Promise<void>;

/** A failure that its message explains completely; a stack would only hide it. */
export class EngineError extends Error {
    override name = "EngineError";
}
