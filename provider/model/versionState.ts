/** The statuses in which a version can be declared. */
export type DeclaredStatus = "DRAFT" | "ACTIVE" | "PAUSED";

/** One version as it is live, seen from one declaration. */
export interface VersionSlot {
    uid: string;
    number: number;
    status: DeclaredStatus | "ARCHIVED";
    /** Against the declared content. The draft that the server makes with an experience is empty. */
    content: "empty" | "same" | "different";
    /** Written so lately that it can be what an interrupted `up` left. */
    recent: boolean;
}

/** The versions of an experience that count: at most one draft, and at most one that is ACTIVE or PAUSED. */
export interface CurrentVersions {
    draft?: VersionSlot | undefined;
    live?: VersionSlot | undefined;
    /** The version that the resource owns, wherever it is by now; absent where it is gone. */
    own?: VersionSlot | undefined;
    /** Whether the experience has one version in all; the server keeps the only one. */
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
    /** For the sentences: what the experience is called by the API. */
    experienceUid: string;
}

export type VersionWrite =
    | { method: "PUT"; uid: string; status: DeclaredStatus }
    | { method: "POST"; status: "DRAFT" | "ACTIVE" }
    | { method: "DELETE"; uid: string };

/** What to send, and which version the resource is afterwards (the posted one where `becomes` is absent). */
export interface TransitionPlan {
    requests: VersionWrite[];
    becomes?: string | undefined;
    /** What the user should know although nothing is wrong. */
    notice?: string | undefined;
}

export interface TransitionRefusal {
    because: RefusalReason;
    /** What the user reads. */
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
