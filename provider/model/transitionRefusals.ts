import type { DeclaredVersion, RefusalReason, TransitionRefusal, VersionSlot } from "./versionState";

const THEN_DECLARE_OR_PUBLISH =
    "Then declare that content, or run `pulumi up` again to publish the declared content over it.";

const refusal = (because: RefusalReason, refusal: string): TransitionRefusal => ({ because, refusal });

/** For a resource that is created and owns no version yet. */
export function liveVersionNotOwned(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "live version not managed",
        `the experience already has a live version that this resource does not manage: version ${live.number} (${live.uid}), ${live.status}, ${describeContent(live)}. ` +
            `To manage it, add the resource option ${importLine(live, declared)}${mismatchHint(live, declared)}. If you renamed the resource in the program, add an alias instead.`,
    );
}

export function draftNotOwned(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft not managed",
        `the experience already has a draft that this resource does not manage: version ${draft.number} (${draft.uid}), ${describeContent(draft)}. An experience has at most one draft. ` +
            `Discard it in Personalize, or manage it with the resource option ${importLine(draft, declared)}${mismatchHint(draft, declared)}. If you renamed the resource in the program, add an alias instead.`,
    );
}

/** For a resource that is updated. It has recorded its own version and the live version. */
export function publishedByOthers(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "published by others",
        `someone has published a version that this resource has not read yet: version ${live.number} (${live.uid}), ${live.status}, ${describeContent(live)}. ` +
            `This update does not ${declared.status === "PAUSED" ? "pause" : "archive"} it. Run \`pulumi refresh\` to read its content. ${THEN_DECLARE_OR_PUBLISH}`,
    );
}

export function pausedByOthers(live: VersionSlot): TransitionRefusal {
    return refusal(
        "paused by others",
        `version ${live.number} (${live.uid}) was ACTIVE when this resource last read it, and has been paused since by someone else. Nothing is published over it. ` +
            'Run `pulumi refresh`, then declare "PAUSED" to keep it paused, or run `pulumi up` again to publish.',
    );
}

export function draftAlreadyExists(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft exists",
        `new content can't be published while a draft exists beside the live version: version ${draft.number} (${draft.uid}). ` +
            "Put the change into the draft and publish the draft (set its status to ACTIVE and remove this resource), or discard the draft first, in a separate `up`. " +
            `To take over a draft made by hand, declare a second ExperienceVersion with ${importLine(draft, declared)}.`,
    );
}

export function draftAlreadyPublished(own: VersionSlot): TransitionRefusal {
    return refusal(
        "draft published",
        `the draft is ${own.status} now: someone has published version ${own.number} (${own.uid}). It stays as it is. ` +
            `To manage it here, declare status "${own.status}" and remove the resource of the previous version. To prepare another change, remove this resource and declare a new draft.`,
    );
}

export function neverPublished(): TransitionRefusal {
    return refusal(
        "never published",
        'a version that was never live can\'t be PAUSED. Declare status "ACTIVE" first and pause it later, or take over a paused one with the resource option `import`.',
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
        `version ${live.number} (${live.uid}) is ${live.status} with content that differs from the declaration, and the content of a live version can't change in place. ` +
            'Declare status "ACTIVE" to publish the content, or declare the live content.',
    );
}

function importLine(place: VersionSlot, declared: DeclaredVersion): string {
    return `{ import: "${declared.experienceUid}/${place.uid}" }`;
}

/** The option that the import needs if the version differs from the declaration. */
function mismatchHint(place: VersionSlot, { status }: DeclaredVersion): string {
    if (place.content !== "same") {
        return ' (with onMismatch: "update" to write the declared content over it)';
    }
    return place.status === status ? "" : ` (with onMismatch: "update" to make it ${status})`;
}

function describeContent(place: VersionSlot): string {
    switch (place.content) {
        case "empty":
            return "without content";
        case "same":
            return "with the declared content";
        case "different":
            return "with different content";
        default:
            throw new Error(`Unknown content ${String(place.content satisfies never)}`);
    }
}
