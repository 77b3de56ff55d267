// `npm run screenshots`: pictures of every view of the inspector, of a demonstration project in an emulator. Those of
// the README are written into docs/images, all others into the folder that is given (.tmp/screenshots).
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { defaultSettings, type Emulator } from "../../provider/emulator";
import { emulatedSource } from "../../provider/inspector/server/emulatedSource";
import { Inspector } from "../../provider/inspector/server/inspector";
import { ensureChromium, launchBrowser } from "../../tests/support/browser";
import { ensureBuilt } from "../test/ensureBuilt";
import { startDemoProject } from "./demoProject";

const root = resolve(__dirname, "../..");
const folder = resolve(process.argv[2] ?? join(root, ".tmp/screenshots"));

async function main(): Promise<void> {
    ensureBuilt();
    await ensureChromium();
    for (const each of [folder, images]) mkdirSync(each, { recursive: true });
    const emulator = await startDemoProject();
    emulator.serve(new Inspector(emulatedSource(emulator, defaultSettings)));
    emulator.inject({ match: "createEvent", kind: "502" });
    await someRequests(emulator);
    const browser = await launchBrowser();
    try {
        await photograph(browser, emulator.url, viewsOf(emulator.project()?.order ?? []));
    } finally {
        await browser.close();
        await emulator.close();
    }
}

/** A short log with reads, a write and failures. */
async function someRequests({ url, authtoken, projectUid }: Emulator): Promise<void> {
    const headers = { authtoken, "x-project-uid": projectUid, "content-type": "application/json" };
    for (const path of [
        "attributes",
        "audiences",
        "events",
        "experiences",
        "experiences-priority",
        "unknown",
    ]) {
        await fetch(`${url}/${path}`, { headers });
    }
    for (const key of ["share", "share"]) {
        await fetch(`${url}/events`, { method: "POST", headers, body: JSON.stringify({ key }) });
    }
}

const viewsOf = ([first, second]: readonly string[]): Record<string, string> => ({
    overview: "#/",
    experience: `#/experiences/${second}`,
    segmented: `#/experiences/${first}`,
    audiences: "#/audiences",
    attributes: "#/attributes",
    visitor: "#/visitor?attribute.loyalty_tier=gold&country=DE&device=MOBILE",
    requests: "#/requests",
});

/** The pictures that the README shows, and their heights. */
const SHOWN: Readonly<Record<string, number>> = { overview: 1275, experience: 1267 };
const SHOWN_WIDTH = 1280;
const images = join(root, "docs/images");

async function photograph(browser: Browser, url: string, views: Record<string, string>): Promise<void> {
    for (const [name, fragment] of Object.entries(views)) {
        for (const [size, width] of Object.entries({ wide: 1600, small: 360 })) {
            for (const colorScheme of ["light", "dark"] as const) {
                const page = await openPage(browser, `${url}/${fragment}`, width, colorScheme);
                const path = join(folder, `${name}-${size}-${colorScheme}.png`);
                await page.screenshot({ path, fullPage: true });
                await page.close();
            }
        }
    }
    for (const [name, height] of Object.entries(SHOWN)) {
        const page = await openPage(browser, `${url}/${views[name]}`, SHOWN_WIDTH, "light");
        const clip = { x: 0, y: 0, width: SHOWN_WIDTH, height };
        await page.screenshot({ path: join(images, `${name}.png`), clip, fullPage: true });
        await page.close();
    }
}

async function openPage(
    browser: Browser,
    address: string,
    width: number,
    colorScheme: "light" | "dark",
): Promise<Page> {
    // As high as the longest view, because a browser leaves out what is below the window.
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 3000 } });
    await page.goto(address);
    await page.locator("main h1").waitFor();
    await page.waitForLoadState("networkidle", { timeout: 1000 }).catch(() => undefined);
    const bottom = await page.evaluate<number>(
        "document.querySelector('main').getBoundingClientRect().bottom",
    );
    await page.setViewportSize({ width, height: Math.max(800, Math.ceil(bottom)) });
    return page;
}

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
