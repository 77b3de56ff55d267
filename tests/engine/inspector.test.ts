// The inspector beside the real engine: the project of the quickstart as it is declared, and a publication that the
// page shows without a reload.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { ensureChromium, launchBrowser } from "../support/browser";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { newProject } from "../support/engine";
import { serveInspector } from "../support/useInspector";

const quickstart = resolve(__dirname, "../../examples/quickstart");

let browser: Browser;
let emulator: TestEmulator;
beforeAll(async () => {
    await ensureChromium();
    [browser, emulator] = await Promise.all([launchBrowser(), startTestEmulator()]);
    serveInspector(emulator);
});
afterAll(async () => {
    await browser?.close();
    await emulator?.close();
});

test("the quickstart is shown as declared, and a publication by `pulumi up` moves the line of versions", async () => {
    const project = await newProject({ folder: quickstart, emulator });
    try {
        const page = await browser.newPage();
        await page.goto(`${emulator.url}/`);
        await page.getByText("This project has no experiences.").waitFor();

        expect((await project.up()).errors).toBe("");
        await page.locator(".experience").nth(1).waitFor();
        // The experiences are created at the same time, so either may get the first short uid.
        await page.getByText(/^cs_personalize_\d_1$/).waitFor();
        expect(await page.locator(".experience h2").allInnerTexts()).toEqual([
            "Member offer",
            "Homepage hero",
        ]);
        expect(await page.locator(".experience").nth(1).textContent()).toMatch(
            /Active.*A\/B test.*homepage.*Live: version 1.*Control50 %.*Video50 %.*Only for.*Gold members in Germany.*Sign-ups/,
        );
        await page.getByRole("link", { name: "Homepage hero" }).click();
        await page.locator(".version").waitFor();
        await page.evaluate("window.marked = true");

        const program = join(project.folder, "index.ts");
        writeFileSync(program, readFileSync(program, "utf8").replace("?? 50", "?? 80"));
        expect((await project.up()).errors).toBe("");
        await page.locator(".version").nth(1).waitFor();
        expect(await page.locator(".version .status").allInnerTexts()).toEqual(["Archived", "Active"]);
        expect(await page.locator(".version-line tbody tr").nth(1).locator(".stop").allInnerTexts()).toEqual([
            expect.stringMatching(/Video\s*50 %/),
            expect.stringMatching(/Video\s*80 %/),
        ]);
        expect(await page.evaluate("window.marked")).toBe(true);
    } finally {
        project.dispose();
    }
});
