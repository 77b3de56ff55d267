import * as endpoints from "../../provider/core/api/endpoints";
import type { Http } from "../../provider/core/api/http";
import { routes } from "../../provider/emulator/routes";
import { unimplemented } from "../../provider/emulator/routes/unimplemented";
import { requiredFields, type WireFields } from "./wireFields";

/** One operation, as one of our sides knows it. */
export interface Operation {
    /** `PUT /attributes/{}`: the names of path parameters do not matter. */
    readonly name: string;
    /** The query parameters that we send. */
    readonly query: readonly string[];
    /** The fields of the body that we send. Absent without a body. */
    readonly body?: WireFields;
}

/** The type in `wire.ts` of the bodies that are written to each path. */
export const BODIES: Readonly<Record<string, string>> = {
    "/attributes": "WireAttributeBody",
    "/audiences": "WireAudienceBody",
    "/events": "WireEventBody",
    "/experiences": "WireExperienceBody",
    "/experiences/{}/versions": "WireVersionBody",
    "/experiences-priority": "WirePriority",
};

interface Sent {
    method: string;
    path: string;
    query?: Record<string, unknown>;
}

/** What the API client sends: each method of `endpoints.ts` is called once, with a client that only records. */
export async function clientOperations(): Promise<Operation[]> {
    const sent: Sent[] = [];
    const http = {
        organizationUid: "{}",
        send: async (call: Sent) => {
            sent.push(call);
            return [];
        },
    } as unknown as Http;
    for (const group of Object.values(endpoints)) {
        for (const method of Object.values(group(http))) await callWithPlaceholders(method);
    }
    await endpoints.audiences(http).list("{}", { includeLyticsAudiences: true });
    const known = new Map<string, Operation>();
    for (const { method, path, query = {} } of sent) {
        const name = operationName(method, path);
        const names = [...(known.get(name)?.query ?? []), ...Object.keys(query)];
        const body = method === "POST" || method === "PUT" ? bodyOf(path) : undefined;
        known.set(name, { name, query: [...new Set(names)], ...(body && { body }) });
    }
    return [...known.values()];
}

async function callWithPlaceholders(method: (...args: never[]) => Promise<unknown>): Promise<void> {
    const uids = ["{}", "{}", "{}"] as never[];
    // An answer without content is no matter here; what was sent is recorded by then.
    await method(...uids).catch(() => undefined);
}

function bodyOf(path: string): WireFields | undefined {
    const collection = templateOf(path).replace(/\/\{\}$/, "");
    const type = BODIES[collection];
    return type === undefined ? undefined : requiredFields(type);
}

/** The operations of the emulator, with those that it answers with 501. */
export function emulatorOperations(): string[] {
    return [...routes, ...unimplemented].map(({ method, path }) => operationName(method, path));
}

export const operationName = (method: string, path: string): string =>
    `${method.toUpperCase()} ${templateOf(path)}`;

/** Path parameters in all three notations: `:uid`, `{uid}`, and the encoded placeholder of a recorded call. */
const templateOf = (path: string): string =>
    path.replace(/:\w+|\{\w*\}|%7B%7D/g, "{}").replace(/(?<=.)\/$/, "");
