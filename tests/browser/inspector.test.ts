// The inspector in a real browser, on the project of the screenshots.
import { readFileSync } from "node:fs";
import Personalize from "@contentstack/personalize-edge-sdk";
import type { Page } from "playwright-core";
import { startEmulator } from "../../provider/emulator";
import { startDemoProject } from "../../tools/screenshots/demoProject";
import { startTestEmulator } from "../support/emulator";
import { serveInspector, useInspector } from "../support/useInspector";

const session = useInspector(startDemoProject);
const experienceAt = (place: number) => `#/experiences/${session.emulator.project()?.order[place]}`;
const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const VIEWS: Record<string, () => string> = {
    overview: () => "#/",
    experience: () => experienceAt(1),
    audiences: () => "#/audiences",
    attributes: () => "#/attributes",
    visitor: () => "#/visitor?attribute.loyalty_tier=gold&country=DE",
    requests: () => "#/requests",
    "a view that does not exist": () => "#/nothing",
};

const SIZES = [
    ["light", 360],
    ["dark", 1280],
    ["light", 1600],
] as const;

test.each(Object.keys(VIEWS))(
    "%s passes axe-core and fits at each width, in light and in dark",
    async (name) => {
        const page = await session.open(VIEWS[name]!());
        await page.evaluate(axe);
        for (const [colorScheme, width] of SIZES) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 800 });
            const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
                "axe.run().then(({ violations }) => violations)",
            );
            expect({
                width,
                violations: found.map(({ id, nodes }) => [id, nodes[0]?.html]),
                isTooWide: await page.evaluate("document.documentElement.scrollWidth > innerWidth"),
            }).toEqual({ width, violations: [], isTooWide: false });
        }
    },
);

/** What a select or a text field cuts: a choice, or the hint that shows the form of a value. */
const CUT = `[...document.querySelectorAll("main select, main input")].flatMap((field) => {
    const natural = field.cloneNode(true);
    if (field.matches("select")) natural.style.width = "max-content";
    else if (field.placeholder) {
        const ruler = document.createElement("canvas").getContext("2d");
        ruler.font = getComputedStyle(field).font;
        const { paddingLeft, paddingRight } = getComputedStyle(field);
        const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        return ruler.measureText(field.placeholder).width > room ? [field.placeholder] : [];
    }
    field.parentElement.append(natural);
    const isCut = field.matches("select") && natural.offsetWidth > field.offsetWidth;
    natural.remove();
    return isCut ? [[...field.options].map(({ text }) => text).join(", ")] : [];
})`;

test.each([375, 768, 1280])("at %d px no field cuts its choices or the form of its value", async (width) => {
    for (const name of ["overview", "experience", "visitor", "requests"]) {
        const page = await session.open(VIEWS[name]!(), { viewport: { width, height: 900 } });
        expect([name, await page.evaluate(CUT)]).toEqual([name, []]);
    }
    const time = (await session.open("#/visitor")).getByLabel("Time", { exact: true });
    expect(await time.getAttribute("placeholder")).toContain("2026-12-24T18:00:00Z");
});

test("a line of versions that is wider than its card keeps its labels in sight, and says where the rest is", async () => {
    const page = await session.open(experienceAt(1), { viewport: { width: 375, height: 900 } });
    const hint = page.getByText("Scroll to the left for older versions.");
    await hint.waitFor();
    const card = (await page.locator(".scroller").boundingBox())!;
    for (const label of await page.locator(".version-line th[scope=row]").all())
        expect((await label.boundingBox())!.x).toBeCloseTo(card.x, 0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await hint.waitFor({ state: "detached" });
});

test("the aliases of a version stand either all beside their variants, or all below them", async () => {
    for (const [width, expected] of [
        [375, "below"],
        [1280, "below"],
        [768, "beside"],
    ] as const) {
        const page = await session.open(experienceAt(0), { viewport: { width, height: 900 } });
        const places = await page.evaluate<string[]>(
            `[...document.querySelectorAll(".variants li")].map((item) => {
                const [variant, alias] = [".variant-name", ".code"].map((each) =>
                    item.querySelector(each).getBoundingClientRect());
                return alias.top >= variant.bottom ? "below" : "beside";
            })`,
        );
        expect([width, places]).toEqual([width, Array(5).fill(expected)]);
    }
});

test("the header names the project", async () => {
    const page = await session.open("#/");
    await page.locator("header", { hasText: "Emulated project · Emulator" }).waitFor();
});

test("a version that went live just now has no chart of the time before, and says how long it is live", async () => {
    const emulator = await startTestEmulator({ cmsLagMs: 0 });
    try {
        serveInspector(emulator);
        const create = emulator.api.post<{ uid: string; latestVersion: string }>;
        const { uid, latestVersion } = await create("/experiences", {
            name: "Young test",
            __type: "AB_TEST",
        });
        const signup = await create("/events", { key: "signup" });
        const variant = (name: string) => ({ __type: "ABTestVariant", name, trafficDistribution: 50 });
        await emulator.api.put(`/experiences/${uid}/versions/${latestVersion}`, {
            status: "ACTIVE",
            variants: [variant("A"), variant("B")],
            variantSplit: "EQUALLY_SPLIT",
            metrics: [{ __type: "Primary", event: signup.uid, name: "Sign-ups" }],
        });
        const page = await (await session.browser.newContext()).newPage();
        await page.goto(`${emulator.url}/#/visitor`);
        await page.getByRole("button", { name: "Send", exact: true }).click();
        await page.getByRole("button", { name: "Sending" }).waitFor();
        await page.getByRole("button", { name: "Send", exact: true }).waitFor();
        const { summary, timeSeries } = emulator.analytics(uid, latestVersion)!;
        expect(summary.variants.reduce((sum, { impressions }) => sum + impressions, 0)).toBe(1000);
        // The test may run while an hour ends.
        expect(timeSeries.data.length).toBeLessThanOrEqual(2);
        await page.goto(`${emulator.url}/#/experiences/${uid}`);
        await page.getByText("live for less than a minute").waitFor();
        if (timeSeries.data.length === 1) {
            await page.getByText("a chart appears with the second hour").waitFor();
            expect(await page.locator(".chart").count()).toBe(0);
        }
    } finally {
        await emulator.close();
    }
});

test("the overview has the experiences by priority, each with its live version and its draft", async () => {
    const page = await session.open("#/");
    expect(await texts(page, ".experience h2")).toEqual([
        "Member offer",
        "Homepage hero",
        "Checkout button",
        "App banner",
    ]);
    const hero = page.locator(".experience").nth(1);
    expect(await hero.locator(".slot").first().textContent()).toMatch(
        /Live: version 3.*Control\n?.*20 %.*cs_personalize_0_0.*Only for.*Gold members in Germany.*Sign-ups/s,
    );
    expect(await hero.locator(".slot.draft").textContent()).toMatch(/Draft: version 4.*Product video.*70 %/s);
    await page.getByLabel("Find").fill("checkout");
    expect(await texts(page, ".experience h2")).toEqual(["Checkout button"]);
    expect(page.url()).toContain("text=checkout");
});

test("a long list grows to its end as one scrolls, in the order of the priorities", async () => {
    const emulator = await startTestEmulator({ cmsLagMs: 0 });
    serveInspector(emulator);
    const ranks = Array.from({ length: 45 }, (_, index) => `${index + 1}`);
    for (const rank of ranks)
        await emulator.api.post("/experiences", { name: `Experience ${rank}`, __type: "SEGMENTED" });
    const page = await (await session.browser.newContext()).newPage();
    await page.goto(`${emulator.url}/`);
    await page.locator(".experience").first().waitFor();
    expect(await page.locator(".experience").count()).toBeLessThan(45);
    for (let screens = 0; screens < 60 && (await page.locator(".experience").count()) < 45; screens++)
        await page.mouse.wheel(0, 2000);
    await page.getByRole("link", { name: "Experience 45", exact: true }).waitFor();
    expect(await page.locator(".rank").allTextContents()).toEqual(ranks);
    await emulator.close();
});

test("an experience has its line of versions, and each variant keeps its line under a new name", async () => {
    const page = await session.open(experienceAt(1));
    expect(await texts(page, ".version .number")).toEqual([
        "Version 1",
        "Version 2",
        "Version 3",
        "Version 4",
    ]);
    expect(await texts(page, ".version .status")).toEqual(["Archived", "Archived", "Active", "Draft"]);
    const video = page.locator(".version-line tbody tr").nth(1);
    expect(await video.locator(".stop").nth(1).textContent()).toMatch(/Product video.*40 %.*was Video/s);
    expect(await page.getByRole("img", { name: /^Impressions per day of 3 variants/ }).count()).toBe(1);
    const link = `${experienceAt(1)}?from=1&to=2`;
    const compared = await session.open(link);
    expect((await texts(compared, ".differences li"))[1]).toMatch(
        /Product video \(1\), name\s+Video\s+Product video/,
    );
});

test("a visitor sees what each draft would show, beside the live version or alone", async () => {
    const page = await session.open("#/visitor?device=MOBILE");
    const results = page.locator(".visit-results > li");
    expect(await results.locator("h3").allInnerTexts()).toEqual([
        "Member offer",
        "Homepage hero",
        "Checkout button",
        "App banner",
    ]);
    const [offer, , checkout, banner] = await results.all();
    expect(await offer!.locator("> .got").textContent()).toBe("No variant");
    expect(await offer!.locator(".from-draft .got").textContent()).toBe("DraftApp offercs_personalize_1_2");
    expect(await checkout!.locator(".from-draft").count()).toBe(0);
    expect(await banner!.locator("> .got").textContent()).toBe("Not live yet");
    expect(await banner!.locator(".from-draft .got").textContent()).toContain("DraftInstall the app");
});

test("a change in the project is shown without a reload", async () => {
    const page = await session.open(experienceAt(3));
    await page.evaluate("window.marked = true");
    const { url, authtoken, projectUid } = session.emulator;
    const banner = session.emulator.project()!.experiences.find(({ name }) => name === "App banner")!;
    const [draft] = session.emulator.project()!.versions.get(banner.uid)!;
    const answer = await fetch(`${url}/experiences/${banner.uid}/versions/${draft!.uid}`, {
        method: "PUT",
        headers: { authtoken, "x-project-uid": projectUid, "content-type": "application/json" },
        body: JSON.stringify({ status: "ACTIVE", variants: draft!.variants }),
    });
    expect(answer.status).toBe(200);
    await page.locator(".version.active").waitFor();
    expect(await page.evaluate("window.marked")).toBe(true);
});

test("requests appear as they come, and can be filtered by an address that can be shared", async () => {
    const page = await session.open("#/requests?show=failed");
    await fetch(`${session.emulator.url}/no-such-thing`);
    await page.locator(".requests .path", { hasText: "/no-such-thing" }).waitFor();
    await page.getByLabel("Show").selectOption("writes");
    await page.locator(".requests .path", { hasText: "/no-such-thing" }).waitFor({ state: "detached" });
    expect(page.url()).toContain("show=writes");
    session.emulator.inject({ match: "listEvents", kind: "502" });
    await page.getByRole("heading", { name: "Faults" }).waitFor();
    session.emulator.clearFaults();
});

test("a visitor sees the variants and the rules that decide, and the address holds the visitor", async () => {
    const page = await session.open("#/visitor?country=DE");
    const offer = page.locator(".visit-results > li").first();
    await offer.locator("> .got", { hasText: "Gold offer" }).waitFor();
    expect(await offer.locator(".reasons").first().textContent()).toContain("Country is DE");
    await page.getByLabel("Country").fill("FR");
    await offer.locator("> .got", { hasText: "No variant" }).waitFor();
    await page.getByLabel("Loyalty tier").fill("gold");
    await offer.locator("> .got", { hasText: "Gold offer" }).waitFor();
    const again = await session.open(new URL(page.url()).hash);
    expect(await again.getByLabel("Loyalty tier").inputValue()).toBe("gold");
    await again.locator("li > .got", { hasText: "Gold offer" }).first().waitFor();
});

test("a gold visitor in Germany gets the variants that the official SDK gets", async () => {
    const { edgeUrl, projectUid } = session.emulator;
    Personalize.setEdgeApiUrl(edgeUrl);
    // This network is in Germany.
    const headers = { "x-forwarded-for": "198.51.100.7", cookie: "cs-personalize-user-uid=ann" };
    const sdk = await Personalize.init(projectUid, {
        request: new Request("https://shop.example/", { headers }) as Request & { cookies?: never },
        liveAttributes: { loyalty_tier: "gold" },
    });
    const page = await session.open("#/visitor?uid=ann&attribute.loyalty_tier=gold&country=DE");
    const aliases = await texts(page, ".visit-results > li > .got code");
    expect(aliases).toHaveLength(2);
    expect(aliases.toSorted()).toEqual(sdk.getVariantAliases().toSorted());
});

test("a thousand visitors fill the analytics while one looks", async () => {
    const page = await session.open("#/visitor?attribute.loyalty_tier=gold");
    const uid = session.emulator.project()!.order[1]!;
    const [, live] = session.emulator.project()!.versions.get(uid)!;
    const impressions = () => {
        const { summary } = session.emulator.analytics(uid, live!.uid)!;
        return summary.variants.reduce((sum, variant) => sum + variant.impressions, 0);
    };
    const before = impressions();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("button", { name: "Sending" }).waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    expect(impressions()).toBe(before + 1000);
    await page.locator(".filling .result-numbers").first().waitFor();
});

test("every view is reached, filtered and read with the keyboard alone", async () => {
    const page = await session.open("#/");
    const focused = () => page.evaluate<string>("document.activeElement.textContent");
    const reach = async (text: string) => {
        for (let steps = 0; steps < 60; steps++) {
            await page.keyboard.press("Tab");
            if ((await focused()).trim() === text) return;
        }
        throw new Error(`No way to ${text} with the Tab key`);
    };
    await reach("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("Overview");
    await reach("Homepage hero");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Homepage hero", level: 1 }).waitFor();
    expect(await focused()).toBe("Homepage hero");
    await page.setViewportSize({ width: 400, height: 800 });
    await page.locator(".scroller").focus();
    const scrolled = page.evaluate(
        "new Promise((done) => document.querySelector('.scroller').addEventListener('scroll', done, { once: true }))",
    );
    await page.keyboard.press("ArrowRight");
    await scrolled;
    await page.reload();
    await page.locator(".version").first().waitFor();
    await reach("Requests");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Requests", level: 1 }).waitFor();
});

test("a page says that its server is gone, and comes back with it", async () => {
    const first = await startEmulator();
    serveInspector(first);
    const page = await (await session.browser.newContext()).newPage();
    await page.goto(`${first.url}/`);
    await page.getByText("This project has no experiences.").waitFor();
    await first.close();
    await page.getByText("The inspector's server does not answer.").waitFor();
    const second = await startEmulator({ port: Number(new URL(first.url).port) });
    serveInspector(second);
    await page.getByText("The inspector's server does not answer.").waitFor({ state: "detached" });
    await second.close();
});

test("a project that was deleted is an error with its way out", async () => {
    const emulator = await startEmulator();
    serveInspector(emulator);
    const state = emulator.state();
    await emulator.restore({ ...state, projects: [] } as typeof state);
    const page = await (await session.browser.newContext()).newPage();
    await page.goto(`${emulator.url}/`);
    await page.getByText("The project can't be read.").waitFor();
    await emulator.close();
});
