// The browser that this tier judges with is a real one: pages of different addresses are kept apart.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser";

let browser: Browser;
let server: Server;
let url: string;
beforeAll(async () => {
    server = createServer((_, response) => response.end("secret")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
});
afterAll(async () => {
    await browser?.close();
    server?.close();
});

const read = async (from: string) => {
    const page = await browser.newPage();
    await page.goto(from);
    const text = await page.evaluate(
        (address) =>
            fetch(address)
                .then((answer) => answer.text())
                .catch((error: Error) => error.message),
        url,
    );
    await page.close();
    return text;
};

test("a page reads its own server", async () => expect(await read(url)).toBe("secret"));

test("a page of another server does not read it without permission", async () =>
    expect(await read(url.replace("127.0.0.1", "localhost"))).toBe("Failed to fetch"));

test("a page can have a text field, for which the browser needs a font", async () => {
    const page = await browser.newPage();
    await page.setContent('<input aria-label="Name">');
    await page.getByLabel("Name").fill("Ann");
    expect(await page.getByLabel("Name").inputValue()).toBe("Ann");
    await page.close();
});
