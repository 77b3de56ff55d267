import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import type { PersonalizeClient } from "../../../provider/core/api/client";
import { ATTEMPT_MS, passDeadline, useFakeDeadline } from "./deadline";
import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "./server";

useFakeDeadline();

/** With characters that JSON writes in another way. */
const CANARY = 'blt-canary"93b\\1f7';

/** Everything that a thrown or logged object can be turned into. */
function shownForms(thing: unknown): string[] {
    const error = thing as Partial<Error> & { toJSON?: unknown };
    const json = JSON.stringify(thing);
    const shown = [
        inspect(thing, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
        json,
        String(thing),
    ];
    return [...shown, error.message ?? "", error.stack ?? "", inspect(error.cause, { depth: null })];
}

const expectNoToken = (thing: unknown) => {
    for (const form of shownForms(thing)) expect(form).not.toContain("canary");
};

/** Servers that throw the token back, in every way that they could. */
const ANSWERS: Record<string, (response: ServerResponse) => void> = {
    "a plain 401": (r) =>
        json(r, 401, { error_message: "You're not allowed in here unless you're logged in." }),
    "a 401 that quotes it": (r) => json(r, 401, { error_message: `Token ${CANARY} has expired` }),
    "a 400 that quotes it as a field": (r) => json(r, 400, { errors: { [CANARY]: [`${CANARY} is wrong`] } }),
    "a 404 that quotes it": (r) => json(r, 404, { error: CANARY }),
    "a 500 that quotes it": (r) => json(r, 500, { message: CANARY }),
    "a 429 that quotes it": (r) => json(r, 429, { message: CANARY }),
    "a page that quotes it": (r) => r.writeHead(502).end(`<html><title>${CANARY}</title>${CANARY}</html>`),
    "a success that is a failure": (r) => json(r, 200, { error: `bad token ${CANARY}` }),
    "a success that is a page": (r) => r.writeHead(200).end(`<html><title>${CANARY}</title></html>`),
    "a redirect": (r) => r.writeHead(302, { Location: `https://${CANARY}.example/${CANARY}` }).end(),
    "a reset": (r) => r.socket!.destroy(),
    "an answer that breaks off": (r) => {
        r.writeHead(200, { "Content-Length": "100" }).write(CANARY);
        setImmediate(() => r.socket?.destroy());
    },
    silence: passDeadline,
};

const CALLS: Record<string, (client: PersonalizeClient) => Promise<unknown>> = {
    read: (c) => c.attributes.list(PROJECT),
    create: (c) => c.attributes.create(PROJECT, { key: "k", name: "n" }),
    update: (c) => c.events.update(PROJECT, PROJECT, { key: "k" }),
};

describe.each(["authtoken", "oauth"] as const)("no %s in what is thrown or logged after", (kind) => {
    test.each(Object.entries(ANSWERS))("%s", async (_name, answer) => {
        const { url, seen } = await serve((_request, response) => answer(response));
        const lines: string[] = [];
        const overrides = { attemptTimeoutMs: ATTEMPT_MS, debug: true, credentials: { kind, token: CANARY } };
        const hooks = { clock: new FakeClock(), log: (line: string) => lines.push(line) };
        const client = clientFor(url, overrides, hooks);
        for (const call of Object.values(CALLS)) expectNoToken(await failure(call(client)));
        expect(Object.values(seen[0]!.headers).join()).toContain(CANARY);
        expectNoToken(client);
        expectNoToken(lines);
        expect(lines.length).toBeGreaterThanOrEqual(3);
    });
});

test("no token where nothing can be reached", async () => {
    const credentials = { kind: "authtoken" as const, token: CANARY };
    const client = clientFor("http://127.0.0.1:9", { credentials }, { clock: new FakeClock() });
    expectNoToken(await failure(client.attributes.list(PROJECT)));
    expectNoToken(
        await failure(clientFor("https://127.0.0.1:9", { credentials, maxRetries: 0 }).events.list(PROJECT)),
    );
});

test("the forms that are searched would show a token that is there", () => {
    const planted = Object.assign(new Error("x"), { config: { headers: { authtoken: CANARY } } });
    expect(() => expectNoToken(planted)).toThrow();
});
