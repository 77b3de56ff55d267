import * as refuse from "./transitionRefusals";
import {
    type CurrentVersions,
    type DeclaredStatus,
    type DeclaredVersion,
    type OwnedVersion,
    owns,
    type SlotPlan,
    type TransitionDecision,
    type TransitionRefusal,
    type VersionSlot,
} from "./versionState";

/** What is decided for one of the two versions. */
type SlotDecision = (SlotPlan & { notice?: string }) | TransitionRefusal;

/**
 * Decides which requests lead to the declared versions, or why they are refused. This is the only place that decides.
 * There is at most one request for the version of the resource and one for its staged draft, in this order.
 *
 * @param current the versions on the server
 * @param owned the versions that the resource recorded; absent if the resource is created
 * @param declared the declared status, and whether a draft is declared beside it
 */
export function planTransition(
    current: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): TransitionDecision {
    const version = planVersion(current, owned, declared);
    if ("refusal" in version) {
        return version;
    }
    const staged = planStaged(afterWrite(current, version), owned, declared);
    if ("refusal" in staged) {
        return staged;
    }
    return {
        version: { write: version.write, uid: version.uid },
        staged: { write: staged.write, uid: staged.uid },
        notices: [version.notice, staged.notice].filter((notice) => notice !== undefined),
    };
}

function planVersion(
    current: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): SlotDecision {
    switch (declared.status) {
        case "ACTIVE":
            return planActive(current, owned, declared);
        case "PAUSED":
            return planPaused(current, owned, declared);
        case "DRAFT":
            return planDraft(current, owned, declared);
        case "ABSENT":
            return owned === undefined ? {} : planRemoval(current, owned);
        default:
            throw new Error(`Unknown status ${String(declared.status satisfies never)}`);
    }
}

function planActive(
    current: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): SlotDecision {
    const { draft, live } = current;
    if (live?.status === "ACTIVE" && live.content === "same" && isReached(current, owned)) {
        return keep(live, owned);
    }
    if (live !== undefined) {
        if (owned === undefined) {
            return refuse.liveVersionNotOwned(live, declared);
        }
        if (live.uid !== owned.uid || owned.status === "DRAFT") {
            return refuse.publishedByOthers(live, declared);
        }
        if (live.status === "PAUSED" && owned.status === "ACTIVE") {
            return refuse.pausedByOthers(live);
        }
        if (live.content === "same") {
            return put(live, "ACTIVE");
        }
    }
    if (draft === undefined) {
        return { write: { method: "POST", status: "ACTIVE", content: "declared" } };
    }
    if (draft.content === "empty" || (draft.content === "same" && isReached(current, owned))) {
        return put(draft, "ACTIVE");
    }
    if (owns(owned, draft.uid)) {
        return draft.edited ? refuse.draftEdited(draft) : put(draft, "ACTIVE");
    }
    return live === undefined ? refuse.draftNotOwned(draft, declared) : refuse.draftInTheWay(draft, declared);
}

function planPaused(
    { draft, live }: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): SlotDecision {
    if (owned === undefined || draft?.uid === owned.uid) {
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
    return live.status === "PAUSED" ? keep(live, owned) : put(live, "PAUSED");
}

function planDraft(
    current: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): SlotDecision {
    const { draft, live } = current;
    if (live !== undefined) {
        if (live.uid !== owned?.uid) {
            return refuse.draftBesideLiveVersion(live, declared);
        }
        return owned.status === "DRAFT" ? refuse.draftPublishedByOthers(live) : refuse.draftAlreadyLive(live);
    }
    if (draft === undefined) {
        return { write: { method: "POST", status: "DRAFT", content: "declared" } };
    }
    if (draft.content === "same" && isReached(current, owned)) {
        return keep(draft, owned);
    }
    if (draft.content === "empty") {
        return put(draft, "DRAFT");
    }
    if (!owns(owned, draft.uid)) {
        return refuse.draftNotOwned(draft, declared);
    }
    return draft.edited ? refuse.draftEdited(draft) : put(draft, "DRAFT");
}

/** The declaration is removed but the experience stays. */
function planRemoval({ draft, live, onlyOne }: CurrentVersions, owned: OwnedVersion): SlotDecision {
    if (draft?.uid === owned.uid) {
        return removeDraft(draft, onlyOne);
    }
    if (live === undefined) {
        return {};
    }
    if (live.uid === owned.stagedUid || (live.uid === owned.uid && owned.status === "DRAFT")) {
        return { notice: `version ${live.number} was a draft and is ${live.status} now, so it stays.` };
    }
    return live.uid !== owned.uid || live.status === "PAUSED"
        ? {}
        : {
              ...put(live, "PAUSED"),
              notice: `version ${live.number} is paused because no resource declares it any more. Visitors get no variant of this experience.`,
          };
}

/** The draft beside the version of the resource. */
function planStaged(
    current: CurrentVersions,
    owned: OwnedVersion | undefined,
    declared: DeclaredVersion,
): SlotDecision {
    const { draft, onlyOne } = current;
    if (declared.status === "DRAFT") {
        return {};
    }
    if (!declared.staged) {
        const isVersionItself = declared.status === "ABSENT" && draft?.uid === owned?.uid;
        return draft === undefined || isVersionItself || !owns(owned, draft.uid)
            ? {}
            : removeDraft(draft, onlyOne, `version ${draft.number}, the staged draft, is deleted.`);
    }
    if (draft === undefined) {
        return { write: { method: "POST", status: "DRAFT", content: "staged" } };
    }
    if (draft.staged === "same" && isReached(current, owned)) {
        const uid = draft.uid;
        const notice = `version ${draft.number}, a draft, already matches \`staged\`, so nothing is written.`;
        return owns(owned, draft.uid) ? { uid } : { uid, notice };
    }
    if (draft.staged !== "empty" && !owns(owned, draft.uid)) {
        return refuse.draftToStageOver(draft, declared);
    }
    if (draft.staged !== "empty" && draft.edited) {
        return refuse.draftEdited(draft);
    }
    return {
        write: { method: "PUT", uid: draft.uid, status: "DRAFT", content: "staged" },
        uid: draft.uid,
    };
}

/** The versions as the staged draft finds them: publishing a draft leaves none. */
function afterWrite(current: CurrentVersions, { write }: SlotPlan): CurrentVersions {
    const consumed = write !== undefined && write.method !== "POST" && write.uid === current.draft?.uid;
    return consumed ? { ...current, draft: undefined } : current;
}

/**
 * Whether a version that matches the declaration counts as what the resource wants. A resource that is created takes
 * over nothing, except what its own write left before the response was lost.
 */
function isReached({ lostWrite }: CurrentVersions, owned: OwnedVersion | undefined): boolean {
    return owned !== undefined || lostWrite;
}

/** The version matches already. If it is not the resource's own version, the preview could not know that. */
function keep(slot: VersionSlot, owned: OwnedVersion | undefined): SlotDecision {
    const { uid } = slot;
    return owned === undefined || uid === owned.uid
        ? { uid }
        : {
              uid,
              notice: `version ${slot.number} is already ${slot.status} and matches the declaration, so nothing is written.`,
          };
}

function put({ uid }: VersionSlot, status: DeclaredStatus): SlotPlan {
    return { write: { method: "PUT", uid, status, content: "declared" }, uid };
}

function removeDraft(draft: VersionSlot, onlyOne: boolean, notice?: string): SlotDecision {
    if (onlyOne) {
        return {
            notice: `version ${draft.number} is the only version of its experience and can't be deleted, so the draft stays.`,
        };
    }
    return draft.edited
        ? refuse.draftEdited(draft)
        : { write: { method: "DELETE", uid: draft.uid }, ...(notice === undefined ? {} : { notice }) };
}
