import type { WireVersion, WireVersionBody } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";

/** There is no GET of a single version: read the list. */
export const versions = (http: Http) => ({
    /** Newest first. */
    list: async (projectUid: string, experienceUid: string) =>
        getList<WireVersion>(http, path`/experiences/${experienceUid}/versions`, { projectUid }),
    create: async (projectUid: string, experienceUid: string, body: WireVersionBody) =>
        post<WireVersion>(http, path`/experiences/${experienceUid}/versions`, { projectUid }, body),
    /**
     * Replaces the whole version. Never repeated by itself: the first one may have published, and assigned
     * `shortUid`s that a second one would assign anew.
     */
    update: async (projectUid: string, experienceUid: string, versionUid: string, body: WireVersionBody) =>
        put<WireVersion>(
            http,
            path`/experiences/${experienceUid}/versions/${versionUid}`,
            { projectUid },
            body,
            false,
        ),
    /** Only a draft beside other versions can be deleted. */
    remove: async (projectUid: string, experienceUid: string, versionUid: string) =>
        remove(http, path`/experiences/${experienceUid}/versions/${versionUid}`, { projectUid }),
});
