import type { WireAttribute, WireAudience, WireEvent, WireExperience, WireVersion } from "../wire";

/** The values of `--only`, in the order of their dependencies. */
export const SECTIONS = ["attributes", "events", "audiences", "experiences", "versions", "priority"] as const;

export type Section = (typeof SECTIONS)[number];

/** The content of a project. Lists are ordered by creation, the oldest first. */
export interface ProjectContent {
    readonly projectUid: string;
    /** The custom attributes; every project has the same presets. */
    readonly attributes: readonly WireAttribute[];
    readonly events: readonly WireEvent[];
    readonly audiences: readonly WireAudience[];
    /** Audiences from Lytics, which the API can't write. */
    readonly lyticsAudiences: readonly WireAudience[];
    readonly experiences: readonly WireExperience[];
    /** The versions of each experience, by the uid of the experience. */
    readonly versions: ReadonlyMap<string, readonly WireVersion[]>;
    /** The uids of all experiences, the highest priority first. */
    readonly order: readonly string[];
}
