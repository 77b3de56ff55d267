import type { Kind } from "../../core/model/model";

/** A difference between the program and the project, which the program's comments and the terminal output report. */
export interface Remark {
    readonly sort: "left out" | "changed" | "to know";
    readonly kind: Kind;
    /** The object, such as `Audience "Gold"`. */
    readonly subject: string;
    /** The reason. Equal cases have the same text. */
    readonly reason: string;
    /** The details of the individual case. */
    readonly detail?: string;
    /**
     * The uid of the declaration that the comment is printed with. Without it, the comment is printed at the end of
     * the kind.
     */
    readonly beside?: string;
}

/** The reasons, by which the terminal output is grouped. */
export const REASONS = {
    archived: "archived versions can't be changed or recreated",
    emptyDraft:
        "the empty draft that the server creates with every experience is not declared; it still exists",
    draftBesideUndeclarable:
        "is the draft beside a live version that can't be declared, so it is not managed; it still exists",
    draftEqualsLive:
        "is a draft with the same content as the live version, so it is not declared as `staged`",
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

/** Returns an object's name for remarks and messages, such as `Audience "Gold"`. */
export function subjectOf(kind: Kind, name: string): string {
    return `${kind} ${JSON.stringify(name)}`;
}

/** Returns a remark as a sentence, for a comment of the program. */
export function remarkText({ sort, subject, reason, detail }: Remark): string {
    const label = { "left out": "Left out: ", changed: "Changed: ", "to know": "" }[sort];
    const end = detail === undefined ? "" : `: ${detail.replace(/\.$/, "")}`;
    return `${label}${subject}: ${reason}${end}.`;
}
