import type { Declared, Live, Owned, Place, Plan, Seen } from "./places";
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
        return { requests: [{ method: "POST", status: "ACTIVE" }] };
    }
    return draft.content === "empty" ? put(draft, "ACTIVE") : refuse.draftIsNotOurs(draft, declared);
}

function stayLive({ draft, live, own }: Live, owned: Owned, seen: Seen, declared: Declared): Plan {
    const ownDraft = own?.status === "DRAFT" ? own : undefined;
    if (live?.status === "ACTIVE" && live.content === "same") {
        const discarded = ownDraft === undefined ? [] : [{ method: "DELETE" as const, uid: ownDraft.uid }];
        return { requests: discarded, becomes: live.uid };
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
        return { requests: [{ method: "POST", status: "ACTIVE" }] };
    }
    return live === undefined && draft.content === "empty"
        ? put(draft, "ACTIVE")
        : refuse.draftStands(draft, declared);
}

function pause({ live }: Live, owned: Owned | undefined, declared: Declared): Plan {
    if (owned === undefined) {
        return refuse.neverLive();
    }
    if (live === undefined) {
        return refuse.nothingToPause();
    }
    if (live.content !== "same") {
        return live.uid === owned.uid ? refuse.pausedContent(live) : refuse.publishedByOthers(live, declared);
    }
    return live.status === "PAUSED" ? nothing(live) : put(live, "PAUSED");
}

function draft({ draft, own }: Live, owned: Owned | undefined, declared: Declared): Plan {
    if (owned !== undefined && (own?.status === "ACTIVE" || own?.status === "PAUSED")) {
        return refuse.draftWentLive(own);
    }
    if (draft === undefined) {
        return { requests: [{ method: "POST", status: "DRAFT" }] };
    }
    const ours = owned !== undefined && draft.uid === own?.uid;
    if (draft.content === "same" && (ours || owned !== undefined || draft.recent)) {
        return ours ? nothing(draft) : takeOver(draft);
    }
    return ours || draft.content === "empty" ? put(draft, "DRAFT") : refuse.draftIsNotOurs(draft, declared);
}

/** The declaration is gone while the experience stays. */
function leave({ own, onlyOne }: Live, owned: Owned): Plan {
    if (own === undefined || own.status === "ARCHIVED") {
        return nothing();
    }
    if (owned.status === "DRAFT") {
        if (own.status !== "DRAFT") {
            return {
                requests: [],
                says: `version ${own.number} was a draft and is ${own.status} by now: it is left as it is.`,
            };
        }
        return onlyOne
            ? {
                  requests: [],
                  says: `version ${own.number} is the only one of its experience, which the server keeps: the draft is left as it is.`,
              }
            : { requests: [{ method: "DELETE", uid: own.uid }] };
    }
    return own.status === "ACTIVE"
        ? {
              ...put(own, "PAUSED"),
              says: `version ${own.number} is paused, since nothing declares it any more; visitors get no variant of this experience.`,
          }
        : nothing();
}

/** Identical, and made so lately that an interrupted `up` of ours can have left it. */
function isLeftover(place: Place): boolean {
    return place.content === "same" && place.recent;
}

function takeOver(place: Place): Plan {
    return {
        requests: [],
        becomes: place.uid,
        says: `takes over version ${place.number}, which holds just what is declared and was written lately, as by an interrupted \`up\`.`,
    };
}

function lastKnownStatus(live: Place, owned: Owned, seen: Seen): string | undefined {
    if (live.uid === owned.uid) {
        return owned.status;
    }
    return live.uid === seen.uid ? seen.status : undefined;
}

function put(place: Place, status: "DRAFT" | "ACTIVE" | "PAUSED") {
    return { requests: [{ method: "PUT" as const, uid: place.uid, status }], becomes: place.uid };
}

function nothing(place?: Place): Plan {
    return { requests: [], becomes: place?.uid };
}
