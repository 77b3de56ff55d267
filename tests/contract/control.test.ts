import type { RequestLogEntry, Snapshot } from "../../provider/emulator";
import type { Client, Entity } from "./support/client";
import {
    activeExperience,
    activeTest,
    audience,
    event,
    experience,
    putVersion,
    segmented,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
/** The control path needs no token; it is for whoever owns the machine. */
const control = (): Client =>
    session.api.with({ authtoken: undefined, "x-project-uid": undefined, organization_uid: undefined });
const ask = async <T>(path: string) => (await control().get<T>(`/__emulator/${path}`)).body;

test("requests are listed and forgotten, those of the control path never", async () => {
    const when = { time: expect.any(String), ms: expect.any(Number) };
    await event(session.api, "click");
    await session.api.get("/events?x=1");
    const log = await ask<RequestLogEntry[]>("requests");
    expect(log).toEqual([
        { ...when, method: "POST", path: "/events", status: 201, operation: "createEvent" },
        { ...when, method: "GET", path: "/events?x=1", status: 200, operation: "listEvents" },
    ]);
    await control().delete("/__emulator/requests");
    expect(await ask("requests")).toEqual([]);
});

test("the log tells how long each answer took, so that one sees what ran side by side", async () => {
    await control().post("/__emulator/faults", { match: "createEvent", kind: "hold" });
    const slowEvent = event(session.api, "slow");
    await session.emulator.held();
    await session.api.get("/audiences");
    await control().post("/__emulator/release", {});
    await slowEvent;
    const log = await ask<RequestLogEntry[]>("requests");
    const [quick, slow] = log.map(({ time, ms }) => ({ from: Date.parse(time), to: Date.parse(time) + ms }));
    expect(log.map(({ operation }) => operation)).toEqual(["listAudiences", "createEvent"]);
    expect(quick?.from).toBeGreaterThanOrEqual(slow?.from ?? Number.POSITIVE_INFINITY);
    expect(quick?.to).toBeLessThanOrEqual(slow?.to ?? 0);
});

test("held requests are listed, and continue together when they are released", async () => {
    const { emulator } = session;
    await control().post("/__emulator/faults", { match: "createEvent", nth: "every", kind: "hold" });
    const sent = ["one", "two"].map((key) => event(session.api, key));
    expect(await emulator.held(2)).toHaveLength(2);
    const request = { method: "POST", path: "/events", operation: "createEvent" };
    expect(await ask("held")).toEqual([request, request]);
    expect((await session.api.get("/events")).body).toEqual([]);
    expect((await control().post("/__emulator/release", {})).body).toEqual({ released: 2 });
    await Promise.all(sent);
    expect(await ask("held")).toEqual([]);
    expect((await session.api.get<Entity[]>("/events")).body).toHaveLength(2);
});

test.each<[string, () => Promise<unknown>]>([
    ["clearing the faults", () => control().delete("/__emulator/faults")],
    ["a reset", () => control().post("/__emulator/reset", {})],
    ["the end of the emulator", () => session.emulator.close()],
])("%s releases what is held", async (_, end) => {
    session.emulator.inject({ match: "createEvent", kind: "hold" });
    const sent = session.api.post("/events", { key: "held" });
    await session.emulator.held();
    await end();
    expect((await sent).status).toBe(201);
});

test("faults are added one by one or as a list, listed and cleared", async () => {
    const fault = { match: "createEvent", nth: 1, kind: "500" };
    await control().post("/__emulator/faults", fault);
    await control().post("/__emulator/faults", [fault]);
    expect(await ask("faults")).toEqual([fault, fault]);
    expect((await session.api.post("/events", { key: "click" })).status).toBe(500);
    await control().delete("/__emulator/faults");
    expect((await session.api.post("/events", { key: "click" })).status).toBe(201);
});

test("settings are changed one by one, and a wrong one is explained", async () => {
    const changed = await control().put("/__emulator/settings", { switches: { duplicateKeys: "allowed" } });
    expect(changed.body).toMatchObject({
        rateLimit: "off",
        switches: { duplicateKeys: "allowed", retryAfter: "none" },
    });
    const wrong = await control().put("/__emulator/settings", { switches: { duplicateKeys: "maybe" } });
    expect([wrong.status, wrong.body.error]).toEqual([400, expect.stringContaining("refused or allowed")]);
});

test("a state is read, reset and brought back to the last object", async () => {
    const { experience: owner } = await activeExperience(session.api);
    session.emulator.settle();
    const before = await session.api.get(`/experiences/${owner.uid}`);
    const state = await ask<Snapshot>("state");

    await control().post("/__emulator/reset", {});
    expect((await session.api.get("/experiences")).body).toEqual([]);
    await control().put("/__emulator/state", state);
    expect((await session.api.get(`/experiences/${owner.uid}`)).body).toEqual(before.body);
    expect(await ask("state")).toEqual(state);
    expect(await experience(session.api)).toMatchObject({ shortUid: "1" });
});

test("an object grows fields that no rule knows, wherever it is", async () => {
    const { experience: owner, version, audience: target } = await activeExperience(session.api);
    for (const uid of [owner.uid, version.uid, target.uid, session.emulator.projectUid]) {
        await control().put("/__emulator/object", { uid, weather: "fair" });
    }
    const list = async (path: string) => (await session.api.get<Entity[]>(path)).body[0];
    expect(await list("/experiences")).toMatchObject({ weather: "fair" });
    expect(await list(`/experiences/${owner.uid}/versions`)).toMatchObject({ weather: "fair" });
    expect(await list("/audiences")).toMatchObject({ weather: "fair" });
    expect(await list("/projects")).toMatchObject({ weather: "fair" });
    const absent = await control().put("/__emulator/object", { uid: "nothing", weather: "fair" });
    expect([absent.status, absent.body.error]).toEqual([400, "No object has the uid nothing."]);
});

test("a Lytics audience is listed on request, cannot be written, and is what a variant may name", async () => {
    const { body: lytics } = await control().post("/__emulator/lytics-audience", { name: "High Value" });
    const listed = (await session.api.get<Entity[]>("/audiences?includeLyticsAudiences=true")).body;
    const [owner, native] = [await experience(session.api), await audience(session.api)];
    expect(listed).toEqual([
        {
            uid: expect.stringMatching(/^[0-9a-f]{32}$/),
            name: "High Value",
            description: "",
            slug: "high_value",
            source: "LYTICS",
        },
    ]);
    expect((await session.api.get<Entity[]>("/audiences")).body.map(({ uid }) => uid)).toEqual([native.uid]);
    expect((await session.api.delete(`/audiences/${lytics.uid}`)).status).toBe(400);

    const variant = { __type: "SegmentedVariant", name: "A", audiences: [], lyticsAudiences: [lytics.uid] };
    await putVersion(session.api, owner, segmented("ACTIVE", { ...variant, audienceCombinationType: "OR" }));
    expect((await session.api.get(`/experiences/${owner.uid}`)).body).toMatchObject({
        referredAudiences: [],
        referredLyticsAudiences: [lytics.uid],
    });
});

test("analytics are fed in the form of the edge", async () => {
    const { experience: owner, version, event: metric } = await activeTest(session.api);
    const events = [
        { type: "IMPRESSION", experienceShortUid: "0", variantShortUid: "1" },
        { type: "EVENT", eventKey: metric.key },
    ];
    await control().post("/__emulator/analytics", { events });
    const { body } = await session.api.get(
        `/experiences/${owner.uid}/analytics/summary?version=${version.uid}`,
    );
    expect(body).toMatchObject({ variants: [{ impressions: 0 }, { impressions: 1, conversions: 1 }] });
    const wrong = await control().post("/__emulator/analytics", { events: [{ type: "SHOUT" }] });
    expect([wrong.status, wrong.body]).toEqual([400, { errors: { type: ["NOT_VALID_ENUM"] } }]);
});

test("what is due later is done on request, and the state can be asked whether it is sound", async () => {
    session.emulator.configure({ cmsLagMs: 3_600_000 });
    const { experience: owner } = await activeExperience(session.api);
    await control().post("/__emulator/settle", {});
    expect((await session.api.get(`/experiences/${owner.uid}`)).body).toHaveProperty("_cms");
    expect(await ask("invariants")).toEqual([]);
});

test.each([
    ["PUT", "settings", null],
    ["PUT", "state", { name: "package" }],
    ["POST", "faults", [null]],
    ["POST", "analytics", {}],
])("%s %s of %j is refused, and the server goes on", async (method, path, body) => {
    expect((await control().send(method, `/__emulator/${path}`, body)).status).toBe(400);
    expect((await session.api.get("/events")).status).toBe(200);
});

test("an unknown command is answered with those that there are", async () => {
    const { status, body } = await control().post("/__emulator/dance", {});
    expect([status, body.error]).toEqual([
        404,
        expect.stringContaining("GET requests, DELETE requests, GET faults"),
    ]);
});

test("a page in a browser may not ask", async () => {
    const { status } = await control().with({ origin: "https://example.org" }).get("/__emulator/state");
    expect(status).toBe(403);
});
