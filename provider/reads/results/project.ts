import type { WireProject } from "../../wire";

/** A Personalize project. */
export interface GetProjectResult {
    /** What `projectUid` takes: 24 hexadecimal digits. */
    uid: string;
    /** What the project is called; there is one per name in an organization. */
    name: string;
    /** What it is for; empty where nothing is written. */
    description: string;
    /** The organization that it belongs to. */
    organizationUid?: string;
    /** The API key of the stack that its variants are synced to; absent where none is connected. */
    connectedStackApiKey?: string;
    /** When it was made: ISO 8601, UTC. */
    createdAt?: string;
    /** When it, or one of its experiences, was last changed: ISO 8601, UTC. */
    updatedAt?: string;
}

export const projectResult = (wire: WireProject): GetProjectResult => ({
    uid: wire.uid,
    name: wire.name,
    description: wire.description ?? "",
    organizationUid: wire.organizationUid,
    connectedStackApiKey: wire.connectedStackApiKey || undefined,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
});
