/**
 * The address of the engine that started this dynamic-provider host: the host's last argument. Undefined if the
 * process has no such argument.
 */
export function engineAddress(argv: readonly string[]): { host: string; port: number } | undefined {
    const { host, port } = /^\[?(?<host>[^/\s\]]+)\]?:(?<port>\d+)$/.exec(argv.at(-1) ?? "")?.groups ?? {};
    return host === undefined ? undefined : { host, port: Number(port) };
}
