import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PersonalizeClient } from "../../../provider/core/api/client";
import { hideToken } from "../../../provider/core/api/credentials";
import type { HttpHooks } from "../../../provider/core/api/http";
import type { Settings } from "../../../provider/core/api/settings";

export const PROJECT = "64c7a0000000000000000001";

export interface Seen {
    method: string;
    path: string;
    headers: IncomingHttpHeaders;
    body: string;
}

/** What to do with the nth request of a case, counted from 0. */
export type Handler = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

export interface TestServer {
    url: string;
    seen: Seen[];
}

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
});

export async function serve(handler: Handler): Promise<TestServer> {
    const seen: Seen[] = [];
    const server = createServer((request, response) => {
        let body = "";
        request.on("data", (chunk) => {
            body += chunk;
        });
        request.on("end", () => {
            const nth = seen.push({
                method: request.method!,
                path: request.url!,
                headers: request.headers,
                body,
            });
            handler(request, response, nth - 1);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(
        () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    );
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

export function json(response: ServerResponse, status: number, body?: unknown, headers = {}): void {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
}

export function settingsFor(baseUrl: string, overrides: Partial<Settings> = {}): Settings {
    return {
        baseUrl,
        projectUid: PROJECT,
        organizationUid: "blt0000000000000001",
        credentials: hideToken({ kind: "authtoken", token: "blt-test-token", source: "environment" }),
        requestsPerSecond: 10_000,
        // No test with an answer runs into it; one without an answer sets its own.
        attemptTimeoutMs: 30_000,
        operationTimeoutMs: 300_000,
        maxRetries: 4,
        reuseShortUids: true,
        debug: false,
        ...overrides,
    };
}

export function clientFor(
    baseUrl: string,
    overrides: Partial<Settings> = {},
    hooks: HttpHooks = {},
): PersonalizeClient {
    return new PersonalizeClient(settingsFor(baseUrl, overrides), hooks);
}

/** What a promise was rejected with. */
export async function failure<T extends Error>(promise: Promise<unknown>): Promise<T> {
    try {
        await promise;
    } catch (error) {
        return error as T;
    }
    throw new Error("expected a failure, and there was none");
}
