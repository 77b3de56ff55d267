// The Edge API, by plain HTTP and as the contract describes it.
import { request } from "node:http";
import type { RequestLogEntry } from "../../provider/emulator";
import { furnish, type Manifest, manifestOf, visitor } from "./support/edge";
import { attribute, experience, postVersion } from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const USER = "x-cs-personalize-user-uid";
const german = { "x-forwarded-for": "198.51.100.7, 10.0.0.1" };
const american = { "x-forwarded-for": "192.0.2.1" };

describe("the manifest", () => {
    const session = useEmulator();

    test("has the experiences by priority, both forms of their variants, and the visitor's uid", async () => {
        await furnish(session);
        const draft = await experience(session.api);
        const { status, body, headers } = await visitor(session, "ann", american).get<Manifest>("/manifest");
        expect([status, headers.get(USER), headers.get("cache-control")]).toEqual([200, "ann", "no-store"]);
        expect(body.experiences.slice(0, 2)).toEqual([
            { shortUid: "0", activeVariantShortUid: null },
            { shortUid: "1", activeVariantShortUid: "0" },
        ]);
        const test = body.experiences[2]!;
        expect(["0", "1"]).toContain(test.activeVariantShortUid);
        expect(body.activeVariants).toEqual({ 0: null, 1: "0", 2: test.activeVariantShortUid });
        expect(body.experiences.map(({ shortUid }) => shortUid)).not.toContain(draft.shortUid);
        const order = (await session.api.get<{ priorityOrder: string[] }>("/experiences-priority")).body;
        await session.api.put("/experiences-priority", { priorityOrder: order.priorityOrder.toReversed() });
        const next = (await visitor(session, "ann").get<Manifest>("/manifest")).body;
        expect(next.experiences.map(({ shortUid }) => shortUid)).toEqual(["2", "1", "0"]);
    });

    test("gives a new visitor a uid of its own", async () => {
        const uids = await Promise.all(
            [1, 2].map(async () => (await visitor(session).get("/manifest")).headers.get(USER)),
        );
        expect(uids).toEqual([
            expect.stringMatching(/^[0-9a-f-]{36}$/),
            expect.stringMatching(/^[0-9a-f-]{36}$/),
        ]);
        expect(uids[0]).not.toBe(uids[1]);
    });

    test("follows stored attributes, and live ones for one request", async () => {
        await furnish(session);
        const ann = visitor(session, "ann");
        const live = visitor(session, "ann", { "x-live-attributes": '{"tier":"gold"}' });
        expect((await manifestOf(live))[0]).toBe("0");
        expect((await manifestOf(ann))[0]).toBeNull();
        const stored = await ann.send("PATCH", "/user-attributes", { tier: "gold", age: 4, nested: {} });
        expect([stored.status, stored.text]).toEqual([200, "User Attributes added successfully"]);
        expect((await manifestOf(ann))[0]).toBe("0");
        expect((await manifestOf(visitor(session, "bob")))[0]).toBeNull();
        await ann.send("PATCH", "/user-attributes", {});
        expect((await manifestOf(ann))[0]).toBe("0");
        await ann.send("PATCH", "/user-attributes", { tier: null });
        expect((await manifestOf(ann))[0]).toBeNull();
    });

    test("follows the location of the address, which can be set, and none of localhost", async () => {
        await furnish(session);
        const place = async (headers = {}) => (await manifestOf(visitor(session, "ann", headers)))[1];
        expect([await place(american), await place(german), await place()]).toEqual(["0", null, null]);
        session.emulator.setLocation({ address: "127.0.0.1", country: "US" });
        session.emulator.setLocation({ address: "2001:db8::/32", country: "US" });
        expect([await place(), await place({ "x-forwarded-for": "2001:db8::7" })]).toEqual(["0", "0"]);
        session.emulator.setLocation({ address: "127.0.0.1" });
        expect(await place()).toBeNull();
    });

    test("lists a paused experience with null, and asks for tags in any case", async () => {
        const { version, test } = await furnish(session);
        await session.api.put(`/experiences/${test.uid}/versions/${version.uid}`, {
            ...version,
            status: "PAUSED",
        });
        expect((await manifestOf(visitor(session, "ann")))[2]).toBeNull();
        await session.api.put(`/experiences/${test.uid}`, { name: "Test", __type: "AB_TEST", tags: ["Web"] });
        const ann = visitor(session, "ann");
        expect(await manifestOf(ann, "?tags[]=WEB&tags[]=other")).toEqual({ 2: null });
        expect(await manifestOf(ann, "?tags[]=other")).toEqual({});
    });

    test("tolerates the slash at the end of a base URL", async () => {
        const { status } = await visitor(session, "ann").get("//manifest");
        expect(status).toBe(200);
    });

    test("takes assumptions as settings", async () => {
        await furnish(session);
        const live = visitor(session, "ann", { "x-live-attributes": '{"tier":"GOLD"}' });
        expect((await manifestOf(live))[0]).toBeNull();
        session.emulator.configure({ assumptions: { stringCase: "ignored" } });
        expect((await manifestOf(live))[0]).toBe("0");
        expect(() => session.emulator.configure({ assumptions: { stringCase: "maybe" as never } })).toThrow(
            'The assumption stringCase must be exact or ignored, not "maybe".',
        );
        expect(() => session.emulator.configure({ assumptions: { wish: "yes" } as never })).toThrow(
            'There is no assumption "wish". The assumptions: stringCase,',
        );
    });

    test("keeps a forced variant until it is released", async () => {
        const { test } = await furnish(session);
        const of = async (user: string) => (await manifestOf(visitor(session, user)))[2];
        const before = await of("ann");
        const other = before === "0" ? "1" : "0";
        const control = (body: unknown) => session.api.put("/__emulator/force", body);
        expect((await control({ user: "ann", experience: "Test", variant: other })).status).toBe(200);
        expect(await of("ann")).toBe(other);
        await control({ user: "ann", experience: test.uid, variant: null });
        expect(await of("ann")).toBeNull();
        expect((await session.api.get("/__emulator/visitors")).body).toEqual([
            { uid: "ann", attributes: {}, forced: { 2: null } },
        ]);
        await control({ user: "ann", experience: "2" });
        expect(await of("ann")).toBe(before);
        const wrong = [
            { user: "ann", experience: "9" },
            { user: "ann", experience: "2", variant: "9" },
        ];
        expect((await Promise.all(wrong.map(control))).map(({ status, text }) => [status, text])).toEqual([
            [400, expect.stringContaining("The short uids of the experiences: 0, 1, 2.")],
            [400, expect.stringContaining("The short uids of its variants: 0, 1.")],
        ]);
    });
});

describe("a merge", () => {
    const session = useEmulator();

    test("gives the target what the source has, and leaves the source as it is", async () => {
        await furnish(session);
        await attribute(session.api, "age");
        await visitor(session, "anonymous").send("PATCH", "/user-attributes", { tier: "gold", age: 1 });
        await visitor(session, "ann").send("PATCH", "/user-attributes", { age: 2 });
        const body = { sourceUserUid: "anonymous", targetUserUid: "ann" };
        const { status, text } = await visitor(session).post("/user-attributes/actions/merge", body);
        expect([status, text]).toEqual([200, "User Attributes merged successfully"]);
        await visitor(session).post("/user-attributes/actions/merge", { ...body, sourceUserUid: "nobody" });
        const attributes = { tier: "gold", age: 1 };
        expect((await session.api.get("/__emulator/visitors")).body).toEqual([
            { uid: "anonymous", attributes, forced: {} },
            { uid: "ann", attributes, forced: {} },
        ]);
        const { dataFile: _, ...state } = { ...session.emulator.state(), dataFile: 0 };
        await session.emulator.restore(state);
        expect((await manifestOf(visitor(session, "ann")))[0]).toBe("0");
    });
});

describe("events", () => {
    const session = useEmulator();

    test("are what the summary of the analytics counts, each visitor once, and conversions for 30 days", async () => {
        const { test, version } = await furnish(session);
        const send = async (user: string, ...events: unknown[]) =>
            (await visitor(session, user).post("/events", events)).status;
        const impression = (variantShortUid: string) => ({
            type: "IMPRESSION",
            experienceShortUid: "2",
            variantShortUid,
        });
        const signup = { type: "EVENT", eventKey: "signup" };
        expect(await send("ann", impression("0"), signup)).toBe(202);
        expect(await send("ann", impression("0"), signup)).toBe(202);
        await send("bob", impression("1"));
        await send("cid", signup);
        session.emulator.setClock(Date.now() + 31 * 86_400_000);
        await send("bob", signup);
        const summary = await session.api.get<{ variants: object[] }>(
            `/experiences/${test.uid}/analytics/summary?version=${version.uid}`,
        );
        expect(summary.body.variants).toMatchObject([
            { shortUid: "0", impressions: 1, conversions: 1 },
            { shortUid: "1", impressions: 1, conversions: 0 },
        ]);
    });
});

describe("a publication", () => {
    let now = Date.UTC(2026, 0, 1);
    const session = useEmulator({ clock: () => now, publicationDelayMs: 60_000 });

    test("is in the manifest after the delay that is set, and by default at once", async () => {
        const { test, version } = await furnish(session);
        now += 60_000;
        const of = async () => (await manifestOf(visitor(session, "ann")))[2];
        expect(await of()).not.toBeNull();
        const path = `/experiences/${test.uid}/versions/${version.uid}`;
        await session.api.put(path, { ...version, status: "PAUSED" });
        now += 59_999;
        expect(await of()).not.toBeNull();
        now += 1;
        expect(await of()).toBeNull();
        await session.api.put(path, { ...version, status: "ACTIVE" });
        expect(await of()).toBeNull();
        session.emulator.configure({ publicationDelayMs: 0 });
        expect(await of()).not.toBeNull();
        const { body } = await postVersion(session.api, test, {
            ...version,
            status: "ACTIVE",
            variants: [
                { __type: "ABTestVariant", name: "C", trafficDistribution: 0 },
                { __type: "ABTestVariant", name: "D", trafficDistribution: 100 },
            ],
        });
        const { shortUid } = (body.variants as { shortUid: string }[])[1]!;
        expect(await of()).toBe(shortUid);
    });
});

describe("pages of other origins", () => {
    const session = useEmulator();

    test("may send every request of the SDK and read the uid, and may not use the control path", async () => {
        const asked = "x-project-uid,x-live-attributes,x-page-url,x-user-agent";
        const preflight = await visitor(session, "ann", {
            origin: "http://shop.example",
            "access-control-request-method": "PATCH",
            "access-control-request-headers": asked,
        }).send("OPTIONS", "/user-attributes");
        expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([
            204,
            asked,
        ]);
        expect(preflight.headers.get("access-control-allow-methods")).toMatch(/GET.*PATCH.*POST/);
        const failed = await visitor(session, "ann", { "x-project-uid": "nobody" }).get("/manifest");
        expect([failed.status, failed.headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
        expect(failed.headers.get("access-control-expose-headers")).toBe(USER);
        for (const path of ["force", "location", "clock"]) {
            const page = session.api.with({ origin: "http://shop.example" });
            expect((await page.put(`/__emulator/${path}`, {})).status).toBe(403);
        }
    });
});

describe("bad input", () => {
    const session = useEmulator();
    const log = () => session.emulator.requests().at(-1) as RequestLogEntry;

    test("has no effect, and the request log says so in a sentence for each", async () => {
        await furnish(session);
        const ann = visitor(session, "ann");
        const odd = JSON.parse(
            '{"__proto__": "x", "constructor": "y", "tier": {"deep": 1}, "toString": null}',
        );
        await ann.send("PATCH", "/user-attributes", JSON.stringify(odd));
        expect(log().ignored).toEqual([
            'The project has no attribute with the key "__proto__".',
            'The project has no attribute with the key "constructor".',
            'The attribute "tier" is an object or a list, which can\'t be stored.',
            'The project has no attribute with the key "toString".',
        ]);
        expect((await session.api.get("/__emulator/visitors")).body).toEqual([
            { uid: "ann", attributes: {}, forced: {} },
        ]);
        await ann.post("/events", [
            { type: "EVENT", eventKey: "nothing" },
            { type: "IMPRESSION", experienceShortUid: "9", variantShortUid: "0" },
        ]);
        expect(log()).toMatchObject({
            operation: "recordEvents",
            status: 202,
            ignored: [
                'The project has no event with the key "nothing".',
                'No active experience has the variant "9_0".',
            ],
        });
        await visitor(session, "ann", {
            "x-page-url": "no url",
            "x-forwarded-for": "somewhere",
            "x-live-attributes": '{"__proto__": {"tier": "gold"}, "tire": "gold"}',
        }).get("/manifest");
        const sentences = log().ignored?.join("\n");
        expect(sentences).toMatch(/pageUrl must be a whole URL/);
        expect(sentences).toMatch(/x-forwarded-for is "somewhere"/);
        expect(sentences).toMatch(/no attribute with the key .__proto__/);
        expect(sentences).toMatch(/tire.*Did you mean .tier/);
        await visitor(session).send("PATCH", "/user-attributes", { tier: "gold" });
        expect(log().ignored).toEqual([
            "Without the header x-cs-personalize-user-uid the attributes belong to nobody.",
        ]);
    });

    test.each([
        ["an event that is none", "POST", "/events", [{ type: "CLICK" }]],
        [
            "an impression without a variant",
            "POST",
            "/events",
            [{ type: "IMPRESSION", experienceShortUid: "0" }],
        ],
        ["a body that is no JSON", "POST", "/events", "[{"],
        ["attributes in a list", "PATCH", "/user-attributes", ["tier"]],
        [
            "a merge with numbers",
            "POST",
            "/user-attributes/actions/merge",
            { sourceUserUid: 1, targetUserUid: 2 },
        ],
    ])("%s is refused and stores nothing", async (_, method, path, body) => {
        const before = session.emulator.state();
        expect((await visitor(session, "ann").send(method, path, body)).status).toBe(400);
        expect(session.emulator.state()).toEqual(before);
    });

    test("a megabyte of live attributes and a body of two are refused, and the next visitor is served", async () => {
        const { port } = new URL(session.emulator.url);
        const status = await new Promise((resolve) => {
            const headers = {
                "x-project-uid": session.emulator.projectUid,
                "x-live-attributes": `{"a":"${"a".repeat(2 ** 20)}"}`,
            };
            const sent = request({ port, path: "/edge/manifest", headers }, (answer) =>
                resolve(answer.statusCode),
            );
            sent.on("error", () => resolve("closed")).end();
        });
        expect([431, "closed"]).toContain(status);
        const large = { tier: "a".repeat(2 ** 21) };
        expect((await visitor(session, "ann").send("PATCH", "/user-attributes", large)).status).toBe(413);
        expect((await visitor(session, "ann").get("/manifest")).status).toBe(200);
    });

    test("what the Edge API does not have is 501, on its path alone", async () => {
        const answers = await Promise.all(
            ["/openapi", "/visitors", "/manifest/0"].map((path) =>
                visitor(session, "ann").get<{ message: string }>(path),
            ),
        );
        expect(answers.map(({ status }) => status)).toEqual([501, 501, 501]);
        expect(answers[1]!.body.message).toContain("no GET /edge/visitors");
        expect((await session.api.get("/manifest")).status).toBe(404);
    });

    test.each([
        ["a clock that is no time", "clock", { time: "noon" }, '"time" must be a date'],
        [
            "a location of no address",
            "location",
            { address: "192.0.2.0/64" },
            '"address" must be an IP address',
        ],
    ])("%s is refused", async (_, path, body, sentence) => {
        const answer = await session.api.put(`/__emulator/${path}`, body);
        expect([answer.status, answer.text]).toEqual([
            400,
            expect.stringContaining(JSON.stringify(sentence).slice(1, -1)),
        ]);
    });
});

describe("faults", () => {
    const session = useEmulator();

    test("strike the Edge API as every other path", async () => {
        session.emulator.inject(
            { match: "getManifest", kind: "500" },
            { match: "PATCH /edge/*", kind: "429" },
        );
        expect((await visitor(session, "ann").get("/manifest")).status).toBe(500);
        expect((await visitor(session, "ann").get("/manifest")).status).toBe(200);
        expect((await visitor(session, "ann").send("PATCH", "/user-attributes", {})).status).toBe(429);
        expect(
            session.emulator.requests().map(({ operation, status, fault }) => [operation, status, fault]),
        ).toEqual([
            ["getManifest", 500, "500"],
            ["getManifest", 200, undefined],
            ["setUserAttributes", 429, "429"],
        ]);
    });
});
