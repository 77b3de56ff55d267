import * as refuse from "./transitionRefusals";
import type {
    CurrentVersions,
    DeclaredStatus,
    DeclaredVersion,
    LastSeen,
    OwnedVersion,
    TransitionDecision,
    TransitionPlan,
    VersionSlot,
} from "./versionState";

/**
 * Decides which requests lead to the declared version, or why it is refused. This is the only place that decides.
 *
 * @param live the versions on the server
 * @param owned the version that the resource owns; absent if the resource is created
 * @param seen the live version that the resource has recorded; publishing may archive that version or its own
 * @param declared the declared status
 */
export function planTransition(
    live: CurrentVersions,
    owned: OwnedVersion | undefined,
    seen: LastSeen,
    declared: DeclaredVersion,
): TransitionDecision {
    switch (declared.status) {
        case "ACTIVE":
            return owned === undefined
                ? planFirstActivation(live, declared)
                : planActive(live, owned, seen, declared);
        case "PAUSED":
            return planPause(live, owned, declared);
        case "DRAFT":
            return planDraft(live, owned, declared);
        case "ABSENT":
            return owned === undefined ? noop() : planRemoval(live, owned);
        default:
            throw new Error(`Unknown status ${String(declared.status satisfies never)}`);
    }
}

/** A new ACTIVE version can use the empty draft of its experience, but no other existing version. */
function planFirstActivation(
    { draft, live }: CurrentVersions,
    declared: DeclaredVersion,
): TransitionDecision {
    if (live !== undefined) {
        return live.status === "ACTIVE" && isLeftover(live)
            ? adoptLeftover(live)
            : refuse.liveVersionNotOwned(live, declared);
    }
    if (draft === undefined) {
        return createVersion("ACTIVE");
    }
    return draft.content === "empty" ? putVersion(draft, "ACTIVE") : refuse.draftNotOwned(draft, declared);
}

function planActive(
    { draft, live, own }: CurrentVersions,
    owned: OwnedVersion,
    seen: LastSeen,
    declared: DeclaredVersion,
): TransitionDecision {
    const ownDraft = own?.status === "DRAFT" ? own : undefined;
    if (live?.status === "ACTIVE" && live.content === "same") {
        return ownDraft === undefined
            ? adoptAsIs(live, owned)
            : {
                  ...discardDraft(ownDraft),
                  becomes: live.uid,
                  notice: alreadyMatches(live, "the draft is discarded"),
              };
    }
    const known = live === undefined ? undefined : lastKnownStatus(live, owned, seen);
    if (live !== undefined && known === undefined) {
        return refuse.publishedByOthers(live, declared);
    }
    if (live?.status === "PAUSED" && known === "ACTIVE") {
        return refuse.pausedByOthers(live);
    }
    if (ownDraft !== undefined) {
        return putVersion(ownDraft, "ACTIVE");
    }
    if (live?.status === "PAUSED" && live.content === "same") {
        return putVersion(live, "ACTIVE");
    }
    if (draft === undefined) {
        return createVersion("ACTIVE");
    }
    if (live !== undefined) {
        return refuse.draftAlreadyExists(draft, declared);
    }
    return draft.content === "empty" ? putVersion(draft, "ACTIVE") : refuse.draftNotOwned(draft, declared);
}

function planPause(
    { live, own }: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): TransitionDecision {
    if (owned === undefined || own?.status === "DRAFT") {
        return refuse.neverPublished();
    }
    if (live === undefined) {
        return refuse.noLiveVersion();
    }
    if (live.content !== "same") {
        return live.uid === owned.uid
            ? refuse.contentChangeWhilePaused(live)
            : refuse.publishedByOthers(live, declared);
    }
    return live.status === "PAUSED" ? adoptAsIs(live, owned) : putVersion(live, "PAUSED");
}

function planDraft(
    { draft, own }: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): TransitionDecision {
    if (own?.status === "ACTIVE" || own?.status === "PAUSED") {
        return refuse.draftAlreadyPublished(own);
    }
    if (draft === undefined) {
        return createVersion("DRAFT");
    }
    if (draft.uid === own?.uid) {
        return draft.content === "same" ? noop(draft) : putVersion(draft, "DRAFT");
    }
    if (draft.content === "empty") {
        return putVersion(draft, "DRAFT");
    }
    return isLeftover(draft) || (owned !== undefined && draft.content === "same")
        ? adoptLeftover(draft)
        : refuse.draftNotOwned(draft, declared);
}

/** The declaration is removed but the experience stays. */
function planRemoval({ own, onlyOne }: CurrentVersions, owned: OwnedVersion): TransitionDecision {
    if (own === undefined || own.status === "ARCHIVED") {
        return noop();
    }
    if (own.status === "DRAFT") {
        return onlyOne
            ? noop(
                  undefined,
                  `version ${own.number} is the only version of its experience and can't be deleted, so the draft stays.`,
              )
            : discardDraft(own);
    }
    if (owned.status === "DRAFT") {
        return noop(undefined, `version ${own.number} was a draft and is ${own.status} now, so it stays.`);
    }
    return own.status === "PAUSED"
        ? noop()
        : {
              ...putVersion(own, "PAUSED"),
              notice: `version ${own.number} is paused because no resource declares it any more. Visitors get no variant of this experience.`,
          };
}

/** Identical and so recent that an interrupted `up` can have left it. */
function isLeftover(place: VersionSlot): boolean {
    return place.content === "same" && place.recent;
}

function adoptLeftover(place: VersionSlot): TransitionPlan {
    return noop(
        place,
        `takes over version ${place.number}, which matches the declaration${place.recent ? " and was written recently, as by an interrupted `up`" : ""}.`,
    );
}

/** The live version matches already. If it is not the resource's own version, the preview could not know that. */
function adoptAsIs(live: VersionSlot, owned: OwnedVersion): TransitionPlan {
    return noop(live, live.uid === owned.uid ? undefined : alreadyMatches(live, "nothing is written"));
}

function alreadyMatches(live: VersionSlot, then: string): string {
    return `version ${live.number} is already ${live.status} and matches the declaration, so ${then}.`;
}

/** The recorded status of the live version, unless it was recorded as a draft or not at all. */
function lastKnownStatus(live: VersionSlot, owned: OwnedVersion, seen: LastSeen): string | undefined {
    if (live.uid === owned.uid && owned.status !== "DRAFT") {
        return owned.status;
    }
    return live.uid === seen.uid ? seen.status : undefined;
}

function putVersion(place: VersionSlot, status: DeclaredStatus): TransitionPlan {
    return { requests: [{ method: "PUT", uid: place.uid, status }], becomes: place.uid };
}

function createVersion(status: "DRAFT" | "ACTIVE"): TransitionPlan {
    return { requests: [{ method: "POST", status }] };
}

function discardDraft(place: VersionSlot): TransitionPlan {
    return { requests: [{ method: "DELETE", uid: place.uid }] };
}

function noop(place?: VersionSlot, notice?: string): TransitionPlan {
    return { requests: [], becomes: place?.uid, notice };
}
