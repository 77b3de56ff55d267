import type { WireEvent } from "../wire";

/** An event of a project. */
export interface GetEventResult {
    /** The uid, for metrics. */
    uid: string;
    /** The key with which the web site triggers the event. */
    key: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When it was last changed (ISO 8601, UTC). */
    updatedAt?: string;
}

export const eventResult = ({
    uid,
    key,
    description = "",
    createdAt,
    updatedAt,
}: WireEvent): GetEventResult => ({ uid, key, description, createdAt, updatedAt });
