import type { Page } from "playwright-core";
import { Client } from "../../tests/contract/support/client";
import { all, countryRule, segmented, segmentedVariant } from "../../tests/contract/support/objects";
import { ensureChromium, launchBrowser } from "../../tests/support/browser";
import { startTestEmulator, type TestEmulator } from "../../tests/support/emulator";
import { serveInspector } from "../../tests/support/useInspector";
import { type Figure, type Findings, nothing } from "./results";

const COUNT = 1000;

/** The figures of the inspector, and the milliseconds that each may take. */
export const INSPECTOR_MS: Readonly<Record<string, number>> = {
    "first paint": 1000,
    // A browser calls a task long from here on.
    "longest task while scrolling": 50,
};

/** Measures the inspector in a real browser with the largest project that the API allows. */
export async function inspectorPage(): Promise<Findings> {
    await ensureChromium();
    const emulator = await startTestEmulator({ quotas: { experiences: COUNT }, cmsLagMs: 0 });
    const browser = await launchBrowser();
    try {
        await fill(emulator);
        serveInspector(emulator);
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        await page.goto(`${emulator.url}/`);
        await page.locator(".experience").first().waitFor();
        const shown = await page.evaluate<number>("performance.now()");
        const group = `The inspector with ${COUNT} experiences`;
        const figure = (name: string, value: number): Figure => ({ group, name, value, unit: "ms" });
        const figures = [
            figure("first paint", await firstPaint(page)),
            figure("first experiences", shown),
            figure("longest task while scrolling", await longestTaskWhileScrolling(page)),
        ];
        return { ...nothing(), figures };
    } finally {
        await browser.close();
        await emulator.close();
    }
}

async function fill({ url, authtoken, projectUid }: TestEmulator): Promise<void> {
    const api = new Client(url, { authtoken, "x-project-uid": projectUid });
    const { body: audience } = await api.post("/audiences", {
        name: "Everybody",
        definition: all(countryRule),
    });
    const variants = ["A", "B", "C", "D", "E"].map((name) => segmentedVariant(name, audience.uid));
    for (let number = 1; number <= COUNT; number++) {
        const { body } = await api.post("/experiences", {
            name: `Experience ${number}`,
            __type: "SEGMENTED",
        });
        await api.put(
            `/experiences/${body.uid}/versions/${body.latestVersion}`,
            segmented("ACTIVE", ...variants),
        );
    }
}

const firstPaint = (page: Page): Promise<number> =>
    page.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime');

/** Scrolls a screen per frame, from the first experience to the last one. */
const longestTaskWhileScrolling = (page: Page): Promise<number> =>
    page.evaluate(`new Promise((resolve) => {
        let longest = 0;
        new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: "longtask" });
        const step = () => {
            const before = scrollY;
            scrollBy(0, innerHeight);
            const isWhole = document.querySelectorAll(".experience").length === ${COUNT};
            if (scrollY !== before || !isWhole) requestAnimationFrame(step);
            else setTimeout(() => resolve(longest), 200);
        };
        requestAnimationFrame(step);
    })`);
