import { setImmediate as turn } from "node:timers/promises";
import type { Host } from "../support/host";

/** What the host has told the user since the mark, once it has told this; its output is a pipe, and may come late. */
export async function noticesSince(host: Host, what: RegExp, mark = 0): Promise<string> {
    const deadline = Date.now() + 10_000;
    while (!what.test(host.output().slice(mark))) {
        if (Date.now() > deadline) throw new Error(`${what} was not said:\n${host.output().slice(mark)}`);
        await turn();
    }
    return host.output().slice(mark);
}
