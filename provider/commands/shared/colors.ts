import pc from "picocolors";

export type Colors = ReturnType<typeof pc.createColors>;

/**
 * Colours for what goes to stdout: none in a pipe, with `NO_COLOR` or on a terminal that has none. (On its own the
 * library colours whatever runs in CI, pipes included.)
 */
export function colorsFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Colors {
    const wanted = env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stream.isTTY && env.TERM !== "dumb";
    return pc.createColors(Boolean(wanted) && !env.NO_COLOR);
}
