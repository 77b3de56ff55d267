import type { WireExperience } from "../wire";

/** An experience of a project. */
export interface GetExperienceResult {
    /** The uid, for versions and the priority order. */
    uid: string;
    /** The identifier in the SDKs and in the aliases of its variants. */
    shortUid: string;
    /** The name that editors see in Personalize. */
    name: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** `SEGMENTED` shows variants to audiences, `AB_TEST` to shares of the visitors. */
    type: "SEGMENTED" | "AB_TEST";
    /** The tags for sorting in the web UI. */
    tags: string[];
    /** `ACTIVE` or `PAUSED` if a version is live, otherwise `DRAFT`. */
    status: string;
    /** Whether the experience has a draft. */
    hasDraft: boolean;
    /** The uid of the newest version, which is not always the live one. */
    latestVersionUid?: string;
    /** The position in the priority order, counted from 1. */
    priority?: number;
    /** When a version was last activated (ISO 8601, UTC). Absent if none ever was. */
    activatedAt?: string;
    /** The uids of the audiences that the versions refer to. */
    audiences: string[];
    /** The uids of the Lytics audiences that the versions refer to. */
    lyticsAudiences: string[];
    /** The uids of the events that the metrics count. */
    events: string[];
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When it was last changed, by a user or by the sync with the CMS (ISO 8601, UTC). */
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
