import type { WireExperience, WireExperienceBody } from "../wire";
import { path } from "./call";
import { getList, getOne, post, put, remove } from "./collection";
import type { Http } from "./http";

export const experiences = (http: Http) => ({
    list: async (projectUid: string) => getList<WireExperience>(http, "/experiences", { projectUid }),
    get: async (projectUid: string, uid: string) =>
        getOne<WireExperience>(http, path`/experiences/${uid}`, { projectUid }),
    /** Creates an empty draft version with it: `latestVersion` of the answer. */
    create: async (projectUid: string, body: WireExperienceBody) =>
        post<WireExperience>(http, "/experiences", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireExperienceBody) =>
        put<WireExperience>(http, path`/experiences/${uid}`, { projectUid }, body),
    /** Its versions go with it. */
    remove: async (projectUid: string, uid: string) =>
        remove(http, path`/experiences/${uid}`, { projectUid }),
});
