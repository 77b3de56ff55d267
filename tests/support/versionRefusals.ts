import type { WireVersion } from "../../provider/wire";
import type { Outcome } from "./versionOracle";
import type { Line } from "./versionSequences";

/** One declared version, what its resource knew, and what it met on the server. */
interface Situation {
    line: NonNullable<Line>;
    /** What the resource recorded at its last write or refresh; absent where it is created. */
    known:
        | { uid: string; status: string; names: string[]; liveUid?: string; liveStatus?: string }
        | undefined;
    live: WireVersion | undefined;
    draft: WireVersion | undefined;
    own: WireVersion | undefined;
    /** The version of the other resource by now. */
    otherUid: string | undefined;
    experienceGone: boolean;
}

type IsDue = (situation: Situation) => boolean;

/** When each refusal is due, by the rules of the design. Every other refusal is wrong, as is any other message. */
const REFUSALS: readonly (readonly [RegExp, IsDue])[] = [
    // Created over what it does not know; an ACTIVE version of the same content is taken for its own.
    [
        /already has a live version that this resource does not manage/,
        ({ line, known, live }) =>
            known === undefined && line.status === "ACTIVE" && live !== undefined && !isAlready(live, line),
    ],
    [
        /already has a draft that this resource does not manage/,
        ({ line, known, live, draft }) =>
            draft !== undefined &&
            draft.uid !== known?.uid &&
            namesOf(draft).length > 0 &&
            (line.status === "DRAFT" ? !holds(draft, line) : line.status === "ACTIVE" && live === undefined),
    ],
    // Nothing is archived or paused that the resource has not seen.
    [
        /someone has published a version that this resource has not read yet/,
        ({ line, known, live }) =>
            known !== undefined &&
            line.status !== "DRAFT" &&
            live !== undefined &&
            seenStatus(live, known) === undefined &&
            !(line.status === "PAUSED" ? holds(live, line) : isAlready(live, line)),
    ],
    [
        /has been paused since/,
        ({ line, known, live }) =>
            line.status === "ACTIVE" && live?.status === "PAUSED" && seenStatus(live, known) === "ACTIVE",
    ],
    // The server takes no new live content beside a draft.
    [
        /can't be published while a draft exists/,
        ({ line, known, live, draft }) =>
            known !== undefined &&
            line.status === "ACTIVE" &&
            live !== undefined &&
            !holds(live, line) &&
            draft !== undefined &&
            draft.uid !== known.uid,
    ],
    // What has been live is no draft any more.
    [
        /the draft is \w+ now: someone has published version/,
        ({ line, own }) => line.status === "DRAFT" && own !== undefined && isLive(own),
    ],
    [
        /can't become a DRAFT again/,
        ({ line, known }) => line.status === "DRAFT" && known !== undefined && known.status !== "DRAFT",
    ],
    // Only what is live can be paused, and as it is.
    [
        /was never live can't be PAUSED/,
        ({ line, known }) => line.status === "PAUSED" && (known?.status ?? "DRAFT") === "DRAFT",
    ],
    [/none can be PAUSED/, ({ line, live }) => line.status === "PAUSED" && live === undefined],
    [
        /content of a live version can't change in place/,
        ({ line, known, live }) =>
            line.status === "PAUSED" && live !== undefined && live.uid === known?.uid && !holds(live, line),
    ],
    [
        /PAUSED requires the content of the live version/,
        ({ line, known }) => line.status === "PAUSED" && known !== undefined && !sameNames(known.names, line),
    ],
    [/someone has deleted it/, ({ experienceGone }) => experienceGone],
    [/is declared twice/, ({ known, otherUid }) => known !== undefined && known.uid === otherUid],
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
        const met = name === "one" || name === "two" ? situationOf(outcome, name) : undefined;
        const due = REFUSALS.some(([pattern, isDue]) => pattern.test(message) && met && isDue(met));
        return due ? [] : [`not due: ${name}: ${message}`];
    });
}

/**
 * What the resource met. Whoever is refused writes nothing and is the last of the run, the live version having been
 * written before the draft: the versions are still as it met them.
 */
function situationOf({ program, before, after }: Outcome, name: "one" | "two"): Situation | undefined {
    const line = program[name];
    if (line === undefined) return undefined;
    const entryOf = (state: Outcome["after"]["state"], of: string) =>
        state.resources.find((each) => each.name === of);
    const entry = entryOf(before.state, name);
    const { versionUid: uid, status, liveVersionUid: liveUid, liveStatus } = entry?.outputs ?? {};
    const names = ((entry?.inputs.variants ?? []) as { name: string }[]).map((variant) => variant.name);
    const other = name === "one" ? "two" : "one";
    return {
        line,
        known: entry && ({ uid, status, names, liveUid, liveStatus } as Situation["known"]),
        live: after.versions.find(isLive),
        draft: after.versions.find((version) => version.status === "DRAFT"),
        own: after.versions.find((version) => version.uid === uid),
        otherUid: entryOf(after.state, other)?.outputs.versionUid as string | undefined,
        experienceGone: entryOf(before.state, "hero") !== undefined && after.versions.length === 0,
    };
}

/** How the resource knows the live version: as its own live one, or from its last look. */
function seenStatus(live: WireVersion, known: Situation["known"]): string | undefined {
    if (live.uid === known?.uid && known.status !== "DRAFT") return known.status;
    return live.uid === known?.liveUid ? known.liveStatus : undefined;
}

const isLive = ({ status }: WireVersion) => status === "ACTIVE" || status === "PAUSED";
const namesOf = ({ variants = [] }: WireVersion) => variants.map(({ name }) => name);
const sameNames = (names: string[], line: NonNullable<Line>) =>
    JSON.stringify(names) === JSON.stringify(line.names);
const holds = (version: WireVersion, line: NonNullable<Line>) => sameNames(namesOf(version), line);
const isAlready = (live: WireVersion, line: NonNullable<Line>) =>
    live.status === "ACTIVE" && holds(live, line);
