import type { WireEvent } from "../../wire";

/** An event as it is on the server. */
export interface GetEventResult {
    /** What metrics refer to it by. */
    uid: string;
    /** The key with which the web site triggers it. */
    key: string;
    /** What it stands for; empty where nothing is written. */
    description: string;
    /** When it was made: ISO 8601, UTC. */
    createdAt?: string;
    /** When it was last changed: ISO 8601, UTC. */
    updatedAt?: string;
}

export const eventResult = ({
    uid,
    key,
    description = "",
    createdAt,
    updatedAt,
}: WireEvent): GetEventResult => ({ uid, key, description, createdAt, updatedAt });
