// The official SDK of web sites, unmodified, in Node.js: it judges the Edge API of the emulator, but not the evaluation.
import Personalize from "@contentstack/personalize-edge-sdk";
import { furnish, visitor } from "./support/edge";
import { attribute } from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
beforeEach(async () => {
    await furnish(session);
    Personalize.setEdgeApiUrl(session.emulator.edgeUrl);
});

type Options = NonNullable<Parameters<typeof Personalize.init>[1]>;
const init = (options: Options = {}) => Personalize.init(session.emulator.projectUid, options);
const stored = async () => (await session.api.get("/__emulator/visitors")).body;

/** What an edge function gets from its platform. */
const request = (url: string, headers: Record<string, string>) => new Request(url, { headers });

test("init without a request gives a new visitor the variants of the project, and a uid", async () => {
    const sdk = await init();
    expect(sdk.getUserId()).toMatch(/^[0-9a-f-]{36}$/);
    const variant = sdk.getActiveVariant("2");
    expect(["0", "1"]).toContain(variant);
    expect(sdk.getExperiences()).toEqual([
        { shortUid: "0", activeVariantShortUid: null },
        { shortUid: "1", activeVariantShortUid: null },
        { shortUid: "2", activeVariantShortUid: variant },
    ]);
    expect(sdk.getVariants()).toEqual({ 0: null, 1: null, 2: variant });
});

test("init with a request takes the visitor, the page and the address from it", async () => {
    const sdk = await init({
        request: request("https://shop.example/?utm_source=mail", {
            cookie: "cs-personalize-user-uid=ann",
            "x-forwarded-for": "192.0.2.9",
            "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
        }) as Options["request"],
    });
    expect([sdk.getUserId(), sdk.getActiveVariant("1")]).toEqual(["ann", "0"]);
});

test("live attributes count once, stored ones from the next init, in aliases and in the parameter", async () => {
    const live = await init({ userId: "ann", liveAttributes: { tier: "gold" } });
    expect(live.getActiveVariant("0")).toBe("0");
    const ann = await init({ userId: "ann" });
    expect(ann.getActiveVariant("0")).toBeNull();
    await ann.set({ tier: "gold" });
    expect(ann.getActiveVariant("0")).toBeNull();
    const later = await init({ userId: "ann" });
    const test = later.getActiveVariant("2");
    expect(later.getVariantAliases()).toEqual(["cs_personalize_0_0", `cs_personalize_2_${test}`]);
    expect(later.getVariantParam()).toBe(`0_0,2_${test}`);
});

test("setUserId with its option merges the attributes into the known visitor", async () => {
    await attribute(session.api, "age");
    const anonymous = await init({ userId: "anonymous" });
    await anonymous.set({ tier: "gold" });
    await (await init({ userId: "ann" })).set({ age: 42 });
    await anonymous.setUserId("ann", { preserveUserAttributes: true });
    expect(await stored()).toEqual([
        { uid: "anonymous", attributes: { tier: "gold" }, forced: {} },
        { uid: "ann", attributes: { age: 42, tier: "gold" }, forced: {} },
    ]);
});

test("cookies of the response carry the visitor and the manifest", async () => {
    const sdk = await init({ userId: "ann" });
    const response = new Response();
    sdk.addStateToResponse(response as never);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    expect(cookies).toEqual([
        "cs-personalize-user-uid=ann",
        expect.stringMatching(/^cs-personalize-manifest=/),
    ]);
});

test("impressions by experience and by alias, and events, are what the analytics return", async () => {
    const experiences = (await session.api.get<{ uid: string; shortUid: string }[]>("/experiences")).body;
    const { uid } = experiences.find(({ shortUid }) => shortUid === "2")!;
    const [{ uid: version }] = (await session.api.get<{ uid: string }[]>(`/experiences/${uid}/versions`))
        .body as [{ uid: string }];
    const sent: Record<string, { impressions: number; conversions: number }> = {
        0: { impressions: 0, conversions: 0 },
        1: { impressions: 0, conversions: 0 },
    };
    for (let i = 0; i < 20; i++) {
        const sdk = await init({ userId: `visitor ${i}` });
        const counts = sent[sdk.getActiveVariant("2")!]!;
        if (i % 2 === 0) await sdk.triggerImpression("2");
        else await sdk.triggerImpressions({ aliases: sdk.getVariantAliases() });
        counts.impressions += 1;
        if (i % 3 > 0) continue;
        await sdk.triggerEvent("signup");
        await sdk.triggerEvent("unknown");
        counts.conversions += 1;
    }
    const path = `/experiences/${uid}/analytics/summary?version=${version}`;
    const { variants } = (await session.api.get<{ variants: { shortUid: string }[] }>(path)).body;
    expect(sent[0]!.conversions + sent[1]!.conversions).toBe(7);
    expect(variants).toMatchObject([
        { shortUid: "0", ...sent[0] },
        { shortUid: "1", ...sent[1] },
    ]);
});

test("an unknown project is the SDK's own error, and so is a failing edge", async () => {
    await expect(Personalize.init("0123456789abcdef01234567")).rejects.toThrow(
        /Project not found: 0123456789abcdef01234567/,
    );
    session.emulator.inject({ match: "getManifest", kind: "500" });
    await expect(init()).rejects.toThrow(/Could not fetch manifest.*500/);
});

test("a hundred visitors at once are kept apart", async () => {
    const gold = Array.from({ length: 100 }, (_, i) => i % 3 === 0);
    await Promise.all(
        gold.map(async (isGold, i) => {
            const sdk = await init({ userId: `visitor ${i}` });
            await sdk.set({ tier: isGold ? "gold" : "none" });
        }),
    );
    const sdks = await Promise.all(gold.map((_, i) => init({ userId: `visitor ${i}` })));
    expect(sdks.map((sdk) => sdk.getUserId())).toEqual(gold.map((_, i) => `visitor ${i}`));
    expect(sdks.map((sdk) => sdk.getActiveVariant("0"))).toEqual(gold.map((is) => (is ? "0" : null)));
});

test("a visitor of plain HTTP and one of the SDK with the same uid get the same", async () => {
    const { body } = await visitor(session, "ann").get<{ activeVariants: object }>("/manifest");
    expect((await init({ userId: "ann" })).getVariants()).toEqual(body.activeVariants);
});
