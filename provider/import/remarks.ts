import type { Kind } from "../model/model";

/** What a program can't hold, or holds otherwise than the project does: said in the program and on the terminal. */
export interface Remark {
    readonly sort: "left out" | "changed" | "to know";
    readonly kind: Kind;
    /** Whom it concerns: `Audience "Gold"`. */
    readonly subject: string;
    /** Why: a sentence that is the same for all whom it concerns. */
    readonly reason: string;
    /** What it is in this case. */
    readonly detail?: string;
    /** The uid of the declaration beside which the program says it; at the end of its kind where there is none. */
    readonly beside?: string;
}

/** The reasons, each in one place, since the terminal groups by them. */
export const REASONS = {
    archived: "archived versions are history, which nothing can change or make again",
    emptyDraft:
        "the empty draft that the server makes with every experience is not declared; it is still there",
    lytics: "audiences from Lytics can't be written by this API; where one is used, its uid is written",
    undeclarable: "can't be declared as it is, so it is left alone; where it is used, its uid is written",
    refusedIfNew:
        "would be refused if it were new; as it is live, it is taken over, and only a change of that argument is checked",
    unknownFields: "has fields that this package does not know; every update keeps them",
    danglingReference: "refers to something that is not in the project any more; its uid is written",
    copyUnknownFields: "has fields that this package does not know; the copy lacks them",
    copyRefused: "would be refused, so the copy lacks it",
    copyDangling: "refers to something that can't be copied",
    copyTwin: "has the same key as an older one, which takes its place in the copy",
    copyRenamed: "has the same name as an older one, so the copy gets a name of its own",
    copyPaused:
        "is PAUSED and becomes a DRAFT, since the API can't make a version that is paused and was never live",
    copyPausedBesideDraft:
        "is PAUSED, would become a DRAFT in the copy, and the experience has a draft, beside which there is no place for another",
    copyLytics: "names audiences from Lytics by their uids, which the other project must have as well",
    copyIdentity:
        "has variants whose identity in the live version their names do not tell; the copy goes by the names",
} as const;

/** `Audience "Gold"`, as remarks and messages name an object. */
export function subjectOf(kind: Kind, name: string): string {
    return `${kind} ${JSON.stringify(name)}`;
}
