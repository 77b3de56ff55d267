import type {
    WireAttribute,
    WireAudience,
    WireEvent,
    WireExperience,
    WireProject,
    WireVersion,
} from "../../wire";

/** What the server knows. The wire objects in it are never changed, only replaced by their successors. */
export interface World {
    readonly organizationUid: string;
    readonly authtoken: string;
    /** OAuth tokens with the scopes `personalize:manage` and `personalize:read`. */
    readonly oauthToken: string;
    readonly oauthReadToken: string;
    /** The project that was there from the start. */
    readonly projectUid: string;
    readonly projects: Map<string, Project>;
}

/** Every map is in the order of creation. */
export interface Project {
    wire: WireProject;
    readonly attributes: Map<string, WireAttribute>;
    readonly audiences: Map<string, WireAudience>;
    readonly lyticsAudiences: Map<string, WireAudience>;
    readonly events: Map<string, WireEvent>;
    readonly experiences: Map<string, Experience>;
    /** Uids of the experiences by decreasing priority. */
    priorityOrder: string[];
    /** High-water mark: a `shortUid` is never given twice, not even after a deletion. */
    nextShortUid: number;
}

export interface Experience {
    /** Without `priority`, which follows from the project's order. */
    wire: WireExperience;
    readonly versions: Map<string, WireVersion>;
    nextVersionNumber: number;
    nextVariantShortUid: number;
    /** Whether the content management system has yet to be told of the variants. */
    cmsPending: boolean;
    /** Impressions and conversions by version. */
    readonly feeds: Map<string, Feed>;
}

/** One thing that a visitor did, as it counts for a variant. */
export interface Hit {
    readonly variantShortUid: string;
    readonly user: string;
    readonly time: number;
}

/** What visitors did while a version was live; a new version starts with an empty feed. */
export interface Feed {
    readonly impressions: readonly Hit[];
    readonly conversions: readonly Hit[];
}

export function emptyProject(wire: WireProject): Project {
    return {
        wire,
        attributes: new Map(),
        audiences: new Map(),
        lyticsAudiences: new Map(),
        events: new Map(),
        experiences: new Map(),
        priorityOrder: [],
        nextShortUid: 0,
    };
}
