import type { IncomingHttpHeaders } from "node:http";
import type { Evaluator } from "../../evaluation";
import type { Host } from "../call";
import type { Answer } from "../refusal";
import type { Project } from "../state/world";
import type { Locations } from "./locations";

/** A request to the Edge API of an existing project. */
export interface EdgeCall {
    readonly host: Host;
    readonly edge: EdgeHost;
    readonly project: Project;
    readonly headers: IncomingHttpHeaders;
    readonly query: URLSearchParams;
    /** The JSON value of the body, whatever its content type. Undefined without a body. */
    readonly body: unknown;
    /** The IP address of the connection. */
    readonly address: string | undefined;
    /** Records that a part of the request has no effect. */
    ignore(sentence: string): void;
}

/** What visitors see of the running emulator. */
export interface EdgeHost {
    readonly locations: Locations;
    /** The time of visitors in milliseconds since 1970. */
    now(): number;
    /** The evaluator of what is published of a project. Undefined if the project itself is not yet published. */
    published(project: Project): Evaluator | undefined;
}

export interface EdgeRoute {
    readonly method: "GET" | "PATCH" | "POST";
    readonly path: string;
    readonly operation: string;
    /** The first part of the operation's error codes. */
    readonly area: "MANIFEST" | "USER_ATTRIBUTES" | "EVENTS";
    readonly about: string;
    handle(call: EdgeCall): Answer;
}

/** Headers arrive once or as a list. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
};

/** Names the visitor in requests and in the answers of the manifest. */
export const USER_HEADER = "x-cs-personalize-user-uid";
