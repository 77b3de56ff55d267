import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
const notLoggedIn = {
    status: 401,
    body: { error_message: "You're not allowed in here unless you're logged in.", error_code: 105 },
};
const bearer = (token: string) =>
    session.api.with({ authtoken: undefined, authorization: `Bearer ${token}` });

test.each([
    ["no token", {}],
    ["a wrong authtoken", { authtoken: "blt0000000000000000" }],
    ["an empty authtoken", { authtoken: "" }],
    ["a management token", { authorization: "cs0123456789abcdef" }],
])("%s is 401 with the recorded sentence", async (_, headers) => {
    const answer = await session.api.with({ authtoken: undefined, ...headers }).get("/attributes");
    expect(answer).toMatchObject(notLoggedIn);
});

test("an OAuth token that is not valid says so in the words that the official client looks for", async () => {
    const { status, body } = await bearer("expired").get("/attributes");
    expect([status, body.error_message]).toEqual([
        401,
        expect.stringContaining("access token is invalid or expired"),
    ]);
});

test("an OAuth token with the scope personalize:manage may do everything", async () => {
    const api = bearer(session.emulator.oauthToken);
    expect((await api.post("/events", { key: "click" })).status).toBe(201);
    expect((await api.get("/events")).status).toBe(200);
});

test("an OAuth token with the scope personalize:read reads, and is forbidden to write", async () => {
    const api = bearer(session.emulator.oauthReadToken);
    const { status, body } = await api.post("/events", { key: "click" });
    expect((await api.get("/events")).body).toEqual([]);
    expect([status, body.error]).toEqual([403, "Forbidden"]);
});

test.each([
    ["no uid", undefined],
    ["a malformed uid", "my-project"],
])("a project call with %s is 400", async (_, uid) => {
    const { status, body } = await session.api.with({ "x-project-uid": uid }).get("/experiences");
    expect([status, body.error]).toEqual([400, "Bad Request"]);
});

test("geolocation needs a token, but no project", async () => {
    const api = session.api.with({ "x-project-uid": undefined, organization_uid: undefined });
    expect((await api.get("/geolocation/countries")).status).toBe(200);
    expect((await api.with({ authtoken: undefined }).get("/geolocation/countries")).status).toBe(401);
});

test("projects need the organization: without it 400, in another one Forbidden", async () => {
    const without = await session.api.with({ organization_uid: undefined }).get("/projects");
    const other = await session.api.with({ organization_uid: "blt1111111111111111" }).get("/projects");
    expect(without.status).toBe(400);
    expect([other.status, other.body.error]).toEqual([403, "Forbidden"]);
});

test("a project sees nothing of another", async () => {
    await session.api.post("/events", { key: "click" });
    const { body: project } = await session.api.post("/projects", { name: "Second", description: "" });
    const other = session.api.with({ "x-project-uid": project.uid });
    expect((await other.get("/events")).body).toEqual([]);
    expect((await other.post("/events", { key: "click" })).status).toBe(201);
});

test.each(["attributes", "audiences", "events", "experiences"])(
    "a malformed uid in /%s is 400",
    async (kind) => {
        const { status, body } = await session.api.delete(`/${kind}/COUNTRY`);
        expect([status, body]).toEqual([400, { errors: { uid: ["COUNTRY is not a valid ObjectId"] } }]);
    },
);
