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

/** On a busy machine, Chromium sometimes stops drawing a page for good, although the page still answers. */
const BROWSERS = 3;

/** Measures the inspector in a real browser with the largest project that the API allows. */
export async function inspectorPage(say: (line: string) => void): Promise<Findings> {
    await ensureChromium();
    const emulator = await startTestEmulator({ quotas: { experiences: COUNT }, cmsLagMs: 0 });
    try {
        await fill(emulator);
        serveInspector(emulator);
        for (let browsers = 1; browsers <= BROWSERS; browsers++) {
            const figures = await inBrowser(`${emulator.url}/`);
            if (figures) return { ...nothing(), figures };
            say("the browser stopped drawing the page");
        }
        throw new Error(`${BROWSERS} browsers stopped drawing the page: measure on a less busy machine.`);
    } finally {
        await emulator.close();
    }
}

/** Returns nothing if the browser stops drawing. */
async function inBrowser(address: string): Promise<Figure[] | undefined> {
    const browser = await launchBrowser();
    try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        await page.goto(address);
        await page.locator(".experience").first().waitFor();
        const experiences = await page.evaluate<number>("performance.now()");
        const paint = await firstPaint(page);
        const { longest, shown, isDrawing } = await scrollThrough(page);
        if (!isDrawing) return undefined;
        if (shown < COUNT) throw new Error(`The list stood still after ${shown} of ${COUNT} experiences.`);
        const group = `The inspector with ${COUNT} experiences`;
        const figure = (name: string, value: number): Figure => ({ group, name, value, unit: "ms" });
        return [
            figure("first paint", paint),
            figure("first experiences", experiences),
            figure("longest task while scrolling", longest),
        ];
    } finally {
        await browser.close();
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

interface Scroll {
    /** The longest task, in milliseconds. */
    longest: number;
    /** The number of experiences in the list at the end. */
    shown: number;
    isDrawing: boolean;
}

/** Scrolls a screen per frame, from the first experience to the last one, or until nothing moves for ten seconds. */
const scrollThrough = (page: Page): Promise<Scroll> =>
    page.evaluate(`new Promise((resolve) => {
        let longest = 0;
        let drawn = performance.now();
        let moved = drawn;
        const since = (time) => performance.now() - time;
        const shown = () => document.querySelectorAll(".experience").length;
        const watch = setInterval(() => since(moved) > 10_000 && end(), 500);
        const end = () => {
            clearInterval(watch);
            resolve({ longest, shown: shown(), isDrawing: since(drawn) < 5_000 });
        };
        new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: "longtask" });
        const step = () => {
            drawn = performance.now();
            const before = scrollY;
            scrollBy(0, innerHeight);
            if (scrollY !== before) moved = drawn;
            if (scrollY !== before || shown() < ${COUNT}) requestAnimationFrame(step);
            else setTimeout(end, 200);
        };
        requestAnimationFrame(step);
    })`);
