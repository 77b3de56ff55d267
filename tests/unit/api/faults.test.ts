import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { PersonalizeClient } from "../../../provider/core/api/client";
import {
    DeadlineError,
    LostAnswerError,
    NotFoundError,
    RateLimitedError,
    ServerError,
    UnexpectedAnswerError,
    UnreachableError,
} from "../../../provider/core/errors";
import { ATTEMPT_MS, passDeadline, useFakeDeadline } from "./deadline";
import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "./server";

const UID = "64c7a00000000000000000aa";
const OTHER = "64c7a00000000000000000bb";

useFakeDeadline();

/** What a server or what stands before it does to an answer. */
const FAULTS: Record<string, (response: ServerResponse) => void> = {
    "500": (r) => json(r, 500, { message: "oops" }),
    "502": (r) =>
        r.writeHead(502, { "Content-Type": "text/html" }).end("<html><title>Bad gateway</title></html>"),
    "503": (r) => json(r, 503),
    "504": (r) => json(r, 504),
    "a reset": (r) => r.socket!.destroy(),
    "a delay beyond the deadline": passDeadline,
    "a body that breaks off": (r) => {
        r.writeHead(200, { "Content-Length": "1000" }).write('[{"uid":"');
        setImmediate(() => r.socket?.destroy());
    },
    "a trickle without end": (r) => {
        r.writeHead(200);
        let pieces = 0;
        const timer = setInterval(() => {
            r.write(" ");
            if (++pieces === 3) passDeadline();
        }, 1);
        r.on("close", () => clearInterval(timer));
    },
    "a body that stalls": (r) => {
        const headersArrived = () => {
            unsubscribe("http.client.response.finish", headersArrived);
            setImmediate(passDeadline);
        };
        subscribe("http.client.response.finish", headersArrived);
        r.writeHead(200, { "Content-Length": "1000" }).flushHeaders();
    },
    "JSON that breaks off": (r) => r.writeHead(200).end('[{"uid":"x"}, {"ui'),
    "an empty body": (r) => json(r, 200),
    HTML: (r) =>
        r.writeHead(200, { "Content-Type": "text/html" }).end("<!DOCTYPE html><title>Sign in</title>"),
    "another shape": (r) => json(r, 200, { data: [] }),
    "a success that is a failure": (r) => json(r, 200, { error_message: "Something broke" }),
};

const REPEATABLE: Record<string, (client: PersonalizeClient) => Promise<unknown>> = {
    "GET of a list": (c) => c.attributes.list(PROJECT),
    "PUT of an attribute": (c) => c.attributes.update(PROJECT, UID, { key: "k", name: "n" }),
    "PUT of an event": (c) => c.events.update(PROJECT, UID, { key: "k" }),
    "PUT of an experience": (c) => c.experiences.update(PROJECT, UID, { name: "n", __type: "AB_TEST" }),
    "DELETE of a version": (c) => c.versions.remove(PROJECT, UID, OTHER),
};

const ONCE: Record<string, (client: PersonalizeClient) => Promise<unknown>> = {
    "POST of an attribute": (c) => c.attributes.create(PROJECT, { key: "k", name: "n" }),
    "POST of a version": (c) => c.versions.create(PROJECT, UID, { status: "DRAFT", variants: [] }),
    "PUT of a version": (c) => c.versions.update(PROJECT, UID, OTHER, { status: "ACTIVE", variants: [] }),
};

const answerWell = (method: string | undefined, response: ServerResponse) =>
    method === "DELETE"
        ? json(response, 204)
        : json(response, 200, method === "GET" ? [{ uid: UID }] : { uid: UID });

const quick = { attemptTimeoutMs: ATTEMPT_MS, operationTimeoutMs: 60_000 };

describe.each(Object.entries(FAULTS))("after %s", (name, fault) => {
    test.each(Object.entries(REPEATABLE))("a %s is sent again", async (operation, call) => {
        const { url, seen } = await serve((request, response, nth) =>
            nth === 0 ? fault(response) : answerWell(request.method, response),
        );
        const harmless =
            operation.startsWith("DELETE") && (name === "an empty body" || name === "another shape");
        await call(clientFor(url, quick, { clock: new FakeClock() }));
        expect(seen).toHaveLength(harmless ? 1 : 2);
    });

    test.each(Object.entries(ONCE))("a %s is not", async (_operation, call) => {
        const { url, seen } = await serve((_request, response) => fault(response));
        const error = await failure<LostAnswerError>(call(clientFor(url, quick, { clock: new FakeClock() })));
        expect(error).toBeInstanceOf(LostAnswerError);
        expect(error.message).toContain("Whether it took effect is unknown");
        expect(error.path).toBe(seen[0]!.path);
        expect(seen).toHaveLength(1);
    });
});

test.each([
    ["500", ServerError],
    ["a reset", UnexpectedAnswerError],
    ["a delay beyond the deadline", DeadlineError],
    ["HTML", UnexpectedAnswerError],
    ["a success that is a failure", UnexpectedAnswerError],
])("a read that meets nothing but %s ends after five tries", async (name, kind) => {
    const { url, seen } = await serve((_request, response) => FAULTS[name]!(response));
    const error = await failure(clientFor(url, quick, { clock: new FakeClock() }).attributes.list(PROJECT));
    expect(error).toBeInstanceOf(kind);
    expect(seen).toHaveLength(5);
});

test.each(["a body that stalls", "a trickle without end"])(
    "a read that meets nothing but %s ends after two tries: a third would take as long",
    async (name) => {
        const { url, seen } = await serve((_request, response) => FAULTS[name]!(response));
        const error = await failure(
            clientFor(url, quick, { clock: new FakeClock() }).attributes.list(PROJECT),
        );
        expect(error).toBeInstanceOf(DeadlineError);
        expect(error.message).toContain("the response began but was not complete within 0.25 s");
        expect(seen).toHaveLength(2);
    },
);

test("a read whose second response stalls no more goes on", async () => {
    const { url, seen } = await serve((request, response, nth) =>
        nth === 0
            ? FAULTS["a body that stalls"]!(response)
            : nth < 3
              ? json(response, 503)
              : answerWell(request.method, response),
    );
    await clientFor(url, quick, { clock: new FakeClock() }).attributes.list(PROJECT);
    expect(seen).toHaveLength(4);
});

test("a repeatable write that meets nothing but failures is not reported as one", async () => {
    const { url, seen } = await serve((_request, response) => json(response, 502));
    const client = clientFor(url, quick, { clock: new FakeClock() });
    const error = await failure(client.events.update(PROJECT, UID, { key: "k" }));
    expect(error).toBeInstanceOf(LostAnswerError);
    expect(error.message).toContain("the server answered 502 (the last of 5 tries)");
    expect(seen).toHaveLength(5);
});

test.each(Object.entries({ ...REPEATABLE, ...ONCE }))(
    "a 429 is repeated, a %s too",
    async (_operation, call) => {
        const clock = new FakeClock();
        const { url, seen } = await serve((request, response, nth) =>
            nth < 3
                ? json(response, 429, undefined, { "Retry-After": "7" })
                : answerWell(request.method, response),
        );
        const start = clock.now();
        await call(clientFor(url, {}, { clock }));
        expect(seen).toHaveLength(4);
        expect(clock.now() - start).toBeGreaterThanOrEqual(21_000);
        expect(clock.now() - start).toBeLessThan(22_000);
    },
);

test("a server that refuses for the rate for ever ends in an error that says so", async () => {
    const clock = new FakeClock();
    const { url, seen } = await serve((_request, response) =>
        json(response, 429, { error_message: "slow down" }),
    );
    const start = clock.now();
    const error = await failure(clientFor(url, {}, { clock }).events.create(PROJECT, { key: "k" }));
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error.message).toContain("10 requests per second");
    expect(seen).toHaveLength(13);
    expect(clock.now() - start).toBeLessThan(72_000);
});

test("a server that asks for a day is not waited for", async () => {
    const clock = new FakeClock();
    const { url, seen } = await serve((_request, response) =>
        json(response, 429, {}, { "Retry-After": "86400" }),
    );
    const start = clock.now();
    await failure(clientFor(url, { operationTimeoutMs: 200_000 }, { clock }).events.list(PROJECT));
    expect(clock.now() - start).toBeLessThanOrEqual(200_000);
    expect(seen).toHaveLength(4);
});

test("a wait that leads beyond the deadline is not begun", async () => {
    const clock = new FakeClock();
    const { url } = await serve((_request, response) => json(response, 429, {}, { "Retry-After": "30" }));
    const start = clock.now();
    await failure(clientFor(url, { operationTimeoutMs: 20_000 }, { clock }).events.list(PROJECT));
    expect(clock.now() - start).toBeLessThan(1_000);
});

test("nothing listening: the address, what to do, and no write is called unclear", async () => {
    const client = clientFor("http://127.0.0.1:9", {}, { clock: new FakeClock() });
    const error = await failure<UnreachableError>(client.events.create(PROJECT, { key: "k" }));
    expect(error).toBeInstanceOf(UnreachableError);
    expect(error.message).toContain("http://127.0.0.1:9 (ECONNREFUSED)");
    expect(error.message).toContain("`npx --no-install pulumi-contentstack-personalize emulator`");
});

test("a server that comes up is found", async () => {
    const { url } = await serve((_request, response) => json(response, 201, { uid: UID }));
    const client = clientFor("http://127.0.0.1:9", { maxRetries: 0 });
    await failure(client.events.list(PROJECT));
    expect(await clientFor(url).events.create(PROJECT, { key: "k" })).toEqual({ uid: UID });
});

describe("DELETE", () => {
    const remove = async (status: number, body?: unknown, type = "application/json") => {
        const { url } = await serve((_request, response) =>
            response
                .writeHead(status, { "Content-Type": type })
                .end(typeof body === "string" ? body : JSON.stringify(body)),
        );
        return clientFor(url).versions.remove(PROJECT, UID, OTHER);
    };

    test("of what is gone is a success", async () => {
        expect(await remove(404, { error: "personalize.EVENTS.NOT_FOUND" })).toBe("absent");
        expect(await remove(404, {})).toBe("absent");
    });

    test("in a project that is gone is not", async () => {
        const error = await failure<NotFoundError>(remove(404, { error: "personalize.PROJECTS.NOT_FOUND" }));
        expect(error).toBeInstanceOf(NotFoundError);
        expect(error.message).toContain("projectUid");
    });

    test.each([
        [{ statusCode: 404, message: "Cannot DELETE /experiences/x", error: "Not Found" }],
        ["<html><title>Not here</title></html>"],
    ])("at an address that is not the API is not (%#)", async (body) => {
        const error = await failure(remove(404, body));
        expect(error).toBeInstanceOf(UnexpectedAnswerError);
        expect(error.message).toContain("baseUrl");
    });

    test("that is refused is an error", async () => {
        const error = await failure(remove(400, { error: "personalize.EXPERIENCES.VERSIONS.CANNOT_DELETE" }));
        expect(error.message).toContain("CANNOT_DELETE");
    });
});

test("a redirect is not followed, and says where it led", async () => {
    const { url, seen } = await serve((_request, response) =>
        response.writeHead(307, { Location: "https://elsewhere.example/attributes?x=1" }).end(),
    );
    const error = await failure(clientFor(url).attributes.create(PROJECT, { key: "k", name: "n" }));
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error.message).toContain("redirects to https://elsewhere.example (307)");
    expect(error.message).not.toContain("x=1");
    expect(seen).toHaveLength(1);
});

test.each([
    ["large", (r: ServerResponse) => r.end(`["${"x".repeat(21 * 1024 * 1024)}"]`), "larger than 20 MB"],
    [
        "large once unpacked",
        (r: ServerResponse) => {
            r.writeHead(200, { "Content-Encoding": "gzip" });
            r.end(gzipSync(Buffer.alloc(40 * 1024 * 1024, " ")));
        },
        "larger than 20 MB",
    ],
    ["deep", (r: ServerResponse) => r.end("[".repeat(100_000)), "nested more than 100 levels deep"],
])("an answer that is too %s is refused", async (_name, answer, said) => {
    const { url } = await serve((_request, response) => answer(response));
    const { message } = await failure(clientFor(url, { maxRetries: 0 }).attributes.list(PROJECT));
    expect(message).toContain(said);
});
