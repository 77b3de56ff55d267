import type { WireVersion } from "../../provider/core/wire";
import {
    isDraft,
    isLive,
    isSame,
    namesOf,
    type Outcome,
    ownDraft,
    type RecordedOutputs,
    recordedIn,
} from "./versionOracle";
import type { Program } from "./versionSequences";

/** What is declared, what the resource knew, and what it met on the server. */
interface Situation {
    /** Absent where it is removed. */
    program: Program;
    /** What the resource recorded at its last write or refresh; absent where it is created. */
    recorded: RecordedOutputs | undefined;
    live: WireVersion | undefined;
    draft: WireVersion | undefined;
    experienceGone: boolean;
}

type IsDue = (situation: Situation) => boolean;

const isForeign = ({ draft, recorded }: Situation) =>
    draft !== undefined && namesOf(draft).length > 0 && ownDraft(draft, recorded) === "not ours";

const holds = (version: WireVersion | undefined, names: string[] | undefined) =>
    version !== undefined && isSame(namesOf(version), names);

/** When each refusal is due, by the rules of the design. Every other refusal is wrong, as is any other message. */
const REFUSALS: readonly (readonly [RegExp, IsDue])[] = [
    // What is created takes over nothing.
    [
        /already has a live version that this resource does not manage/,
        ({ program, recorded, live }) =>
            recorded === undefined && program?.status === "ACTIVE" && live !== undefined,
    ],
    [
        /already has a draft that this resource does not manage/,
        (each) =>
            isForeign(each) &&
            each.live === undefined &&
            !(each.recorded !== undefined && holds(each.draft, each.program?.names)),
    ],
    // Nothing is archived or paused that the resource has not seen.
    [
        /someone has published a version that this resource has not read yet/,
        (each) =>
            each.recorded !== undefined &&
            each.program !== undefined &&
            each.program.status !== "DRAFT" &&
            each.live !== undefined &&
            seenStatus(each) === undefined &&
            !(each.live.status === each.program.status && holds(each.live, each.program.names)),
    ],
    [
        /has been paused since/,
        (each) =>
            each.program?.status === "ACTIVE" &&
            each.live?.status === "PAUSED" &&
            seenStatus(each) === "ACTIVE",
    ],
    // The server takes no new live content beside a draft, and one draft at most.
    [
        /can't be published while somebody else's draft exists/,
        (each) =>
            isForeign(each) &&
            each.program?.status === "ACTIVE" &&
            each.live !== undefined &&
            !holds(each.live, each.program.names) &&
            !holds(each.draft, each.program.names),
    ],
    [
        /`staged` differs from a draft that this resource does not manage/,
        (each) => isForeign(each) && !holds(each.draft, each.program?.staged),
    ],
    // What others have written into our draft is not overwritten, published or deleted before it was read.
    [
        /someone has edited the draft of this resource/,
        ({ draft, recorded }) => ownDraft(draft, recorded) === "edited",
    ],
    // What has been live is no draft any more.
    [
        /the draft is \w+ now: someone has published version/,
        ({ program, recorded, live }) =>
            program?.status === "DRAFT" && recorded?.status === "DRAFT" && live?.uid === recorded.versionUid,
    ],
    [
        /can't become a DRAFT again/,
        ({ program, recorded, live }) =>
            program?.status === "DRAFT" &&
            recorded !== undefined &&
            recorded.status !== "DRAFT" &&
            live !== undefined,
    ],
    [
        /is for an experience that was never live/,
        ({ program, recorded, live }) =>
            program?.status === "DRAFT" && live !== undefined && live.uid !== recorded?.versionUid,
    ],
    // Only what is live can be paused, and as it is.
    [
        /was never live can't be PAUSED/,
        ({ program, recorded }) => program?.status === "PAUSED" && (recorded?.status ?? "DRAFT") === "DRAFT",
    ],
    [/none can be PAUSED/, ({ program, live }) => program?.status === "PAUSED" && live === undefined],
    [
        /content of a live version can't change in place/,
        ({ program, live }) =>
            program?.status === "PAUSED" && live !== undefined && !holds(live, program.names),
    ],
    [/someone has deleted it/, ({ experienceGone }) => experienceGone],
];

/** What a fault may leave the user with. */
const FAILURES = [
    /Whether it took effect is unknown/,
    /The API answered (429|5\d\d)/,
    /could not be|no usable|Run the command again/,
];

/** The messages that an `up` must not have shown: one that is not due, or that no rule knows. */
export function undueMessages(outcome: Outcome, disturbed: boolean): string[] {
    const { failures, errors } = outcome.report;
    const messages = [...failures.map(({ name, reason }) => ({ name, message: reason })), ...errors];
    return messages.flatMap(({ name, message }) => {
        if (disturbed && FAILURES.some((pattern) => pattern.test(message))) return [];
        const met = situationOf(outcome);
        const due =
            name === "version" && REFUSALS.some(([pattern, isDue]) => pattern.test(message) && isDue(met));
        return due ? [] : [`not due: ${name}: ${message}`];
    });
}

/** What the resource met. Whoever is refused writes nothing: the versions are still as it met them. */
function situationOf({ program, before, after }: Outcome): Situation {
    return {
        program,
        recorded: recordedIn(before.state),
        live: after.versions.find(isLive),
        draft: after.versions.find(isDraft),
        experienceGone:
            before.state.resources.some(({ name }) => name === "hero") && after.versions.length === 0,
    };
}

/** How the resource knows the live version, if it does. */
function seenStatus({ live, recorded }: Situation): string | undefined {
    return live?.uid === recorded?.versionUid && recorded?.status !== "DRAFT" ? recorded?.status : undefined;
}
