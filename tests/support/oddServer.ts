import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request and the answer that it would get. */
export interface Passing {
    readonly time: string;
    readonly method: string;
    readonly path: string;
    readonly sent: unknown;
    status: number;
    contentType: string;
    text: string;
    /** Set by who changes the answer, for the log. */
    fault?: string;
}

/** Looks at what passes, and may change the answer or do something on the side. */
export type Meddle = (passing: Passing) => void | Promise<void>;

export interface OddServer {
    readonly url: string;
    meddle: Meddle | undefined;
    /** All that has passed since `forget`, in the order of the answers. */
    readonly seen: readonly Passing[];
    forget(): void;
    close(): Promise<void>;
}

/** Stands between a client and a server, as a proxy would, or a newer release of the server. */
export async function startOddServer(target: string): Promise<OddServer> {
    let seen: Passing[] = [];
    let meddle: Meddle | undefined;
    const server = await listening(async (request, response) => {
        const passing = await pass(target, request);
        seen.push(passing);
        await meddle?.(passing);
        response.writeHead(passing.status, { "content-type": passing.contentType }).end(passing.text);
    });
    return {
        url: urlOf(server),
        get meddle() {
            return meddle;
        },
        set meddle(next) {
            meddle = next;
        },
        get seen() {
            return seen;
        },
        forget: () => {
            seen = [];
        },
        close: () => closed(server),
    };
}

async function pass(target: string, request: IncomingMessage): Promise<Passing> {
    const time = new Date().toISOString();
    const { method = "GET", url: path = "/", headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const answer = await fetch(target + path, {
        method,
        headers: {
            authtoken: String(headers.authtoken),
            "x-project-uid": String(headers["x-project-uid"]),
            "content-type": "application/json",
        },
        ...(body === "" ? {} : { body }),
    });
    return {
        time,
        method,
        path,
        sent: body === "" ? undefined : JSON.parse(body),
        status: answer.status,
        contentType: answer.headers.get("content-type") ?? "application/json",
        text: await answer.text(),
    };
}

/** Any server on a free port of this machine; what its answer throws ends that one connection. */
export async function listening(
    answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<Server> {
    const server = createServer((request, response) => {
        Promise.resolve(answer(request, response)).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
}

export function urlOf(server: Server): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closed(server: Server): Promise<void> {
    const end = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await end;
}
