import type { Declared, Place, Refusal } from "./places";

const LOOK =
    "Run `pulumi refresh` to see what it holds, then decide: declare that content, or run `pulumi up` again to publish yours over it.";

export function liveIsNotOurs(live: Place, declared: Declared): Refusal {
    return {
        refusal:
            `the experience has a live version already, which this resource does not know: version ${live.number}, ${live.status}, ${contentOf(live)}. ` +
            `To manage it, add the resource option ${importLine(live, declared)} (with onMismatch: "update" to publish the declared content over it).`,
    };
}

export function draftIsNotOurs(draft: Place, declared: Declared): Refusal {
    return {
        refusal:
            `the experience has a draft already, which this resource does not know: version ${draft.number}, ${contentOf(draft)}. ` +
            `To manage it, add the resource option ${importLine(draft, declared)} (with onMismatch: "update" to overwrite it), or discard it in Personalize.`,
    };
}

export function publishedByOthers(live: Place, declared: Declared): Refusal {
    return {
        refusal:
            `someone else has put a version live meanwhile: version ${live.number} (${live.uid}), ${live.status}, ${contentOf(live)}. ` +
            `Nothing of it is ${declared.status === "PAUSED" ? "paused" : "archived"} unseen. ${LOOK}`,
    };
}

export function pausedByOthers(live: Place): Refusal {
    return {
        refusal: `version ${live.number} (${live.uid}) was ACTIVE and has been paused by hand since, so going live is refused. ${LOOK}`,
    };
}

export function draftStands(draft: Place, declared: Declared): Refusal {
    return {
        refusal:
            `new content can't be published while a draft stands beside the live version: version ${draft.number} (${draft.uid}). ` +
            "Put the change into the draft and publish that (set its status to ACTIVE and remove the old resource), or discard the draft first, in an `up` of its own. " +
            `A draft made by hand can be taken over with ${importLine(draft, declared)}.`,
    };
}

export function neverLive(): Refusal {
    return {
        refusal:
            'a version that was never live can\'t be PAUSED. Declare status "ACTIVE" first and pause it later, or take over a paused one with the `import` option.',
    };
}

export function nothingToPause(): Refusal {
    return {
        refusal:
            'no version of the experience is live, so none can be PAUSED. Declare status "ACTIVE" to publish one.',
    };
}

export function pausedContent(live: Place): Refusal {
    return {
        refusal:
            `version ${live.number} (${live.uid}) is ${live.status} with other content than is declared, and the content of a live version can't change in place. ` +
            'Declare status "ACTIVE" to publish the content, or declare what is live.',
    };
}

export function draftWentLive(own: Place): Refusal {
    return {
        refusal:
            `the draft, version ${own.number} (${own.uid}), is ${own.status} by now: someone has put it live meanwhile. ` +
            `Declare status "${own.status}" to go on with it, or remove this resource (the version is left as it is) and stage a draft with a new one.`,
    };
}

function importLine(place: Place, declared: Declared): string {
    return `{ import: "${declared.experienceUid}/${place.uid}" }`;
}

function contentOf(place: Place): string {
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
