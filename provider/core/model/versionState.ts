/** The statuses in which a version can be declared. */
export type DeclaredStatus = "DRAFT" | "ACTIVE" | "PAUSED";

/** A current version on the server, compared with a declaration. */
export interface VersionSlot {
    uid: string;
    number: number;
    status: DeclaredStatus;
    /** Compared with the content of the resource. The draft that the server creates with an experience is empty. */
    content: "empty" | "same" | "different";
    /** Compared with the `staged` content. */
    staged: "empty" | "same" | "different";
    /** Whether the draft of the resource differs from what the resource recorded, so that somebody has edited it. */
    edited: boolean;
}

/** The current versions of an experience: at most one draft, and at most one that is ACTIVE or PAUSED. */
export interface CurrentVersions {
    draft?: VersionSlot | undefined;
    live?: VersionSlot | undefined;
    /** Whether the experience has only one version, which the server does not delete. */
    onlyOne: boolean;
    /** Whether this operation has sent a write whose response was lost, so that its effect can be here already. */
    lostWrite: boolean;
}

/** What the resource recorded of its versions at its last write or refresh. */
export interface OwnedVersion {
    uid: string;
    status: DeclaredStatus;
    /** The staged draft beside a live version. */
    stagedUid?: string | undefined;
}

/** Whether the resource has recorded a version as its own, or as the draft beside it. */
export function owns(owned: OwnedVersion | undefined, uid: string): boolean {
    return owned !== undefined && (uid === owned.uid || uid === owned.stagedUid);
}

/** What is declared now. */
export interface DeclaredVersion {
    status: DeclaredStatus | "ABSENT";
    /** Whether a draft is declared beside the version. */
    staged: boolean;
    /** The uid of the experience, for messages. */
    experienceUid: string;
}

/** A request. `content` tells what a POST or PUT writes: the content of the resource, or its `staged` content. */
export type VersionWrite =
    | { method: "PUT"; uid: string; status: DeclaredStatus; content: "declared" | "staged" }
    | { method: "POST"; status: "DRAFT" | "ACTIVE"; content: "declared" | "staged" }
    | { method: "DELETE"; uid: string };

/** At most one request, and the version afterwards: the posted one after a POST, none if `uid` is absent. */
export interface SlotPlan {
    write?: VersionWrite | undefined;
    uid?: string | undefined;
}

/** The requests: first the one for the version of the resource, then the one for its staged draft. */
export interface TransitionPlan {
    version: SlotPlan;
    staged: SlotPlan;
    /** Notices for the user. */
    notices: string[];
}

export interface TransitionRefusal {
    because: RefusalReason;
    /** The message for the user. */
    refusal: string;
}

export type RefusalReason =
    | "live version not managed"
    | "draft not managed"
    | "published by others"
    | "paused by others"
    | "draft in the way"
    | "draft to stage over"
    | "draft edited by others"
    | "draft published"
    | "draft beside a live version"
    | "never published"
    | "nothing to pause"
    | "paused content";

export type TransitionDecision = TransitionPlan | TransitionRefusal;
