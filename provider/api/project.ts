import { ConfigurationError } from "../errors/base";
import type { WireProject } from "../wire";
import { path } from "./call";
import { getList, post, put, remove } from "./collection";
import type { Http } from "./http";

export interface ProjectBody {
    name: string;
    description?: string;
    connectedStackApiKey?: string;
}

export interface ProjectFilter {
    connectedStackApiKey?: string;
}

/** Undocumented, as the official command-line tool uses them; the only calls that name the organization. */
export const projects = (http: Http) => ({
    list: async (filter: ProjectFilter = {}) =>
        getList<WireProject>(http, "/projects", organization(http), { ...filter }),
    create: async (body: ProjectBody) => post<WireProject>(http, "/projects", organization(http), body),
    update: async (uid: string, body: ProjectBody) =>
        put<WireProject>(http, path`/projects/${uid}`, organization(http), body),
    remove: async (uid: string) => remove(http, path`/projects/${uid}`, organization(http)),
});

function organization({ organizationUid }: Http): { organizationUid: string } {
    if (organizationUid !== undefined) return { organizationUid };
    throw new ConfigurationError(
        "Projects belong to an organization, and none is set: set CONTENTSTACK_ORGANIZATION_UID, or run `pulumi config set contentstack-personalize:organizationUid <uid>`.",
    );
}
