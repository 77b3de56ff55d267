import type { DeclaredVersion, RefusalReason, TransitionRefusal, VersionSlot } from "./versionState";

const DECIDE =
    "then decide: declare that content, or run `pulumi up` again to publish the declared content over it.";

const refusal = (because: RefusalReason, refusal: string): TransitionRefusal => ({ because, refusal });

/** For a resource that is created: it knows no version yet. */
export function liveVersionNotOwned(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "live is not ours",
        `the experience has a live version already, which this resource does not know: version ${live.number} (${live.uid}), ${live.status}, ${describeContent(live)}. ` +
            `To manage it, add the resource option ${importLine(live, declared)}${mismatchHint(live, declared)}; if the resource was renamed in the program, add an alias instead.`,
    );
}

export function draftNotOwned(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft is not ours",
        `the experience has a draft that this resource does not know, and has only one: version ${draft.number} (${draft.uid}), ${describeContent(draft)}. ` +
            `Discard it in Personalize, or manage it: with the resource option ${importLine(draft, declared)}${mismatchHint(draft, declared)}, or with an alias if the resource was renamed in the program.`,
    );
}

/** For a resource that is updated: it knows its own version, and the one that was live when it last looked. */
export function publishedByOthers(live: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "published by others",
        `someone has put a version live that this resource has not seen: version ${live.number} (${live.uid}), ${live.status}, ${describeContent(live)}. ` +
            `It is not ${declared.status === "PAUSED" ? "paused" : "archived"} unseen: run \`pulumi refresh\` to see what it holds, ${DECIDE}`,
    );
}

export function pausedByOthers(live: VersionSlot): TransitionRefusal {
    return refusal(
        "paused by others",
        `version ${live.number} (${live.uid}) was ACTIVE when this resource last looked, and has been paused since. Whoever paused it had a reason, so nothing goes live over it unseen: ` +
            "run `pulumi refresh`, then decide: leave it PAUSED, or run `pulumi up` again to go live.",
    );
}

export function draftAlreadyExists(draft: VersionSlot, declared: DeclaredVersion): TransitionRefusal {
    return refusal(
        "draft stands",
        `new content can't be published while a draft stands beside the live version: version ${draft.number} (${draft.uid}). ` +
            "Put the change into the draft and publish that (set its status to ACTIVE and remove this resource), or discard the draft first, in an `up` of its own. " +
            `A draft made by hand can be taken over by a second ExperienceVersion with ${importLine(draft, declared)}.`,
    );
}

export function draftAlreadyPublished(own: VersionSlot): TransitionRefusal {
    return refusal(
        "draft went live",
        `the draft, version ${own.number} (${own.uid}), is ${own.status} by now: someone has put it live meanwhile. It is left as it is. ` +
            `To go on with it, declare status "${own.status}" here and remove the resource of the version before; to prepare another change, remove this resource and stage a draft with a new one.`,
    );
}

export function neverPublished(): TransitionRefusal {
    return refusal(
        "never live",
        'a version that was never live can\'t be PAUSED. Declare status "ACTIVE" first and pause it later, or take over a paused one with the resource option `import`.',
    );
}

export function noLiveVersion(): TransitionRefusal {
    return refusal(
        "nothing to pause",
        'no version of the experience is live any more, so none can be PAUSED. Declare status "ACTIVE" to publish one.',
    );
}

export function contentChangeWhilePaused(live: VersionSlot): TransitionRefusal {
    return refusal(
        "paused content",
        `version ${live.number} (${live.uid}) is ${live.status} with other content than is declared, and the content of a live version can't change in place. ` +
            'Declare status "ACTIVE" to publish the content, or declare what is live.',
    );
}

function importLine(place: VersionSlot, declared: DeclaredVersion): string {
    return `{ import: "${declared.experienceUid}/${place.uid}" }`;
}

/** What the import needs beside its id, where the version is not what is declared. */
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
            return "with other content";
        default:
            throw new Error(`Unknown content ${String(place.content satisfies never)}`);
    }
}
