// No page of another site reads or writes the emulator through the browser of the machine's owner.
import { rawRequest } from "../support/rawRequest";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

const ask = async (path: string, headers: Record<string, string>, method = "GET") => {
    const { url, authtoken, projectUid } = session.emulator;
    const known = { authtoken, "x-project-uid": projectUid };
    return (await rawRequest(url + path, { method, headers: { ...known, ...headers } })).status;
};
const port = () => new URL(session.emulator.url).port;

describe.each(["/attributes", "/__emulator/state"])("GET %s", (path) => {
    test("is answered to programs, and to pages of its own address", async () => {
        expect(await ask(path, {})).toBe(200);
        expect(await ask("/attributes", { origin: session.emulator.url })).toBe(200);
    });

    test.each(["https://example.org", "http://localhost:1", "null"])(
        "is refused to a page of %s",
        async (origin) => expect(await ask(path, { origin })).toBe(403),
    );

    test.each(["example.org", "127.0.0.1.example.org", "localhost.example.org"])(
        "is refused under the name %s, which anybody can point to this machine",
        async (name) => expect(await ask(path, { host: `${name}:${port()}` })).toBe(403),
    );

    test.each(["localhost", "127.0.0.1", "[::1]", "192.168.1.20", "emulator", "host.docker.internal"])(
        "is answered under the name %s",
        async (name) => expect(await ask(path, { host: `${name}:${port()}` })).toBe(200),
    );
});

test.each(["/__emulator/reset", "/attributes"])(
    "POST %s by a page of another site has no effect",
    async (path) => {
        await session.api.post("/attributes", { name: "Tier", key: "tier" });
        expect(await ask(path, { origin: "https://example.org" }, "POST")).toBe(403);
        expect((await session.api.get<object[]>("/attributes")).body).toHaveLength(9);
    },
);

test("no answer allows a page of another site to read it", async () => {
    const { headers } = await rawRequest(`${session.emulator.url}/attributes`, {
        method: "OPTIONS",
        headers: { origin: "https://example.org", "access-control-request-method": "GET" },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
});
