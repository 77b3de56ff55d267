import type { PersonalizeClient } from "../../../provider/core/api/client";
import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve, settingsFor } from "./server";

const UID = "64c7a00000000000000000aa";
const OTHER = "64c7a00000000000000000bb";
const body = { name: "n", key: "k" };
const definition = { __type: "RuleCombination" as const, combinationType: "AND" as const, rules: [] };
const audience = { name: "n", definition };
const experience = { name: "n", __type: "AB_TEST" as const };
const version = { status: "DRAFT" as const, variants: [] };

type Operation = readonly [expected: string, call: (client: PersonalizeClient) => Promise<unknown>];

const OPERATIONS: Operation[] = [
    ["GET /attributes", (c) => c.attributes.list(PROJECT)],
    ["POST /attributes", (c) => c.attributes.create(PROJECT, body)],
    [`PUT /attributes/${UID}`, (c) => c.attributes.update(PROJECT, UID, body)],
    [`DELETE /attributes/${UID}`, (c) => c.attributes.remove(PROJECT, UID)],
    ["GET /audiences", (c) => c.audiences.list(PROJECT)],
    [
        "GET /audiences?includeLyticsAudiences=true",
        (c) => c.audiences.list(PROJECT, { includeLyticsAudiences: true }),
    ],
    ["POST /audiences", (c) => c.audiences.create(PROJECT, audience)],
    [`PUT /audiences/${UID}`, (c) => c.audiences.update(PROJECT, UID, audience)],
    [`DELETE /audiences/${UID}`, (c) => c.audiences.remove(PROJECT, UID)],
    ["GET /events", (c) => c.events.list(PROJECT)],
    ["POST /events", (c) => c.events.create(PROJECT, { key: "k" })],
    [`PUT /events/${UID}`, (c) => c.events.update(PROJECT, UID, { key: "k" })],
    [`DELETE /events/${UID}`, (c) => c.events.remove(PROJECT, UID)],
    ["GET /experiences", (c) => c.experiences.list(PROJECT)],
    [`GET /experiences/${UID}`, (c) => c.experiences.get(PROJECT, UID)],
    ["POST /experiences", (c) => c.experiences.create(PROJECT, experience)],
    [`PUT /experiences/${UID}`, (c) => c.experiences.update(PROJECT, UID, experience)],
    [`DELETE /experiences/${UID}`, (c) => c.experiences.remove(PROJECT, UID)],
    [`GET /experiences/${UID}/versions`, (c) => c.versions.list(PROJECT, UID)],
    [`POST /experiences/${UID}/versions`, (c) => c.versions.create(PROJECT, UID, version)],
    [`PUT /experiences/${UID}/versions/${OTHER}`, (c) => c.versions.update(PROJECT, UID, OTHER, version)],
    [`DELETE /experiences/${UID}/versions/${OTHER}`, (c) => c.versions.remove(PROJECT, UID, OTHER)],
    ["GET /experiences-priority", (c) => c.experiencesPriority.get(PROJECT)],
    ["PUT /experiences-priority", (c) => c.experiencesPriority.update(PROJECT, [UID])],
    [
        `GET /experiences/${UID}/analytics/summary?version=${OTHER}`,
        (c) => c.analytics.summary(PROJECT, UID, OTHER),
    ],
    [
        `GET /experiences/${UID}/analytics/time-series?from=2026&version=${OTHER}`,
        (c) => c.analytics.timeSeries(PROJECT, UID, OTHER, { from: "2026" }),
    ],
    ["GET /geolocation/countries", (c) => c.geolocation.countries()],
    ["GET /geolocation/regions?search=Arizona+%26", (c) => c.geolocation.regions({ search: "Arizona &" })],
    ["GET /geolocation/cities?codes=a&codes=b", (c) => c.geolocation.cities({ codes: ["a", "b"] })],
    ["GET /projects?connectedStackApiKey=blt9", (c) => c.projects.list({ connectedStackApiKey: "blt9" })],
];

test.each(OPERATIONS)("%s", async (expected, call) => {
    const { url, seen } = await serve((request, response) => {
        if (request.method === "DELETE") return json(response, 204);
        const lists = request.url!.includes("priority") ? [UID] : [{ uid: UID }];
        const single = request.method !== "GET" || /experiences\/[0-9a-f]{24}$/.test(request.url!);
        json(response, 200, single && !request.url!.includes("priority") ? { uid: UID, extra: 1 } : lists);
    });
    const answer = await call(clientFor(url));
    expect(seen).toHaveLength(1);
    const { method, path, headers, body: sent } = seen[0]!;
    expect(`${method} ${path}`).toBe(expected);
    expect(headers.authtoken).toBe("blt-test-token");
    expect(headers.authorization).toBeUndefined();
    const writes = method === "POST" || method === "PUT";
    expect(headers["content-type"]).toBe(writes ? "application/json" : undefined);
    expect(sent !== "").toBe(writes);
    expect(headers["content-length"]).toBe(writes ? String(sent.length) : undefined);
    const ofProject = !/^\/(?:projects|geolocation)/.test(path);
    expect(headers["x-project-uid"]).toBe(ofProject ? PROJECT : undefined);
    expect(headers.organization_uid).toBe(path.startsWith("/projects") ? "blt0000000000000001" : undefined);
    if (method === "DELETE") expect(answer).toBe("deleted");
    else expect(JSON.stringify(answer)).toContain(UID);
});

test("an OAuth token travels as a bearer", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 200, []));
    await clientFor(url, { credentials: { kind: "oauth", token: "oauth-test-token" } }).events.list(PROJECT);
    expect(seen[0]!.headers.authorization).toBe("Bearer oauth-test-token");
    expect(seen[0]!.headers.authtoken).toBeUndefined();
});

test("an address with a path keeps it", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 200, []));
    await clientFor(`${url}/personalize-api`).events.list(PROJECT);
    expect(seen[0]!.path).toBe("/personalize-api/events");
});

test("requests share a connection", async () => {
    const ports = new Set<number>();
    const { url } = await serve((request, response) => {
        ports.add(request.socket.remotePort!);
        json(response, 200, []);
    });
    const client = clientFor(url);
    for (let i = 0; i < 5; i++) await client.events.list(PROJECT);
    expect(ports.size).toBe(1);
});

test("what the API does not know of yet is kept", async () => {
    const odd = [{ uid: UID, status: "SOMETHING_NEW", _new: { deep: [1] } }];
    const { url } = await serve((_request, response) => json(response, 200, odd));
    expect(await clientFor(url).experiences.list(PROJECT)).toEqual(odd);
});

test.each(["", ".", ".."])("a uid that would lead elsewhere (“%s”) is never sent", async (uid) => {
    const { url, seen } = await serve((_request, response) => json(response, 204));
    const { message } = await failure(clientFor(url).attributes.remove(PROJECT, uid));
    expect(message).toContain("is not a uid");
    expect(seen).toHaveLength(0);
});

test("a uid with a slash stays one segment, and a project that is none is never sent", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 204));
    const client = clientFor(url);
    await client.attributes.remove(PROJECT, "../events/x");
    expect(seen[0]!.path).toBe("/attributes/..%2Fevents%2Fx");
    expect((await failure(client.attributes.list("x\r\nauthtoken: y"))).message).toContain(
        "not the uid of a project",
    );
    expect(seen).toHaveLength(1);
});

test("projects need an organization, and say how to set it", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 200, []));
    const { message } = await failure(clientFor(url, { organizationUid: undefined }).projects.list());
    expect(message).toContain("CONTENTSTACK_ORGANIZATION_UID");
    expect(seen).toHaveLength(0);
});

describe("the priority order", () => {
    const ranks = [{ uid: "c" }, { uid: "b", priority: 2 }, { uid: "a", priority: 1 }];

    test.each([
        ["an object", { priorityOrder: ["a", "b"] }, ["a", "b"]],
        ["a list", ["b", "a"], ["b", "a"]],
        ["neither, so the experiences say it", { ok: true }, ["a", "b", "c"]],
    ])("as %s", async (_form, answer, expected) => {
        const { url, seen } = await serve((request, response) =>
            json(response, 200, request.url === "/experiences" ? ranks : answer),
        );
        const client = clientFor(url);
        expect(await client.experiencesPriority.get(PROJECT)).toEqual(expected);
        expect(await client.experiencesPriority.update(PROJECT, ["a", "b"])).toEqual(expected);
        expect(JSON.parse(seen.find(({ method }) => method === "PUT")!.body)).toEqual({
            priorityOrder: ["a", "b"],
        });
    });
});

test("debug lines tell method, path, status and attempt, and nothing that was sent", async () => {
    const lines: string[] = [];
    const { url } = await serve((_request, response, nth) =>
        nth === 0 ? json(response, 502) : json(response, 200, [{ uid: "private-name" }]),
    );
    const client = clientFor(url, { debug: true }, { log: (line) => lines.push(line) });
    await client.audiences.list(PROJECT, { includeLyticsAudiences: true });
    expect(lines.map((line) => line.replace(/\d+ ms/, "n ms"))).toEqual([
        "personalize: GET /audiences → 502 in n ms, attempt 1",
        "personalize: GET /audiences → 200 in n ms, attempt 2",
    ]);
    expect(settingsFor(url).debug).toBe(false);
});

test("a date in Retry-After is read by the server's clock", async () => {
    const there = new Date("2031-05-04T03:02:01Z");
    const later = new Date(there.getTime() + 9_000);
    const { url, seen } = await serve((_request, response) =>
        seen.length === 1
            ? json(response, 429, [], { Date: there.toUTCString(), "Retry-After": later.toUTCString() })
            : json(response, 200, []),
    );
    const clock = new FakeClock();
    await clientFor(url, {}, { clock }).events.list(PROJECT);
    // The header is cut to the second.
    expect(clock.slept).toContain(8_500);
});
