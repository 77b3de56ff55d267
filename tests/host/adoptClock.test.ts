import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { Host } from "../support/host";
import { Stack } from "../support/stack";
import { hostFor } from "../support/useHost";

const HOUR = 3_600_000;

/** Hands every request on, and dates the answers by a clock of its own. */
async function dated(target: string, now: () => number): Promise<{ url: string; server: Server }> {
    const server = createServer((incoming, response) => {
        const { method, headers, url } = incoming;
        const onward = request(target + url, { method, headers }, (answer) => {
            const date = new Date(now()).toUTCString();
            response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
            answer.pipe(response);
        });
        incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe.each([
    ["three days ahead", 72 * HOUR],
    ["three days behind", -72 * HOUR],
])("a server whose clock is %s", (_, skew) => {
    let emulator: TestEmulator;
    let host: Host;
    let server: Server;
    const now = () => Date.now() + skew;
    const program = [{ name: "tier", kind: "attribute" as const, inputs: { key: "tier", name: "Tier" } }];

    beforeAll(async () => {
        emulator = await startTestEmulator({ clock: now });
        const proxy = await dated(emulator.url, now);
        server = proxy.server;
        host = await hostFor(emulator, { baseUrl: proxy.url });
    });
    afterAll(async () => {
        await host?.stop();
        server?.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await emulator?.close();
    });

    test.each([
        ["half an hour old by that clock is taken over", 0.5, true],
        ["two hours old by that clock is not", 2, false],
    ])("what is %s", async (_name, hours, isTaken) => {
        await emulator.reset();
        const { uid } = await emulator.api.post<{ uid: string }>("/attributes", {
            key: "tier",
            name: "Tier",
        });
        await emulator.patch(uid, { createdAt: new Date(now() - hours * HOUR).toISOString() });
        const stack = new Stack(host);
        const up = await stack.up(program);
        if (isTaken) {
            expect(up.problems()).toEqual([]);
            expect(stack.entry("tier").id).toBe(uid);
        } else
            expect(up.problems()).toEqual([
                expect.stringContaining("longer ago than the setting adoptWithin"),
            ]);
    });
});
