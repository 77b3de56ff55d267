import type { IncomingHttpHeaders } from "node:http";
import type { Host } from "../call";
import type { Code } from "../codes";
import { parseBody } from "../http/body";
import { type Answer, HttpRefusal, RuleViolation } from "../refusal";
import { type EdgeCall, type EdgeHost, type EdgeRoute, headerOf } from "./call";

export interface EdgeRequest {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly query: URLSearchParams;
    readonly address: string | undefined;
    readonly bytes: Buffer;
    ignore(sentence: string): void;
}

/** Answers a request below the path of the Edge API. Its only identification is the project. */
export function handleEdge(
    host: Host,
    edge: EdgeHost,
    route: EdgeRoute | undefined,
    request: EdgeRequest,
): Answer {
    const { headers, bytes, method, path } = request;
    if (method === "OPTIONS") return { status: 204 };
    if (!route) throw notInEdge(method, path);
    const uid = headerOf(headers, "x-project-uid");
    if (uid === undefined) throw new RuleViolation(`${route.area}.PROJECT_UID_HEADER_NOT_SET` satisfies Code);
    const project = host.world.projects.get(uid);
    if (!project) throw new RuleViolation(`${route.area}.PROJECT_NOT_FOUND` satisfies Code);
    // The official SDK sends JSON without its content type.
    const body = bytes.length === 0 ? undefined : parseBody(bytes, "application/json");
    const call: EdgeCall = { ...request, host, edge, project, body };
    return route.handle(call);
}

const notInEdge = (method: string, path: string) =>
    new HttpRefusal({
        status: 501,
        body: {
            error: "emulator.NOT_IMPLEMENTED",
            message: `The emulator has no ${method} ${path}: the Edge API has four documented operations, which are there.`,
        },
    });

/**
 * The headers that let the pages of every site use the Edge API, and that keep proxies and browsers from storing the
 * answers. They are assumptions: no response of the live API was recorded.
 */
export function withEdgeHeaders(answer: Answer, { headers }: Pick<EdgeRequest, "headers">): Answer {
    return {
        ...answer,
        headers: {
            "access-control-allow-origin": "*",
            "access-control-expose-headers": "x-cs-personalize-user-uid",
            "cache-control": "no-store",
            ...(headers["access-control-request-method"] !== undefined && {
                "access-control-allow-methods": "GET, PATCH, POST",
                "access-control-allow-headers": headerOf(headers, "access-control-request-headers") ?? "*",
                "access-control-max-age": "600",
            }),
            ...answer.headers,
        },
    };
}
