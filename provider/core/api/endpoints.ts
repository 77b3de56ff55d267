import { withoutNulls } from "../common/absent";
import { ConfigurationError } from "../errors/base";
import type {
    WireAttribute,
    WireAttributeBody,
    WireAudience,
    WireAudienceBody,
    WireEvent,
    WireEventBody,
    WireExperience,
    WireExperienceBody,
    WirePriority,
    WireProject,
    WireVersion,
    WireVersionBody,
} from "../wire";
import { path, type Query } from "./call";
import { getList, getOne, post, put, remove } from "./collection";
import type { Http } from "./http";
import { asList, MalformedResponseError } from "./parseResponse";

/** The API has no GET of a single attribute, only the list. */
export const attributes = (http: Http) => ({
    /** The custom attributes, newest first, then the presets. */
    list: async (projectUid: string) => getList<WireAttribute>(http, "/attributes", { projectUid }),
    create: async (projectUid: string, body: WireAttributeBody) =>
        post<WireAttribute>(http, "/attributes", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireAttributeBody) =>
        put<WireAttribute>(http, path`/attributes/${uid}`, { projectUid }, body),
    remove: async (projectUid: string, uid: string) => remove(http, path`/attributes/${uid}`, { projectUid }),
});

export interface AudienceListOptions {
    /** Includes audiences from Lytics. Experiences can refer to them, but the API can't write them. */
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

/** The API has no GET of a single event, only the list. */
export const events = (http: Http) => ({
    list: async (projectUid: string) => getList<WireEvent>(http, "/events", { projectUid }),
    create: async (projectUid: string, body: WireEventBody) =>
        post<WireEvent>(http, "/events", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireEventBody) =>
        put<WireEvent>(http, path`/events/${uid}`, { projectUid }, body),
    remove: async (projectUid: string, uid: string) => remove(http, path`/events/${uid}`, { projectUid }),
});

export const experiences = (http: Http) => ({
    list: async (projectUid: string) => getList<WireExperience>(http, "/experiences", { projectUid }),
    get: async (projectUid: string, uid: string) =>
        getOne<WireExperience>(http, path`/experiences/${uid}`, { projectUid }),
    /** Also creates an empty draft version: `latestVersion` of the response. */
    create: async (projectUid: string, body: WireExperienceBody) =>
        post<WireExperience>(http, "/experiences", { projectUid }, body),
    update: async (projectUid: string, uid: string, body: WireExperienceBody) =>
        put<WireExperience>(http, path`/experiences/${uid}`, { projectUid }, body),
    /** Also deletes its versions. */
    remove: async (projectUid: string, uid: string) =>
        remove(http, path`/experiences/${uid}`, { projectUid }),
});

/** The API has no GET of a single version, only the list. */
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
    /** Only a draft can be deleted, and only if the experience has another version. */
    remove: async (projectUid: string, experienceUid: string, versionUid: string) =>
        remove(http, path`/experiences/${experienceUid}/versions/${versionUid}`, { projectUid }),
});

/** Every experience has a version: it is created with a draft, and its only version can't be deleted. */
function atLeastOne(body: unknown): WireVersion[] {
    const found = asList<WireVersion>(body);
    if (found.length === 0)
        throw new MalformedResponseError("is an empty list, although every experience has a version");
    return found;
}

const PRIORITY_PATH = "/experiences-priority";

/** The API documents neither body, so an unknown form falls back to the list of experiences. */
export const experiencesPriority = (http: Http) => {
    const get = async (projectUid: string): Promise<string[]> =>
        (await http.send({
            method: "GET",
            path: PRIORITY_PATH,
            projectUid,
            repeatable: true,
            read: orderOf,
        })) ?? byRank(http, projectUid);
    return {
        /** The uids of all experiences, the highest priority first. */
        get,
        /** Sends the order of all experiences and returns the resulting order. */
        update: async (projectUid: string, wanted: readonly string[]): Promise<string[]> => {
            const body: WirePriority = { priorityOrder: [...wanted] };
            const answered = await http.send({
                method: "PUT",
                path: PRIORITY_PATH,
                projectUid,
                body,
                repeatable: true,
                read: orderOf,
            });
            return answered ?? get(projectUid);
        },
    };
};

/** `{priorityOrder: […]}` or the bare list; undefined for anything else. */
function orderOf(body: unknown): string[] | undefined {
    const uids = Array.isArray(body) ? body : (body as Partial<WirePriority> | null)?.priorityOrder;
    const known = withoutNulls(uids);
    return Array.isArray(known) && known.every((uid) => typeof uid === "string") ? known : undefined;
}

async function byRank(http: Http, projectUid: string): Promise<string[]> {
    const all = await experiences(http).list(projectUid);
    const rank = (priority: number | undefined) => priority ?? Number.MAX_SAFE_INTEGER;
    return all.toSorted((a, b) => rank(a.priority) - rank(b.priority)).map((experience) => experience.uid);
}

export interface ProjectFilter {
    connectedStackApiKey?: string;
}

/** An undocumented call of the official CLI, and the only one that needs the organization. */
export const projects = (http: Http) => ({
    list: async (filter: ProjectFilter = {}) =>
        getList<WireProject>(http, "/projects", organization(http), { ...filter }),
});

function organization({ organizationUid }: Http): { organizationUid: string } {
    if (organizationUid !== undefined) return { organizationUid };
    throw new ConfigurationError(
        "Projects belong to an organization, and none is set: set CONTENTSTACK_ORGANIZATION_UID, or run `pulumi config set contentstack-personalize:organizationUid <uid>`.",
    );
}

/** The places that audiences can use, the same for every project. The API documents no body for them. */
export const geolocation = (http: Http) => {
    const get =
        (kind: "countries" | "regions" | "cities") =>
        (query: Query = {}) =>
            http.send<unknown>({
                method: "GET",
                path: `/geolocation/${kind}`,
                query,
                repeatable: true,
                read: (body) => body,
            });
    return { countries: get("countries"), regions: get("regions"), cities: get("cities") };
};

/** Only activated versions have analytics. The API documents no body, so it is returned unchanged. */
export const analytics = (http: Http) => {
    const get =
        (kind: "summary" | "time-series") =>
        (projectUid: string, experience: string, version: string, query: Query = {}) =>
            http.send<unknown>({
                method: "GET",
                path: `${path`/experiences/${experience}/analytics`}/${kind}`,
                projectUid,
                query: { ...query, version },
                repeatable: true,
                read: (body) => body,
            });
    return { summary: get("summary"), timeSeries: get("time-series") };
};
