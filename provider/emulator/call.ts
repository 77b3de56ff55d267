import type { Clock } from "./clock";
import type { Answer } from "./refusal";
import type { Settings } from "./settings";
import type { Project, World } from "./state/world";

/** What every request of one running emulator shares. */
export interface Host {
    readonly world: World;
    settings: Settings;
    readonly clock: Clock;
    /** Hands an experience to the background job that tells the content management system. */
    scheduleCms(experienceUid: string): void;
}

export interface Call {
    readonly host: Host;
    readonly params: Readonly<Record<string, string>>;
    readonly query: URLSearchParams;
    readonly body: unknown;
}

export interface ProjectCall extends Call {
    readonly project: Project;
}

interface RouteInfo {
    readonly method: "GET" | "POST" | "PUT" | "DELETE";
    readonly path: string;
    readonly operation: string;
    /** The name that the API's documentation has for the operation; absent if it has none. */
    readonly title?: string;
}

/** `account` routes need a token alone, `organization` ones `organization_uid`, `project` ones `x-project-uid`. */
export type Route = RouteInfo &
    (
        | { readonly scope: "account" | "organization"; handle(call: Call): Answer }
        | { readonly scope: "project"; handle(call: ProjectCall): Answer }
    );

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const gone: Answer = { status: 204 };
