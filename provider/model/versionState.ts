/** The statuses in which a version can be declared. */
export type DeclaredStatus = "DRAFT" | "ACTIVE" | "PAUSED";

/** One version on the server, compared with a declaration. */
export interface VersionSlot {
    uid: string;
    number: number;
    status: DeclaredStatus | "ARCHIVED";
    /** Compared with the declared content. The draft that the server creates with an experience is empty. */
    content: "empty" | "same" | "different";
    /** Written so recently that an interrupted `up` can have left it. */
    recent: boolean;
}

/** The current versions of an experience: at most one draft, and at most one that is ACTIVE or PAUSED. */
export interface CurrentVersions {
    draft?: VersionSlot | undefined;
    live?: VersionSlot | undefined;
    /** The version that the resource owns, with any status; absent if it was deleted. */
    own?: VersionSlot | undefined;
    /** Whether the experience has only one version, which the server does not delete. */
    onlyOne: boolean;
}

/** What the resource recorded of its own version at its last write or refresh. */
export interface OwnedVersion {
    uid: string;
    status: DeclaredStatus;
}

/** What the resource recorded of the live version, its own or another, at its last write or refresh. */
export interface LastSeen {
    uid?: string | undefined;
    status?: string | undefined;
}

/** What is declared now. */
export interface DeclaredVersion {
    status: DeclaredStatus | "ABSENT";
    /** The uid of the experience, for messages. */
    experienceUid: string;
}

export type VersionWrite =
    | { method: "PUT"; uid: string; status: DeclaredStatus }
    | { method: "POST"; status: "DRAFT" | "ACTIVE" }
    | { method: "DELETE"; uid: string };

/** The requests, and the version that the resource owns afterwards (the posted one if `becomes` is absent). */
export interface TransitionPlan {
    requests: VersionWrite[];
    becomes?: string | undefined;
    /** A notice for the user. */
    notice?: string | undefined;
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
    | "draft exists"
    | "draft published"
    | "never published"
    | "nothing to pause"
    | "paused content";

export type TransitionDecision = TransitionPlan | TransitionRefusal;
