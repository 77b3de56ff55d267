import type { WireAudience, WireAudienceBody } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";

export interface AudienceListOptions {
    /** Those synced from Lytics as well; they can be referred to, never written. */
    includeLyticsAudiences?: boolean;
}

export const audiences = (http: Http) => ({
    list: async (projectUid: string, { includeLyticsAudiences }: AudienceListOptions = {}) =>
        getList<WireAudience>(
            http,
            "/audiences",
            { projectUid },
            includeLyticsAudiences ? { includeLyticsAudiences } : undefined,
        ),
    create: async (projectUid: string, body: WireAudienceBody) =>
        post<WireAudience>(http, "/audiences", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireAudienceBody) =>
        put<WireAudience>(http, path`/audiences/${uid}`, { projectUid }, body),
    remove: async (projectUid: string, uid: string) => remove(http, path`/audiences/${uid}`, { projectUid }),
});
