import type { Kind } from "../model/model";

/** What a program can't hold, or holds otherwise than the project does: said in the program and on the terminal. */
export interface Remark {
    readonly sort: "left out" | "changed" | "to know";
    readonly kind: Kind;
    /** The object that it concerns: `Audience "Gold"`. */
    readonly subject: string;
    /** Why: a sentence that is the same for all whom it concerns. */
    readonly reason: string;
    /** The details of this case. */
    readonly detail?: string;
    /** The uid of the declaration beside which the program says it; at the end of its kind where there is none. */
    readonly beside?: string;
}

/** The reasons, by which the terminal output is grouped. */
export const REASONS = {
    archived: "archived versions can't be changed or recreated",
    emptyDraft:
        "the empty draft that the server creates with every experience is not declared; it still exists",
    lytics: "the API can't write audiences from Lytics; the program refers to them by uid",
    undeclarable: "can't be declared as it is, so it is not managed; the program refers to it by uid",
    refusedIfNew:
        "would be refused as a new object; because it exists, it is taken over, and only a change of that argument is checked",
    unknownFields: "has fields that this package does not know; every update keeps them",
    danglingReference: "refers to an object that is no longer in the project; the program contains its uid",
    copyUnknownFields: "has fields that this package does not know; the copy lacks them",
    copyRefused: "would be refused, so the copy lacks it",
    copyDangling: "refers to an object that can't be copied",
    copyTwin: "has the same key as an older object, which replaces it in the copy",
    copyRenamed: "has the same name as an older object, so it has another name in the copy",
    copyPaused: "is PAUSED and becomes a DRAFT, because the API can't create a paused version",
    copyPausedBesideDraft:
        "is PAUSED and left out of the copy, because it would become a second draft of its experience",
    copyLytics: "refers to audiences from Lytics by uid, which the other project must have as well",
    copyIdentity: "has variants that names can't match to those of the live version; the copy uses the names",
} as const;

/** `Audience "Gold"`, as remarks and messages name an object. */
export function subjectOf(kind: Kind, name: string): string {
    return `${kind} ${JSON.stringify(name)}`;
}
