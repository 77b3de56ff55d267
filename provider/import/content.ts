import type { WireAttribute, WireAudience, WireEvent, WireExperience, WireVersion } from "../wire";

/** What `--only` can name, in the order in which one depends on the other. */
export const SECTIONS = ["attributes", "events", "audiences", "experiences", "versions", "priority"] as const;

export type Section = (typeof SECTIONS)[number];

/** All that a project holds. Lists are in the order in which people made the objects, the oldest first. */
export interface ProjectContent {
    readonly projectUid: string;
    /** The project's own; every project has the same presets. */
    readonly attributes: readonly WireAttribute[];
    readonly events: readonly WireEvent[];
    readonly audiences: readonly WireAudience[];
    /** Synced from Lytics: they can be referred to, never written. */
    readonly lyticsAudiences: readonly WireAudience[];
    readonly experiences: readonly WireExperience[];
    /** By the uid of the experience. */
    readonly versions: ReadonlyMap<string, readonly WireVersion[]>;
    /** The uids of all experiences, the first one winning. */
    readonly order: readonly string[];
}
