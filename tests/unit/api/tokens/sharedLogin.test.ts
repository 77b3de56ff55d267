import {
    chmodSync,
    existsSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoginFile } from "../../../../provider/core/api/tokens/loginFile";
import { loginFolder } from "../../../../provider/core/api/tokens/loginFolder";
import { loginFileOf, RefreshedToken, StoredLogin } from "../../../../provider/core/api/tokens/sharedLogin";
import { failure, json, serve } from "../server";

const folder = () => mkdtempSync(join(tmpdir(), "login-"));
const APP = { clientId: "client", redirectUri: "http://localhost:8184" };

/** A login service whose refresh tokens work once: refresh-1 gives access-1 and refresh-2, and so on. */
async function loginService(expiresIn = 3600) {
    let next = 1;
    return serve((request, response) => {
        // The body is complete when the handler is called.
        const sent = new URLSearchParams(service.seen.at(-1)!.body);
        if (request.url !== "/apps-api/token" || sent.get("refresh_token") !== `refresh-${next}`)
            return json(response, 400, { error_message: `unknown ${sent.get("refresh_token")}` });
        next += 1;
        return json(response, 200, {
            access_token: `access-${next - 1}`,
            refresh_token: `refresh-${next}`,
            token_type: "Bearer",
            expires_in: expiresIn,
        });
    }).then((made) => {
        service = made;
        return made;
    });
}
let service: Awaited<ReturnType<typeof serve>>;

function loggedIn(url: string, path = folder(), over: object = {}): LoginFile {
    const file = loginFileOf(path, url);
    file.write({
        address: url,
        ...APP,
        accessToken: "access-0",
        refreshToken: "refresh-1",
        expiresAt: Date.now() + 3_600_000,
        ...over,
    });
    return file;
}

describe("the login of this machine", () => {
    test("is used while its token is valid, without a request", async () => {
        const { url, seen } = await loginService();
        const issued = await new StoredLogin(loggedIn(url)).issue(undefined);
        expect(issued.token).toBe("access-0");
        expect(seen).toHaveLength(0);
    });

    test("is refreshed once by runs that meet the expiry at the same time, although each refresh token works once", async () => {
        const { url, seen } = await loginService();
        const file = loggedIn(url, folder(), { expiresAt: Date.now() - 1 });
        const issued = await Promise.all(
            Array.from({ length: 6 }, () =>
                new StoredLogin(loginFileOf(join(file.path, ".."), url)).issue("access-0"),
            ),
        );
        expect(new Set(issued.map(({ token }) => token))).toEqual(new Set(["access-1"]));
        expect(seen).toHaveLength(1);
        expect(readdirSync(join(file.path, ".."))).toHaveLength(1);
    });

    test("is stored for its user alone", async () => {
        const { url } = await loginService();
        const file = loggedIn(url, join(folder(), "new"));
        expect(statSync(file.path).mode & 0o777).toBe(0o600);
        expect(statSync(join(file.path, "..")).mode & 0o777).toBe(0o700);
    });

    test.each([
        [
            "other users can read it",
            (path: string) => chmodSync(path, 0o644),
            "Other users can read the login file",
        ],
        ["it is damaged", (path: string) => writeFileSync(path, "{"), "is damaged"],
        ["it lacks a token", (path: string) => writeFileSync(path, "{}"), "is damaged"],
    ])("is not used if %s", async (_why, spoil, says) => {
        const { url, seen } = await loginService();
        const file = loggedIn(url);
        spoil(file.path);
        const { message } = await failure(new StoredLogin(file).issue(undefined));
        expect(message).toContain(says);
        expect(message).not.toMatch(/access-|refresh-/);
        expect(seen).toHaveLength(0);
    });

    test.each([
        [400, { error: "invalid_grant refresh-1" }, "It has expired, was revoked, or works once"],
        [401, {}, "It has expired, was revoked, or works once"],
        [500, "refresh-1", "answered 500"],
        [200, { hello: "refresh-1" }, "without a usable access_token"],
        [200, "<html>", "without a usable access_token"],
    ])("says what the service answered: %i %j", async (status, body, says) => {
        const { url } = await serve((_request, response) => json(response, status, body));
        const file = loggedIn(url, folder(), { expiresAt: 1 });
        const before = readFileSync(file.path, "utf8");
        const { message } = await failure(new StoredLogin(file).issue(undefined));
        expect(message).toContain(says);
        expect(message).not.toContain("refresh-1");
        expect(readFileSync(file.path, "utf8")).toBe(before);
    });

    test("says that no response came, and that the refresh token may be used up", async () => {
        const { url } = await serve((request) => request.socket.destroy());
        const file = loggedIn(url, folder(), { expiresAt: 1 });
        const { message } = await failure(new StoredLogin(file).issue(undefined));
        expect(message).toContain("may be used up now");
    });
});

describe("a refresh token of the environment", () => {
    const token = (url: string, path: string | undefined) =>
        new RefreshedToken({ address: url, ...APP, clientSecret: "hush-hush" }, "refresh-1", path);

    test("serves several processes, although it works once", async () => {
        const { url, seen } = await loginService();
        const path = folder();
        expect((await token(url, path).issue(undefined)).token).toBe("access-1");
        expect((await token(url, path).issue(undefined)).token).toBe("access-1");
        expect((await token(url, path).issue("access-1")).token).toBe("access-2");
        expect(seen.map(({ body }) => new URLSearchParams(body).get("refresh_token"))).toEqual([
            "refresh-1",
            "refresh-2",
        ]);
        expect(new URLSearchParams(seen[0]!.body).get("client_secret")).toBe("hush-hush");
    });

    test("serves one process where no file can be kept", async () => {
        const { url } = await loginService();
        const alone = token(url, undefined);
        expect((await alone.issue(undefined)).token).toBe("access-1");
        expect((await alone.issue("access-1")).token).toBe("access-2");
    });

    test("that is used up is named by its variable, not by its value", async () => {
        const { url } = await loginService();
        await token(url, undefined).issue(undefined);
        const { message } = await failure(token(url, folder()).issue(undefined));
        expect(message).toContain("Set CONTENTSTACK_OAUTH_REFRESH_TOKEN to a new one.");
        expect(message).not.toMatch(/refresh-|hush/);
    });
});

test.each([
    ["linux", { HOME: "/home/me" }, "/home/me/.config/pulumi-contentstack-personalize"],
    ["linux", { HOME: "/home/me", XDG_CONFIG_HOME: "/x" }, "/x/pulumi-contentstack-personalize"],
    ["darwin", { HOME: "/Users/me" }, "/Users/me/Library/Preferences/pulumi-contentstack-personalize"],
    ["linux", {}, undefined],
    ["win32", {}, undefined],
] as const)("keeps logins of %s in %j", (platform, env, path) => {
    expect(loginFolder(env, platform)).toBe(path);
    expect(existsSync("/x")).toBe(false);
});
