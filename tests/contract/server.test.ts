import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { startEmulator } from "../../provider/emulator";
import { Client, type Entity } from "./support/client";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator({ quotas: { bodyBytes: 1000, events: 1000 } });

test("an unknown route is 404 in the words of the framework", async () => {
    const { status, body } = await session.api.send("PATCH", "/attributes?x=1");
    expect([status, body]).toEqual([
        404,
        { statusCode: 404, message: "Cannot PATCH /attributes", error: "Not Found" },
    ]);
});

test("a body beyond the limit is 413, and the server goes on", async () => {
    const answer = session.api.post("/events", { key: "k", description: "x".repeat(100_000) });
    // Whoever is still sending when the answer comes may see the connection close instead.
    await expect(
        answer.then(
            ({ status }) => status,
            () => 413,
        ),
    ).resolves.toBe(413);
    expect(session.emulator.requests().map(({ status }) => status)).toEqual([413]);
    expect((await session.api.post("/events", { key: "k" })).status).toBe(201);
});

test.each([
    ["no JSON", "{key: 'k'}"],
    ["a list", "[]"],
    ["a text", '"k"'],
    ["null", "null"],
    ["a tower of lists", `{"key":"k","x":${"[".repeat(200)}${"]".repeat(200)}}`],
])("%s is 400 in the words of the framework", async (_, text) => {
    const { status, body } = await session.api.post("/events", text);
    expect([status, body.error]).toEqual([400, "Bad Request"]);
});

test("a body of another content type is not read", async () => {
    const { body } = await session.api.with({ "content-type": "text/plain" }).post("/events", { key: "k" });
    expect(body).toEqual({ errors: { key: ["REQUIRED"] } });
});

test("a field named __proto__ is a field, and changes nothing else", async () => {
    const { body } = await session.api.post("/events", '{"key":"k","__proto__":{"polluted":true}}');
    expect(body).not.toHaveProperty("polluted");
    expect(Object.hasOwn(body, "__proto__")).toBe(true);
    expect((await session.api.get<Entity[]>("/events")).body[0]).toEqual(body);
});

test("many clients at once get objects of their own, and lose none", async () => {
    const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => session.api.post("/events", { key: `key ${index}` })),
    );
    const uids = new Set(answers.map(({ body }) => body.uid));
    const listed = (await session.api.get<Entity[]>("/events")).body.map(({ uid }) => uid);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect([uids.size, new Set(listed)]).toEqual([200, uids]);
});

test("of many who create the same key at once one succeeds", async () => {
    const answers = await Promise.all(
        Array.from({ length: 20 }, () => session.api.post("/events", { key: "same" })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

test("the limit of requests is 10 per second unless told otherwise", async () => {
    const emulator = await startEmulator({ clock: () => 0 });
    const api = new Client(emulator.url, {
        authtoken: emulator.authtoken,
        "x-project-uid": emulator.projectUid,
    });
    const answers = await Promise.all(Array.from({ length: 15 }, () => api.get("/events")));
    await emulator.close();
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.find(({ status }) => status === 429)?.body).toEqual({
        statusCode: 429,
        message: "Too Many Requests",
        error: "Too Many Requests",
    });
});

test("only this machine reaches it unless told otherwise", async () => {
    const outside = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .find(({ internal, family }) => !internal && family === "IPv4");
    const { hostname, port } = new URL(session.emulator.url);
    expect(hostname).toBe("127.0.0.1");
    if (!outside) return;
    const socket = connect(Number(port), outside.address);
    await expect(once(socket, "connect")).rejects.toThrow("ECONNREFUSED");
});

test("closing waits for what is under way", async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
        arrived = resolve;
    });
    let started = false;
    const clock = () => {
        if (started) arrived();
        return 0;
    };
    const emulator = await startEmulator({ latencyMs: 50, clock });
    started = true;
    const api = new Client(emulator.url, {
        authtoken: emulator.authtoken,
        "x-project-uid": emulator.projectUid,
    });
    const answer = api.get("/events");
    await arrival;
    await emulator.close();
    expect((await answer).status).toBe(200);
    await expect(api.get("/events")).rejects.toThrow("fetch failed");
});
