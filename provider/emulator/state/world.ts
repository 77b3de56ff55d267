import type {
    WireAttribute,
    WireAudience,
    WireEvent,
    WireExperience,
    WireProject,
    WireVersion,
} from "../../core/wire";

/** The server's state. Its wire objects are immutable: a change replaces the object. */
export interface World {
    readonly organizationUid: string;
    readonly authtoken: string;
    /** OAuth tokens with the scopes `personalize:manage` and `personalize:read`. */
    readonly oauthToken: string;
    readonly oauthReadToken: string;
    /** The project that a new world starts with. */
    readonly projectUid: string;
    readonly projects: Map<string, Project>;
}

/** The maps keep the order of creation. */
export interface Project {
    wire: WireProject;
    readonly attributes: Map<string, WireAttribute>;
    readonly audiences: Map<string, WireAudience>;
    readonly lyticsAudiences: Map<string, WireAudience>;
    readonly events: Map<string, WireEvent>;
    readonly experiences: Map<string, Experience>;
    /** The uids of the experiences, the highest priority first. */
    priorityOrder: string[];
    /** The visitors whose attributes are stored or whose variants are forced, by uid. */
    readonly visitors: Map<string, StoredVisitor>;
    /** The next number. It never decreases, so a `shortUid` is not reused even after a deletion. */
    nextShortUid: number;
}

export interface Experience {
    /** Without `priority`, which is derived from the project's order. */
    wire: WireExperience;
    readonly versions: Map<string, WireVersion>;
    nextVersionNumber: number;
    nextVariantShortUid: number;
    /** Whether a sync with the content management system is pending. */
    cmsPending: boolean;
    /** Impressions and conversions, by the version's uid. */
    readonly feeds: Map<string, Feed>;
}

export interface StoredVisitor {
    readonly uid: string;
    /** By key. */
    readonly attributes: Readonly<Record<string, unknown>>;
    /** The short uid of a variant or null, by the short uid of its experience. */
    readonly forced: Readonly<Record<string, string | null>>;
}

/** An event of a visitor that counts for a variant. */
export interface Hit {
    readonly variantShortUid: string;
    readonly user: string;
    readonly time: number;
}

/** The events recorded while a version was live. A new version has an empty feed. */
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
        visitors: new Map(),
        nextShortUid: 0,
    };
}

/** The objects of a list by their uids, in the same order. */
export function byUid<T extends { uid: string }>(objects: readonly T[]): Map<string, T> {
    return new Map(objects.map((object) => [object.uid, object]));
}
