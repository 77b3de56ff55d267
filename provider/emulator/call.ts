import type { Clock } from "./clock";
import type { Answer } from "./refusal";
import type { Settings } from "./settings";
import type { Project, World } from "./state/world";

/** What every request of one running emulator shares. */
export interface Host {
    readonly world: World;
    settings: Settings;
    readonly clock: Clock;
    /** Schedules the background job that syncs an experience to the content management system. */
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
    /** The operation's name in the API's documentation. Undocumented operations have none. */
    readonly title?: string;
}

/**
 * Routes of scope `account` require only a token. Scope `organization` also requires `organization_uid`, and scope
 * `project` requires `x-project-uid`.
 */
export type Route = RouteInfo &
    (
        | { readonly scope: "account" | "organization"; handle(call: Call): Answer }
        | { readonly scope: "project"; handle(call: ProjectCall): Answer }
    );

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const gone: Answer = { status: 204 };
