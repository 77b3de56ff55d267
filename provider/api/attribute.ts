import type { WireAttribute, WireAttributeBody } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";

/** There is no GET of a single attribute: read the list. */
export const attributes = (http: Http) => ({
    /** The project's own, newest first, then the presets. */
    list: async (projectUid: string) => getList<WireAttribute>(http, "/attributes", { projectUid }),
    create: async (projectUid: string, body: WireAttributeBody) =>
        post<WireAttribute>(http, "/attributes", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireAttributeBody) =>
        put<WireAttribute>(http, path`/attributes/${uid}`, { projectUid }, body),
    remove: async (projectUid: string, uid: string) => remove(http, path`/attributes/${uid}`, { projectUid }),
});
