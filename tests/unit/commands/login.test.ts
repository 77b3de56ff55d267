import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { emulatedApp } from "../../../provider/emulator/identity/identity";
import { cleanEnv } from "../../support/cleanEnv";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { personalize } from "./run";

const root = join(__dirname, "../../..");
const configuration = mkdtempSync(join(tmpdir(), "login-command-"));
const folder = join(configuration, "pulumi-contentstack-personalize");
let emulator: TestEmulator;
beforeEach(async () => {
    emulator = await startTestEmulator();
});
afterEach(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
});

const env = () => ({
    // Nothing on this path opens a browser.
    PATH: dirname(process.execPath),
    XDG_CONFIG_HOME: configuration,
    HOME: configuration,
    CONTENTSTACK_PERSONALIZE_BASE_URL: emulator.url,
    CONTENTSTACK_PERSONALIZE_PROJECT_UID: emulator.projectUid,
    CONTENTSTACK_OAUTH_CLIENT_ID: "my-client",
    CONTENTSTACK_OAUTH_APP_UID: "my-app",
});

const fileName = () => join(folder, `login-${new URL(emulator.url).host.replace(":", "_")}.json`);

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
}

interface Login {
    child: ChildProcessWithoutNullStreams;
    said: { stdout: string; stderr: string };
    ended: Promise<unknown>;
    /** The address that the user opens. */
    url: string;
}

async function login(...args: string[]): Promise<Login> {
    const child = spawn(
        process.execPath,
        ["-r", "tsx/cjs", "provider/cli/personalize.ts", "login", ...args],
        {
            cwd: root,
            env: { ...cleanEnv(), ...env() },
            timeout: 60_000,
        },
    );
    const said = { stdout: "", stderr: "" };
    const ended = once(child, "close");
    child.stdout.on("data", (text) => {
        said.stdout += text;
    });
    const url = await new Promise<string>((resolve, reject) => {
        child.stderr.on("data", (text) => {
            said.stderr += text;
            const found = /https?:\S+\/authorize\?\S+/.exec(said.stderr)?.[0];
            if (found) resolve(found);
        });
        void ended.then(() => reject(new Error(said.stderr)));
    });
    return { child, said, ended, url };
}

/** Where the emulated user is redirected after the consent. */
async function redirectOf(url: string): Promise<string> {
    const { headers } = await fetch(url, { redirect: "manual" });
    return headers.get("location")!;
}

async function logInByPaste(): Promise<Login> {
    const running = await login("--no-browser");
    running.child.stdin.end(`${await redirectOf(running.url)}\n`);
    await running.ended;
    return running;
}

test("a login in the browser is kept for this user alone, and gives tokens until it is removed", async () => {
    const port = await freePort();
    const { url, said, ended, child } = await login("--redirect-uri", `http://127.0.0.1:${port}/done`);
    const page = await fetch(await redirectOf(url));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("You are logged in.")]);
    await ended;
    expect([child.exitCode, said.stdout]).toEqual([0, expect.stringContaining(fileName())]);
    expect(statSync(fileName()).mode & 0o777).toBe(0o600);
    const { accessToken, refreshToken } = JSON.parse(readFileSync(fileName(), "utf8"));
    for (const secret of [accessToken, refreshToken]) expect(said.stdout + said.stderr).not.toContain(secret);

    expect((await personalize(["token"], env())).stdout).toBe(`${accessToken}\n`);
    expect((await personalize(["show"], env())).code).toBe(0);
    expect((await personalize(["logout"], env())).stdout).toContain("is removed from this machine");
    const gone = await personalize(["token"], env());
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining("Nobody is logged in")]);
});

test("a login without a browser takes the pasted redirect, and its token is refreshed when it ends", async () => {
    expect((await logInByPaste()).child.exitCode).toBe(0);
    const before = JSON.parse(readFileSync(fileName(), "utf8"));
    writeFileSync(fileName(), JSON.stringify({ ...before, expiresAt: Date.now() }), { mode: 0o600 });
    const { stdout } = await personalize(["token", "--json"], env());
    const { access_token, expires_at } = JSON.parse(stdout);
    expect(access_token).not.toBe(before.accessToken);
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
    expect(JSON.parse(readFileSync(fileName(), "utf8")).refreshToken).not.toBe(before.refreshToken);
});

test.each([
    [
        "a stolen state",
        (redirect: string) => redirect.replace(/state=[^&]+/, "state=stolen"),
        "its state differs",
    ],
    ["no code", (redirect: string) => redirect.replace(/code=[^&]+&/, ""), "has no code"],
    [
        "a refusal",
        (redirect: string) => redirect.replace(/code=[^&]+/, "error=access_denied"),
        "was not allowed: “access_denied”",
    ],
    [
        "a wrong code",
        (redirect: string) => redirect.replace(/code=[^&]+/, "code=wrong"),
        "answered 400 to the login",
    ],
    ["no address", () => "hello", "is not an address"],
])("a redirect with %s stores nothing", async (_, spoil, says) => {
    const running = await login("--no-browser");
    running.child.stdin.end(`${spoil(await redirectOf(running.url))}\n`);
    await running.ended;
    expect(running.child.exitCode).toBe(1);
    expect(running.said.stderr).toContain(says);
    expect((await personalize(["token"], env())).stderr).toContain("Nobody is logged in");
});

test.each([
    [["login", "--client-id", ""], { CONTENTSTACK_OAUTH_CLIENT_ID: "" }, "No app is set"],
    [["login", "--redirect-uri", "https://example.com"], {}, "is not on this machine"],
    [["login", "--redirect-uri", "oops"], {}, "is not a URL"],
    [["login"], { CONTENTSTACK_PERSONALIZE_BASE_URL: "" }, "The login service is not known"],
    [["token"], {}, "Nobody is logged in"],
])("%j with %j says what is missing", async (args, over, says) => {
    const { code, stderr } = await personalize(args, { ...env(), ...over });
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
    expect(stderr).not.toContain("    at ");
});

test("a port that is in use is named", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await personalize(
        ["login", "--redirect-uri", `http://localhost:${port}`],
        env(),
    );
    server.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} of 127.0.0.1`)]);
});

test("the login command serves as the token command, and a refresh token of the environment as well", async () => {
    await logInByPaste();
    const tokenCommand = JSON.stringify([
        process.execPath,
        "-r",
        "tsx/cjs",
        "provider/cli/personalize.ts",
        "token",
    ]);
    const show = (over: NodeJS.ProcessEnv) => personalize(["show"], { ...env(), ...over });
    expect((await show({ CONTENTSTACK_OAUTH_TOKEN_COMMAND: tokenCommand })).code).toBe(0);
    rmSync(folder, { recursive: true });
    const refreshed = {
        CONTENTSTACK_OAUTH_CLIENT_ID: emulatedApp.clientId,
        CONTENTSTACK_OAUTH_CLIENT_SECRET: emulatedApp.clientSecret,
        CONTENTSTACK_OAUTH_REFRESH_TOKEN: emulatedApp.refreshToken,
    };
    // The refresh token works once, and the second command needs the first one's.
    expect((await show(refreshed)).code).toBe(0);
    expect((await show(refreshed)).code).toBe(0);
});
