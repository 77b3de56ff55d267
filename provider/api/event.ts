import type { WireEvent, WireEventBody } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";

/** There is no GET of a single event: read the list. */
export const events = (http: Http) => ({
    list: async (projectUid: string) => getList<WireEvent>(http, "/events", { projectUid }),
    create: async (projectUid: string, body: WireEventBody) =>
        post<WireEvent>(http, "/events", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireEventBody) =>
        put<WireEvent>(http, path`/events/${uid}`, { projectUid }, body),
    remove: async (projectUid: string, uid: string) => remove(http, path`/events/${uid}`, { projectUid }),
});
