// The example of a web site, started as its README says, in a real browser.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { ensureInstalled } from "../support/installed";

const example = resolve(__dirname, "../../examples/website");

let folder: string;
let site: ChildProcess;
let emulatorUrl = "";
let browser: Browser;
let page: Page;

beforeAll(async () => {
    const installed = await ensureInstalled();
    folder = mkdtempSync(join(installed.folder, "projects", "w-"));
    cpSync(example, folder, { recursive: true });
    // The only dependency that the other examples do not have.
    const sdk = dirname(dirname(require.resolve("@contentstack/personalize-edge-sdk")));
    mkdirSync(join(folder, "node_modules/@contentstack"), { recursive: true });
    symlinkSync(sdk, join(folder, "node_modules/@contentstack/personalize-edge-sdk"));
    site = spawn(process.execPath, ["-r", require.resolve("tsx/cjs"), "start.ts"], {
        cwd: folder,
        env: { ...installed.env, PORT: "0" },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(site, "exit").then(() => undefined);
    let url: string | undefined;
    const lines = createInterface(site.stdout!);
    const started = (async () => {
        for await (const line of lines) {
            emulatorUrl = /The emulator is at (\S+)\./.exec(line)?.[1] ?? emulatorUrl;
            url = /The site is at (\S+)\. /.exec(line)?.[1];
            if (url) return;
        }
    })();
    await Promise.race([started, ended]);
    if (!url) throw new Error("The site ended before it listened.");
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(url);
});
afterAll(async () => {
    await browser?.close();
    if (site?.exitCode === null) {
        site.kill("SIGTERM");
        await once(site, "exit");
    }
    if (folder) rmSync(folder, { recursive: true });
});

const headline = () => page.textContent("h1");
const follow = async (text: string) => {
    await page.click(`nav a:has-text("${text}")`);
    return headline();
};

test("shows a visitor who switches country and tier the variant of each, and of both the first", async () => {
    expect(await headline()).toBe("Welcome to our shop");
    expect(await follow("Germany")).toBe("Willkommen in unserem Laden");
    expect(await follow("Gold")).toBe("Your gold prices");
    expect(await follow("None")).toBe("Willkommen in unserem Laden");
    expect(await follow("United States")).toBe("Welcome to our shop");
});

test("keeps the button that the visitor got, and counts the sign-up for it", async () => {
    const button = await page.textContent("#signup");
    for (let visit = 0; visit < 5; visit++) {
        await page.reload();
        expect(await page.textContent("#signup")).toBe(button);
    }
    await page.click("#signup");
    expect(await page.textContent("body")).toContain("Thank you for signing up.");
    const requests = (await (await fetch(`${emulatorUrl}/__emulator/requests`)).json()) as object[];
    expect(requests.filter((each) => "ignored" in each)).toEqual([]);
    const state = (await (await fetch(`${emulatorUrl}/__emulator/state`)).json()) as {
        projects: {
            experiences: { wire: { name: string }; feeds: Record<string, Record<string, object[]>> }[];
        }[];
    };
    const test = state.projects[0]!.experiences.find(({ wire }) => wire.name === "Sign-up button")!;
    const [feed] = Object.values(test.feeds);
    expect([feed!.impressions!.length, feed!.conversions!.length]).toEqual([1, 1]);
});
