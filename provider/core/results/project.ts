import type { WireProject } from "../wire";

/** A Personalize project. */
export interface GetProjectResult {
    /** The uid, for `projectUid`: 24 hexadecimal digits. */
    uid: string;
    /** The name. Names are unique per organization. */
    name: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** The uid of the organization. */
    organizationUid?: string;
    /** The API key of the stack that the variants are synced to. Absent if no stack is connected. */
    connectedStackApiKey?: string;
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When the project or one of its experiences was last changed (ISO 8601, UTC). */
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
