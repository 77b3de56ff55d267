import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { defaultSettings, type Emulator } from "../../provider/emulator";
import { emulatedSource } from "../../provider/inspector/server/emulatedSource";
import { Inspector } from "../../provider/inspector/server/inspector";
import { launchBrowser } from "./browser";

export interface InspectorSession {
    readonly emulator: Emulator;
    readonly browser: Browser;
    /** Opens a view and waits until it shows the project. A page that logs an error, or asks another server, fails its test. */
    open(fragment: string, options?: BrowserContextOptions): Promise<Page>;
}

export const serveInspector = (emulator: Emulator): void =>
    emulator.serve(new Inspector(emulatedSource(emulator, defaultSettings)));

/** One emulator with its inspector, and one browser, for all tests of a file. */
export function useInspector(start: () => Promise<Emulator>): InspectorSession {
    let emulator: Emulator;
    let browser: Browser;
    const errors: string[] = [];
    beforeAll(async () => {
        [emulator, browser] = await Promise.all([start(), launchBrowser()]);
        serveInspector(emulator);
    });
    afterEach(async () => {
        for (const context of browser.contexts()) await context.close();
        expect(errors.splice(0)).toEqual([]);
    });
    afterAll(async () => {
        await browser?.close();
        await emulator?.close();
    });
    return {
        get emulator() {
            return emulator;
        },
        get browser() {
            return browser;
        },
        async open(fragment, options = {}) {
            const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
            const page = await context.newPage();
            page.on("pageerror", ({ message }) => errors.push(message));
            page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
            page.on("request", (request) => {
                if (!request.url().startsWith(`${emulator.url}/`)) errors.push(`Requested ${request.url()}`);
            });
            await page.goto(`${emulator.url}/${fragment}`);
            await page.locator("main h1").waitFor();
            await page.locator(".loading").waitFor({ state: "detached" });
            return page;
        },
    };
}
