import { NotFoundError } from "../errors/api";
import type { Call, Query } from "./call";
import type { Http } from "./http";
import { asList, asObject } from "./parseResponse";

export type Removed = "deleted" | "absent";

/** The project or organization of a call. */
export type Scope = Pick<Call<unknown>, "projectUid" | "organizationUid">;

export function getList<T extends { uid: string }>(
    http: Http,
    path: string,
    scope: Scope,
    query?: Query,
    read: (body: unknown) => T[] = asList<T>,
): Promise<T[]> {
    return http.send({ method: "GET", path, ...scope, query, repeatable: true, read });
}

export function getOne<T extends { uid: string }>(http: Http, path: string, scope: Scope): Promise<T> {
    return http.send({ method: "GET", path, ...scope, repeatable: true, read: asObject<T> });
}

/** The API has no idempotency key, so a repeated create request creates a second object. */
export function post<T extends { uid: string }>(
    http: Http,
    path: string,
    scope: Scope,
    body: unknown,
): Promise<T> {
    return http.send({ method: "POST", path, ...scope, body, repeatable: false, read: asObject<T> });
}

/** A PUT replaces the whole object, so by default it can be repeated. */
export function put<T extends { uid: string }>(
    http: Http,
    path: string,
    scope: Scope,
    body: unknown,
    repeatable = true,
): Promise<T> {
    return http.send({ method: "PUT", path, ...scope, body, repeatable, read: asObject<T> });
}

/** Treats an absent object as deleted, but not an absent project, which is a wrong setting. */
export async function remove(http: Http, path: string, scope: Scope): Promise<Removed> {
    try {
        await http.send({ method: "DELETE", path, ...scope, repeatable: true });
        return "deleted";
    } catch (error) {
        if (error instanceof NotFoundError && !error.ofProject) return "absent";
        throw error;
    }
}
