import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { clientFor, failure, json, PROJECT, serve } from "./server";

const VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"];
const before = { ...process.env };
let asked: string[];
let proxy: ReturnType<typeof createServer>;

/** A proxy that refuses everything, and tells what it was asked for. */
beforeEach(async () => {
    asked = [];
    proxy = createServer((request, response) => {
        asked.push(request.url ?? "");
        response.writeHead(403).end();
    });
    proxy.on("connect", (request, socket) => {
        asked.push(request.url ?? "");
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    for (const name of VARIABLES) delete process.env[name];
    Object.assign(process.env, { HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url });
});

afterEach(() => {
    process.env = { ...before };
    proxy.closeAllConnections();
    proxy.close();
});

test.each(["127.0.0.1", "localhost"])("an emulator at %s is reached without the proxy", async (host) => {
    const { url } = await serve((_, response) => json(response, 200, []));
    const client = clientFor(url.replace("127.0.0.1", host));
    expect(await client.events.list(PROJECT)).toEqual([]);
    expect(asked).toEqual([]);
});

test("the API is reached by the proxy", async () => {
    const client = clientFor("https://personalize-api.invalid", { maxRetries: 0 });
    await failure(client.events.list(PROJECT));
    expect(asked.join()).toContain("personalize-api.invalid");
});
