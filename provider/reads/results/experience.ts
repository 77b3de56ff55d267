import type { WireExperience } from "../../wire";

/** An experience as it is on the server. */
export interface GetExperienceResult {
    /** What versions and the priority order refer to it by. */
    uid: string;
    /** Its part in the aliases of its variants, and its name in the SDKs. */
    shortUid: string;
    /** What editors read in Personalize. */
    name: string;
    /** What it is for; empty where nothing is written. */
    description: string;
    /** `SEGMENTED` shows variants to audiences, `AB_TEST` to shares of the visitors. */
    type: "SEGMENTED" | "AB_TEST";
    /** Words to sort by in the web UI. */
    tags: string[];
    /** What its versions make of it: `ACTIVE` or `PAUSED` where one is live, else `DRAFT`. */
    status: string;
    /** Whether a draft stands, beside the live version or alone. */
    hasDraft: boolean;
    /** The uid of its newest version, which is not always the live one. */
    latestVersionUid?: string;
    /** Its place in the priority order, counted from 1. */
    priority?: number;
    /** When a version of it last went live: ISO 8601, UTC; absent where none has. */
    activatedAt?: string;
    /** The uids of the audiences that its versions refer to. */
    audiences: string[];
    /** The ids of the Lytics audiences that its versions refer to. */
    lyticsAudiences: string[];
    /** The uids of the events that its metrics count. */
    events: string[];
    /** When it was made: ISO 8601, UTC. */
    createdAt?: string;
    /** When it was last changed, by people or by the sync with the CMS: ISO 8601, UTC. */
    updatedAt?: string;
}

export const experienceResult = (wire: WireExperience): GetExperienceResult => ({
    uid: wire.uid,
    shortUid: wire.shortUid,
    name: wire.name,
    description: wire.description ?? "",
    type: wire.__type,
    tags: wire.tags ?? [],
    status: wire.status,
    hasDraft: wire.hasDraft ?? wire.status === "DRAFT",
    latestVersionUid: wire.latestVersion,
    priority: wire.priority,
    activatedAt: wire.activatedAt,
    audiences: wire.referredAudiences ?? [],
    lyticsAudiences: wire.referredLyticsAudiences ?? [],
    events: wire.referredEvents ?? [],
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
});
