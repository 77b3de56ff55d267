import { existingObjectAdvice } from "./existingObjectAdvice";
import { overwriting } from "./importOption";
import type { DeclaredVersion, RefusalReason, TransitionRefusal, VersionSlot } from "./versionState";

const THEN_DECLARE_OR_PUBLISH =
    "Then declare that content, or run `pulumi up` again to publish the declared content over it.";

const refusal = (because: RefusalReason, refusal: string): TransitionRefusal => ({ because, refusal });

/** For a resource that is created and owns no version yet. */
export function liveVersionNotOwned(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "live version not managed",
        `the experience already has a live version that this resource does not manage: ${versionText(live)}, ${live.status}, ${contentText(live.content)}. ` +
            wayOn(live, live.content !== "same", declared),
    );
}

export function draftNotOwned(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft not managed",
        `the experience already has a draft that this resource does not manage: ${versionText(draft)}, ${contentText(draft.content)}. An experience has at most one draft. ` +
            `Discard it in Personalize, or keep it. ${wayOn(draft, draft.content !== "same", declared)}`,
    );
}

/** For a resource that is updated. It has recorded the live version. */
export function publishedByOthers(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "published by others",
        `someone has published a version that this resource has not read yet: ${versionText(live)}, ${live.status}, ${contentText(live.content)}. ` +
            `This update does not ${declared.status === "PAUSED" ? "pause" : "archive"} it. Run \`pulumi refresh\` to read its content. ${THEN_DECLARE_OR_PUBLISH}`,
    );
}

export function pausedByOthers(live: VersionSlot): TransitionRefusal {
    return refusal(
        "paused by others",
        `${versionText(live)} was ACTIVE when this resource last read it, and has been paused since by someone else. Nothing is published over it. ` +
            'Run `pulumi refresh`, then declare "PAUSED" to keep it paused, or run `pulumi up` again to publish.',
    );
}

export function draftInTheWay(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft in the way",
        `new content can't be published while somebody else's draft exists beside the live version: ${versionText(draft)}. ` +
            `To keep that draft, declare its content as \`staged\`${declared.staged ? ", instead of the one declared now" : ""}, in a separate \`up\`. Otherwise publish it or discard it in Personalize.`,
    );
}

export function draftToStageOver(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft to stage over",
        `\`staged\` differs from a draft that this resource does not manage: ${versionText(draft)}. An experience has at most one draft. ` +
            `Declare its content as \`staged\`, or discard it in Personalize. To write \`staged\` over it while you create this resource, use ${importOptions(draft, true, declared)}.`,
    );
}

export function draftEdited(draft: VersionSlot): TransitionRefusal {
    return refusal(
        "draft edited by others",
        `someone has edited the draft of this resource since the resource last read it: ${versionText(draft)}. It is not overwritten or deleted. ` +
            "Run `pulumi refresh` to read the edit. Then declare it, or run `pulumi up` again to overwrite it.",
    );
}

export function draftPublishedByOthers(live: VersionSlot): TransitionRefusal {
    return refusal(
        "draft published",
        `the draft is ${live.status} now: someone has published ${versionText(live)}. It stays as it is. ` +
            `Declare status "${live.status}" with its content. To prepare another change, declare it as \`staged\`.`,
    );
}

/** A first publication can't be taken back, because a version that was live is never a draft again. */
export function draftAlreadyLive(live: VersionSlot): TransitionRefusal {
    return refusal(
        "draft published",
        `a version that is ${live.status} can't become a DRAFT again: ${versionText(live)}. ` +
            `To hide it from visitors, declare "PAUSED". To prepare a change, keep status "${live.status}" and declare the change as \`staged\`.`,
    );
}

export function draftBesideLiveVersion(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft beside a live version",
        `status "DRAFT" is for an experience that was never live, but this one has a live version: ${versionText(live)}, ${live.status}. An experience has one ExperienceVersion. ` +
            `Declare the live version with status "${live.status}" and the draft as its \`staged\`, in the resource that manages the live version. If none does, use ${importOptions(live, false, { ...declared, status: live.status })}.`,
    );
}

export function neverPublished(): TransitionRefusal {
    return refusal(
        "never published",
        'a version that was never live can\'t be PAUSED. Declare "ACTIVE" first and pause it later, or take over a paused one with the resource option `import`.',
    );
}

export function noLiveVersion(): TransitionRefusal {
    return refusal(
        "nothing to pause",
        'the experience has no live version any more, so none can be PAUSED. Declare status "ACTIVE" to publish one.',
    );
}

export function contentChangeWhilePaused(live: VersionSlot): TransitionRefusal {
    return refusal(
        "paused content",
        `${versionText(live)} is ${live.status} with content that differs from the declaration, and the content of a live version can't change in place. ` +
            'Declare status "ACTIVE" to publish the content, or declare the live content.',
    );
}

const versionText = ({ number, uid }: VersionSlot): string => `version ${number} (${uid})`;

function wayOn(slot: VersionSlot, differs: boolean, declared: DeclaredVersion): string {
    return existingObjectAdvice(importOptions(slot, differs, declared));
}

/** The option that takes over a version, with what a version that differs from the declaration needs. */
function importOptions(
    slot: VersionSlot,
    differs: boolean,
    { experienceUid, status }: DeclaredVersion,
): string {
    const line = `{ import: "${experienceUid}/${slot.uid}" }`;
    if (differs) {
        return `${line} (${overwriting("to write the declared content over it")})`;
    }
    return slot.status === status ? line : `${line} (${overwriting(`to make it ${status}`)})`;
}

function contentText(content: VersionSlot["content"]): string {
    switch (content) {
        case "empty":
            return "without content";
        case "same":
            return "with the declared content";
        case "different":
            return "with different content";
        default:
            throw new Error(`Unknown content ${String(content satisfies never)}`);
    }
}
