import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import findMyWay from "find-my-way";
import type { Route } from "../call";
import type { Core } from "../core";
import type { EdgeRoute } from "../edge/call";
import { edgePrefix } from "../edge/edge";
import { handleEdge, withEdgeHeaders } from "../edge/handle";
import { edgeRoutes } from "../edge/routes";
import type { Fault } from "../faults";
import { type Identity, MANAGE, READ } from "../identity/identity";
import { type IdentityRoute, identityRoutes } from "../identity/routes";
import { isObjectId } from "../ids";
import { Problems } from "../problems";
import { type Answer, InvalidRequest, Refusal } from "../refusal";
import { routes } from "../routes";
import { unimplemented } from "../routes/unimplemented";
import { findProject } from "../state/find";
import type { World } from "../state/world";
import { parseBody, readBody } from "./body";
import { afterwards, insteadOf } from "./faultAnswer";
import {
    badRequest,
    forbidden,
    illegalGet,
    noRoute,
    notImplemented,
    notLoggedIn,
    tokenExpired,
    tooMany,
} from "./httpErrors";
import { RateLimiter } from "./rateLimit";

type Target = Route | EdgeRoute | IdentityRoute | (typeof unimplemented)[number];

export interface Outcome {
    readonly operation: string;
    readonly answer: Answer;
    readonly fault: Fault | undefined;
    /** What of the request had no effect, one sentence each. */
    readonly ignored: readonly string[];
}

interface Incoming {
    readonly request: IncomingMessage;
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
}

/** A base URL that ends with a slash gives two in the path. */
const edgePath = (path: string): string | undefined =>
    path.startsWith(`${edgePrefix}/`) ? path.replace(/\/{2,}/g, "/") : undefined;

/** Processes a request in this order: route, fault, token, rate limit, project, handler, data file. */
export class Pipeline {
    private readonly router = findMyWay();
    private readonly limiter: RateLimiter;

    constructor(private readonly core: Core) {
        this.limiter = new RateLimiter(core.wallClock);
        for (const target of [...routes, ...edgeRoutes, ...identityRoutes, ...unimplemented]) {
            this.router.on(target.method, target.path, () => {}, target);
        }
    }

    async run(incoming: Incoming): Promise<Outcome> {
        const { request, method, path } = incoming;
        const edge = edgePath(path);
        const ignored: string[] = [];
        const found = this.router.find(method as findMyWay.HTTPMethod, edge ?? path);
        const target = found?.store as Target | undefined;
        const operation = target?.operation ?? "unknown";
        const fault = this.core.faults.strike({ method, path, operation });
        // The body is read before any delay, because a server processes what it has received even if the client
        // disconnects.
        const bytes = readBody(request, this.core.settings.quotas.bodyBytes);
        await Promise.all([this.delay(fault), bytes.catch(() => undefined)]);
        if (fault?.kind === "hold") await this.core.held.hold({ method, path, operation });
        const params = (found?.params ?? {}) as Record<string, string>;
        const handle = async (received: Buffer) => {
            if (edge !== undefined) return this.handleEdge(incoming, received, target, ignored);
            if (target && "service" in target) return this.handleIdentity(incoming, received, target);
            return this.handle(incoming, received, target, params);
        };
        const given = insteadOf(fault) ?? (await this.answer(handle, bytes));
        const answer = afterwards(fault) ?? given;
        return {
            operation,
            fault,
            ignored,
            answer: edge === undefined ? answer : withEdgeHeaders(answer, request),
        };
    }

    private async delay(fault: Fault | undefined): Promise<void> {
        const ms = this.core.settings.latencyMs + (fault?.kind === "delay" ? (fault.ms ?? 1000) : 0);
        if (ms > 0) await sleep(ms);
    }

    private async answer(
        handle: (received: Buffer) => Promise<Answer>,
        bytes: Promise<Buffer>,
    ): Promise<Answer> {
        try {
            return await handle(await bytes);
        } catch (error) {
            if (error instanceof Refusal) return error.answer(this.core.settings.switches);
            throw error;
        }
    }

    private async handleEdge(
        { request, method, path, query }: Incoming,
        bytes: Buffer,
        target: Target | undefined,
        ignored: string[],
    ): Promise<Answer> {
        if (target && "reason" in target) throw notImplemented(target.operation, target.reason);
        const route = target && "area" in target ? target : undefined;
        const answer = handleEdge(this.core, this.core.edge, route, {
            method,
            path,
            query,
            bytes,
            headers: request.headers,
            address: request.socket.remoteAddress,
            ignore: (sentence) => ignored.push(sentence),
        });
        if (method !== "GET") await this.core.save();
        return answer;
    }

    private handleIdentity({ query }: Incoming, bytes: Buffer, route: IdentityRoute): Answer {
        const { identity, settings, world } = this.core;
        const form = new URLSearchParams(bytes.toString("utf8"));
        return route.handle({ identity, settings, organizationUid: world.organizationUid, query, form });
    }

    private async handle(
        incoming: Incoming,
        bytes: Buffer,
        target: Target | undefined,
        params: Record<string, string>,
    ): Promise<Answer> {
        const answer = this.route(incoming, bytes, target, params);
        if (incoming.method !== "GET") await this.core.changed();
        return answer;
    }

    private route(
        { request, method, path, query }: Incoming,
        bytes: Buffer,
        target: Target | undefined,
        params: Record<string, string>,
    ): Answer {
        const { world, settings } = this.core;
        if (method === "GET" && bytes.length > 0 && settings.switches.getWithBody === "refused")
            throw illegalGet();
        if (!target || "area" in target || "service" in target) throw noRoute(method, path);
        if ("reason" in target) throw notImplemented(target.operation, target.reason);
        const scope = scopeOf(world, this.core.identity, request.headers);
        const wait = this.limiter.wait(settings, method);
        if (wait > 0)
            throw tooMany(settings.switches.retryAfter === "sent" ? Math.ceil(wait / 1000) : undefined);
        if (scope === "read" && method !== "GET") throw forbidden();
        const body = method === "GET" ? {} : parseBody(bytes, request.headers["content-type"]);
        const call = { host: this.core, params, query, body };
        if (target.scope === "project") {
            const project = this.projectOf(request);
            checkUids(params);
            return target.handle({ ...call, project });
        }
        if (target.scope === "organization") this.checkOrganization(request);
        checkUids(params);
        return target.handle(call);
    }

    private projectOf({ headers }: IncomingMessage) {
        const uid = headers["x-project-uid"];
        if (!isObjectId(uid)) throw badRequest("x-project-uid must be the uid of a project");
        return findProject(this.core.world, uid);
    }

    private checkOrganization({ headers }: IncomingMessage): void {
        const uid = headers.organization_uid;
        if (uid === undefined) throw badRequest("organization_uid is required");
        if (uid !== this.core.world.organizationUid) throw forbidden();
    }
}

/** The live server was observed to respond to a malformed uid with 400. An unknown uid causes a 404. */
function checkUids(params: Readonly<Record<string, string>>): void {
    const problems = new Problems();
    for (const [name, uid] of Object.entries(params)) {
        if (!isObjectId(uid)) problems.addText(name, `${uid} is not a valid ObjectId`);
    }
    if (problems.any) throw new InvalidRequest(problems);
}

/** Returns the scope of a request's token, as the API's OAuth scopes define it. */
function scopeOf(world: World, identity: Identity, headers: IncomingHttpHeaders): "manage" | "read" {
    const { authtoken, authorization } = headers;
    if (authtoken !== undefined) {
        if (authtoken === world.authtoken) return "manage";
        throw notLoggedIn();
    }
    const [, bearer] = /^Bearer (.+)$/i.exec(authorization ?? "") ?? [];
    if (bearer === undefined) throw notLoggedIn();
    if (bearer === world.oauthToken) return "manage";
    if (bearer === world.oauthReadToken) return "read";
    const scopes = identity.scopeOf(bearer)?.split(" ") ?? [];
    if (scopes.includes(MANAGE)) return "manage";
    if (scopes.includes(READ)) return "read";
    throw scopes.length > 0 ? forbidden() : tokenExpired();
}
