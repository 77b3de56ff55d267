// The official SDK of web sites in its own build for browsers, unmodified, in a page of another origin.
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { furnish } from "../contract/support/edge";
import { useEmulator } from "../contract/support/useEmulator";
import { launchBrowser } from "../support/browser";
import { closed, listening, urlOf } from "../support/oddServer";

const build = join(
    dirname(require.resolve("@contentstack/personalize-edge-sdk")),
    "personalize-edge-sdk.min.js",
);

/** The global of the build. Functions of a page can't use the types of this file. */
// biome-ignore lint/suspicious/noExplicitAny: what the build defines in a page
declare const personalize: any;

const session = useEmulator();
let browser: Browser;
let site: Server;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
    const script = readFileSync(build, "utf8");
    site = await listening((_, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.end(`<!doctype html><title>Shop</title><script>${script}</script>`);
    });
    browser = await launchBrowser();
});
beforeEach(async () => {
    await furnish(session);
    context = await browser.newContext();
    page = await context.newPage();
    await open("/");
});
afterEach(() => context?.close());
afterAll(async () => {
    await browser?.close();
    if (site) await closed(site);
});

async function open(path: string): Promise<void> {
    await page.goto(urlOf(site).replace("127.0.0.1", "localhost") + path);
    await page.evaluate((url) => personalize.setEdgeApiUrl(url), session.emulator.edgeUrl);
}

const init = (options: object = {}) =>
    page.evaluate(
        async ([project, given]) => {
            const sdk = await personalize.init(project, given);
            return { user: sdk.getUserId(), variants: sdk.getVariants(), aliases: sdk.getVariantAliases() };
        },
        [session.emulator.projectUid, options] as const,
    );

test("a visitor gets variants and a cookie, and keeps both on the next page", async () => {
    const first = await init();
    expect(first.user).toMatch(/^[0-9a-f-]{36}$/);
    const cookies = await context.cookies();
    expect(cookies.map(({ name, value }) => [name, value])).toContainEqual([
        "cs-personalize-user-uid",
        first.user,
    ]);
    await open("/next");
    expect(await init()).toEqual(first);
});

test("live and stored attributes, another user and the merge reach the Edge API through the preflight", async () => {
    expect((await init({ liveAttributes: { tier: "gold" } })).variants[0]).toBe("0");
    expect((await init()).variants[0]).toBeNull();
    await page.evaluate(async () => {
        await personalize.set({ tier: "gold" });
        await personalize.setUserId("ann", { preserveUserAttributes: true });
    });
    const known = await init();
    expect([known.user, known.variants[0], known.aliases[0]]).toEqual(["ann", "0", "cs_personalize_0_0"]);
    const log = session.emulator.requests();
    expect(log.filter(({ method }) => method === "OPTIONS").length).toBeGreaterThan(0);
    expect(log.filter(({ status, path }) => path.startsWith("/edge") && status >= 300)).toEqual([]);
});

test("the location is that of the address, which the emulator's owner sets", async () => {
    expect((await init()).variants[1]).toBeNull();
    session.emulator.setLocation({ address: "127.0.0.1", country: "US" });
    expect((await init()).variants[1]).toBe("0");
});

test("impressions and events are what the analytics return", async () => {
    const { variants } = await init();
    await page.evaluate(async () => {
        await personalize.triggerImpression("2");
        await personalize.triggerEvent("signup");
    });
    const experiences = (await session.api.get<{ uid: string; shortUid: string }[]>("/experiences")).body;
    const { uid } = experiences.find(({ shortUid }) => shortUid === "2")!;
    const version = (await session.api.get<{ uid: string }[]>(`/experiences/${uid}/versions`)).body[0]!.uid;
    const path = `/experiences/${uid}/analytics/summary?version=${version}`;
    const summary = (await session.api.get<{ variants: object[] }>(path)).body;
    const count = (shortUid: string) => {
        const own = variants[2] === shortUid ? 1 : 0;
        return { shortUid, impressions: own, conversions: own };
    };
    expect(summary.variants).toMatchObject([count("0"), count("1")]);
});

test("an unknown project is the SDK's own error", async () => {
    const message = await page.evaluate(() =>
        personalize.init("0123456789abcdef01234567").catch((error: Error) => error.message),
    );
    expect(message).toBe("Project not found: 0123456789abcdef01234567");
});

test("a page can't use the control path", async () => {
    const answer = await page.evaluate(
        (url) =>
            fetch(`${url}/__emulator/reset`, { method: "POST" })
                .then(({ status }) => status)
                .catch((error: Error) => error.message),
        session.emulator.url,
    );
    expect(answer).toBe("Failed to fetch");
    expect((await session.api.get<object[]>("/experiences")).body).toHaveLength(3);
});
