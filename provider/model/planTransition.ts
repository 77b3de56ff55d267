import type { Declared, DeclaredStatus, Live, Owned, Place, Plan, Seen, Steps } from "./places";
import * as refuse from "./transitionRefusals";

/**
 * Decides how a version comes to be what is declared: the requests to make, or the sentence that refuses.
 * Pure, and the only place that decides.
 *
 * @param live what stands on the server now.
 * @param owned the version that the resource owns; absent where it is created.
 * @param seen the live version as the resource saw it last; publishing may archive that one, or our own.
 * @param declared what the program wants.
 */
export function planTransition(live: Live, owned: Owned | undefined, seen: Seen, declared: Declared): Plan {
    switch (declared.status) {
        case "ACTIVE":
            return owned === undefined ? goLive(live, declared) : stayLive(live, owned, seen, declared);
        case "PAUSED":
            return pause(live, owned, declared);
        case "DRAFT":
            return draft(live, owned, declared);
        case "ABSENT":
            return owned === undefined ? nothing() : leave(live, owned);
        default:
            throw new Error(`Unknown status ${String(declared.status satisfies never)}`);
    }
}

/** A first ACTIVE version of ours: it may take the empty draft, and nothing else that stands there. */
function goLive({ draft, live }: Live, declared: Declared): Plan {
    if (live !== undefined) {
        return live.status === "ACTIVE" && isLeftover(live)
            ? takeOver(live)
            : refuse.liveIsNotOurs(live, declared);
    }
    if (draft === undefined) {
        return post("ACTIVE");
    }
    return draft.content === "empty" ? put(draft, "ACTIVE") : refuse.draftIsNotOurs(draft, declared);
}

function stayLive({ draft, live, own }: Live, owned: Owned, seen: Seen, declared: Declared): Plan {
    const ownDraft = own?.status === "DRAFT" ? own : undefined;
    if (live?.status === "ACTIVE" && live.content === "same") {
        return ownDraft === undefined
            ? goOn(live, owned)
            : { ...discard(ownDraft), becomes: live.uid, says: isSo(live, "the draft is discarded") };
    }
    const known = live === undefined ? undefined : lastKnownStatus(live, owned, seen);
    if (live !== undefined && known === undefined) {
        return refuse.publishedByOthers(live, declared);
    }
    if (live?.status === "PAUSED" && known === "ACTIVE") {
        return refuse.pausedByOthers(live);
    }
    if (ownDraft !== undefined) {
        return put(ownDraft, "ACTIVE");
    }
    if (live?.status === "PAUSED" && live.content === "same") {
        return put(live, "ACTIVE");
    }
    if (draft === undefined) {
        return post("ACTIVE");
    }
    if (live !== undefined) {
        return refuse.draftStands(draft, declared);
    }
    return draft.content === "empty" ? put(draft, "ACTIVE") : refuse.draftIsNotOurs(draft, declared);
}

function pause({ live, own }: Live, owned: Owned | undefined, declared: Declared): Plan {
    if (owned === undefined || own?.status === "DRAFT") {
        return refuse.neverLive();
    }
    if (live === undefined) {
        return refuse.nothingToPause();
    }
    if (live.content !== "same") {
        return live.uid === owned.uid ? refuse.pausedContent(live) : refuse.publishedByOthers(live, declared);
    }
    return live.status === "PAUSED" ? goOn(live, owned) : put(live, "PAUSED");
}

function draft({ draft, own }: Live, owned: Owned | undefined, declared: Declared): Plan {
    if (own?.status === "ACTIVE" || own?.status === "PAUSED") {
        return refuse.draftWentLive(own);
    }
    if (draft === undefined) {
        return post("DRAFT");
    }
    if (draft.uid === own?.uid) {
        return draft.content === "same" ? nothing(draft) : put(draft, "DRAFT");
    }
    if (draft.content === "empty") {
        return put(draft, "DRAFT");
    }
    return isLeftover(draft) || (owned !== undefined && draft.content === "same")
        ? takeOver(draft)
        : refuse.draftIsNotOurs(draft, declared);
}

/** The declaration is gone while the experience stays. */
function leave({ own, onlyOne }: Live, owned: Owned): Plan {
    if (own === undefined || own.status === "ARCHIVED") {
        return nothing();
    }
    if (own.status === "DRAFT") {
        return onlyOne
            ? nothing(
                  undefined,
                  `version ${own.number} is the only one of its experience, which the server keeps: the draft is left as it is.`,
              )
            : discard(own);
    }
    if (owned.status === "DRAFT") {
        return nothing(
            undefined,
            `version ${own.number} was a draft and is ${own.status} by now: it is left as it is.`,
        );
    }
    return own.status === "PAUSED"
        ? nothing()
        : {
              ...put(own, "PAUSED"),
              says: `version ${own.number} is paused, since nothing declares it any more; visitors get no variant of this experience.`,
          };
}

/** Identical, and made so lately that an interrupted `up` of ours can have left it. */
function isLeftover(place: Place): boolean {
    return place.content === "same" && place.recent;
}

function takeOver(place: Place): Steps {
    return nothing(
        place,
        `takes over version ${place.number}, which holds just what is declared${place.recent ? " and was written lately, as by an interrupted `up`" : ""}.`,
    );
}

/** What is declared is so already; where it is not the resource's own version, the preview did not know that. */
function goOn(live: Place, owned: Owned): Steps {
    return nothing(live, live.uid === owned.uid ? undefined : isSo(live, "nothing is left to write"));
}

function isSo(live: Place, then: string): string {
    return `version ${live.number} is ${live.status} already and holds just what is declared: ${then}.`;
}

/** What the resource knows of what is live; nothing where it knew that version as a draft, or not at all. */
function lastKnownStatus(live: Place, owned: Owned, seen: Seen): string | undefined {
    if (live.uid === owned.uid && owned.status !== "DRAFT") {
        return owned.status;
    }
    return live.uid === seen.uid ? seen.status : undefined;
}

function put(place: Place, status: DeclaredStatus): Steps {
    return { requests: [{ method: "PUT", uid: place.uid, status }], becomes: place.uid };
}

function post(status: "DRAFT" | "ACTIVE"): Steps {
    return { requests: [{ method: "POST", status }] };
}

function discard(place: Place): Steps {
    return { requests: [{ method: "DELETE", uid: place.uid }] };
}

function nothing(place?: Place, says?: string): Steps {
    return { requests: [], becomes: place?.uid, says };
}
