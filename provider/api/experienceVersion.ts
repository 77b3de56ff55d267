import type { WireVersion, WireVersionBody } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";
import { asList, MalformedResponseError } from "./parseResponse";

/** There is no GET of a single version: read the list. */
export const versions = (http: Http) => ({
    /** Newest first. */
    list: async (projectUid: string, experienceUid: string) =>
        getList(http, path`/experiences/${experienceUid}/versions`, { projectUid }, undefined, atLeastOne),
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

/** An experience is made with a draft, and its only version can't be deleted. */
function atLeastOne(body: unknown): WireVersion[] {
    const found = asList<WireVersion>(body);
    if (found.length === 0)
        throw new MalformedResponseError("is an empty list, although every experience has a version");
    return found;
}
