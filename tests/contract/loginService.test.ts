import { challengeOf, emulatedApp } from "../../provider/emulator/identity/identity";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
const REDIRECT = "http://localhost:8184/callback?kept=1";
const VERIFIER = "a-verifier-of-more-than-forty-three-characters-0";

async function authorize(over: Record<string, string> = {}): Promise<URL> {
    const query = new URLSearchParams({
        response_type: "code",
        client_id: "my-client",
        redirect_uri: REDIRECT,
        state: "state-1",
        scope: "personalize:manage",
        code_challenge: challengeOf(VERIFIER),
        code_challenge_method: "S256",
        ...over,
    });
    const { status, headers } = await fetch(`${session.emulator.url}/apps/my-app/authorize?${query}`, {
        redirect: "manual",
    });
    return new URL(headers.get("location") ?? `about:${status}`);
}

async function post(path: string, fields: Record<string, string>) {
    const response = await fetch(session.emulator.url + path, {
        method: "POST",
        body: new URLSearchParams(fields),
    });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
}

const redeem = (code: string, over: Record<string, string> = {}) =>
    post("/apps-api/token", {
        grant_type: "authorization_code",
        code,
        client_id: "my-client",
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        ...over,
    });

const refresh = (token: string, over: Record<string, string> = {}) =>
    post("/apps-api/token", {
        grant_type: "refresh_token",
        refresh_token: token,
        client_id: emulatedApp.clientId,
        redirect_uri: REDIRECT,
        ...over,
    });

const bearer = (token: string) =>
    session.api.with({ authtoken: undefined, authorization: `Bearer ${token}` });

test("a login gives a code at the redirect, and the code a token that the API accepts", async () => {
    const target = await authorize();
    expect(target.href).toContain("http://localhost:8184/callback?kept=1&code=");
    expect(target.searchParams.get("state")).toBe("state-1");
    const { status, body } = await redeem(target.searchParams.get("code")!);
    expect([status, body.token_type, body.expires_in]).toEqual([200, "Bearer", 3600]);
    expect((await bearer(body.access_token!).post("/events", { key: "click" })).status).toBe(201);
    expect((await post("/apps-api/introspect", { token: body.access_token! })).body).toEqual({
        active: true,
        scope: "personalize:manage",
    });
});

test.each([
    ["another verifier", { code_verifier: "wrong" }, 0],
    ["another client", { client_id: "other" }, 0],
    ["another redirect", { redirect_uri: "http://localhost:1" }, 0],
    ["a minute later", {}, 60_000],
])("a code is worth nothing with %s", async (_, over, later) => {
    const code = (await authorize()).searchParams.get("code")!;
    session.emulator.setClock(Date.now() + later);
    expect((await redeem(code, over)).status).toBe(400);
    session.emulator.setClock();
    expect((await redeem(code)).status).toBe(400);
});

test("a token has the scopes that were asked for", async () => {
    const code = (await authorize({ scope: "personalize:read" })).searchParams.get("code")!;
    const api = bearer((await redeem(code)).body.access_token!);
    expect((await api.get("/events")).status).toBe(200);
    expect((await api.post("/events", { key: "click" })).status).toBe(403);
});

test("a token expires by the emulator's clock", async () => {
    const { body } = await refresh(emulatedApp.refreshToken);
    const api = bearer(body.access_token!);
    session.emulator.setClock(Date.now() + 3_599_000);
    expect((await api.get("/events")).status).toBe(200);
    session.emulator.setClock(Date.now() + 3_600_001);
    expect(await api.get("/events")).toMatchObject({
        status: 401,
        body: { error_message: "The provided access token is invalid or expired" },
    });
    expect((await post("/apps-api/introspect", { token: body.access_token! })).body).toEqual({
        active: false,
    });
});

test.each([
    ["a wrong secret", { client_secret: "wrong" }, 401],
    ["another client", { client_id: "other" }, 400],
    ["an unknown grant", { grant_type: "password" }, 400],
    ["credentials without a secret", { grant_type: "client_credentials" }, 400],
])("%s gives no token", async (_, over, status) => {
    expect((await refresh(emulatedApp.refreshToken, over)).status).toBe(status);
});

test("the credentials of an app give a token without a refresh token", async () => {
    const { body } = await post("/apps-api/token", {
        grant_type: "client_credentials",
        client_id: emulatedApp.clientId,
        client_secret: emulatedApp.clientSecret,
    });
    expect(Object.keys(body)).not.toContain("refresh_token");
    expect((await bearer(body.access_token!).get("/events")).status).toBe(200);
});

test.each([
    ["no redirect", { redirect_uri: "" }],
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["another response type", { response_type: "token" }],
])("a login with %s is 400", async (_, over) => {
    expect((await authorize(over)).href).toBe("about:400");
});
