import type { WireVersion } from "../../provider/core/wire";
import type { Report, State } from "./stack";
import { undueMessages } from "./versionRefusals";
import type { Program } from "./versionSequences";

/** What was so before an `up`, and what is so after it. */
export interface Outcome {
    program: Program;
    report: Report;
    refreshed: boolean;
    before: { versions: readonly WireVersion[]; state: State };
    after: { versions: readonly WireVersion[]; state: State };
}

type Variants = { name: string; shortUid?: string }[];

/** What the resource has recorded. */
export interface RecordedOutputs {
    versionUid: string;
    status: string;
    variants: Variants;
    shortUids: string[];
    staged?: { variants: Variants };
    stagedVersionUid?: string;
    stagedShortUids?: string[];
    knownVariants: Variants;
}

export const isLive = ({ status }: WireVersion) => status === "ACTIVE" || status === "PAUSED";
export const isDraft = ({ status }: WireVersion) => status === "DRAFT";
export const namesOf = ({ variants = [] }: { variants?: Variants }) => variants.map(({ name }) => name);
export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function recordedIn({ resources }: State): RecordedOutputs | undefined {
    return resources.find(({ name }) => name === "version")?.outputs as unknown as
        | RecordedOutputs
        | undefined;
}

/** The draft of the resource, and whether somebody has edited it since. */
export function ownDraft(
    draft: WireVersion | undefined,
    recorded: RecordedOutputs | undefined,
): "not ours" | "ours" | "edited" {
    if (draft === undefined || recorded === undefined) return "not ours";
    const isStaged = draft.uid === recorded.stagedVersionUid;
    if (!isStaged && draft.uid !== recorded.versionUid) return "not ours";
    const content = isStaged ? (recorded.staged ?? {}) : recorded;
    return isSame(namesOf(draft), namesOf(content)) ? "ours" : "edited";
}

/** Everything that an `up` may never do, one line each. */
export function wrongs(outcome: Outcome, disturbed: boolean): string[] {
    return [
        ...undueMessages(outcome, disturbed),
        ...archivedUnseen(outcome),
        ...pausedUnasked(outcome),
        ...publishedUnasked(outcome),
        ...draftsLost(outcome),
        ...doubled(outcome),
        ...identitiesLost(outcome),
        ...(outcome.report.ok ? notAsDeclared(outcome) : []),
    ];
}

/** A version may be archived by the resource that has recorded it as live, as it is or resumed by others. */
function archivedUnseen({ before, after }: Outcome): string[] {
    const live = before.versions.find(isLive);
    if (live === undefined || after.versions.find(({ uid }) => uid === live.uid)?.status !== "ARCHIVED")
        return [];
    const recorded = recordedIn(before.state);
    const seen = recorded?.versionUid === live.uid && recorded.status !== "DRAFT";
    const pausedSince = live.status === "PAUSED" && recorded?.status === "ACTIVE";
    return seen && !pausedSince ? [] : [`archived unseen: ${live.uid}, ${live.status}`];
}

/** A live version is paused where that is declared, or where the resource goes that had it as a live one. */
function pausedUnasked({ program, before, after }: Outcome): string[] {
    if (program?.status === "PAUSED") return [];
    const recorded = recordedIn(before.state);
    return before.versions
        .filter(({ uid, status }) => {
            const now = after.versions.find((each) => each.uid === uid)?.status;
            const isOurs = recorded?.versionUid === uid && recorded.status !== "DRAFT";
            return status === "ACTIVE" && now === "PAUSED" && !(isOurs && program === undefined);
        })
        .map(({ uid }) => `paused unasked: ${uid}`);
}

/** What goes live is what is declared to. */
function publishedUnasked({ program, before, after }: Outcome): string[] {
    return after.versions
        .filter((version) => {
            const was = before.versions.find(({ uid }) => uid === version.uid);
            return isLive(version) && (was === undefined || isDraft(was));
        })
        .filter((version) => !isSame(namesOf(version), program?.names))
        .map((version) => `published unasked: ${namesOf(version)}`);
}

/** A draft that is not ours, or not as we know it, stays as it is, or goes live where that is what is declared. */
function draftsLost({ program, before, after }: Outcome): string[] {
    const draft = before.versions.find(isDraft);
    if (draft === undefined || namesOf(draft).length === 0) return [];
    if (ownDraft(draft, recordedIn(before.state)) === "ours") return [];
    const now = after.versions.find(({ uid }) => uid === draft.uid);
    if (now === undefined) return after.versions.length === 0 ? [] : [`a draft was deleted: ${draft.uid}`];
    const same = isSame(namesOf(now), namesOf(draft));
    const asked = now.status === "ACTIVE" && isSame(namesOf(now), program?.names);
    return same && (isDraft(now) || asked) ? [] : [`a draft was written: ${draft.uid} is ${now.status}`];
}

/** One `up` makes at most one version live and one draft, and writes nothing that is so already. */
function doubled({ program, report, before, after }: Outcome): string[] {
    const known = before.versions.map(({ uid }) => uid);
    const fresh = after.versions.filter(({ uid }) => !known.includes(uid));
    const drafts = fresh.filter(isDraft).length;
    const others = fresh.length - drafts;
    const live = before.versions.find(isLive);
    const needless =
        report.ok &&
        live?.status === "ACTIVE" &&
        isSame(namesOf(live), program?.names) &&
        after.versions.find(isLive)?.uid !== live.uid;
    return [
        ...(drafts > 1 || others > 1 ? [`made ${drafts} drafts and ${others} live versions in one run`] : []),
        ...(needless ? ["published what was live already"] : []),
    ];
}

/** Whom the experience or the resource knows by name has an identity already, and gets no other one. */
function identitiesLost({ before, after }: Outcome): string[] {
    const contentOf = (version: WireVersion | undefined) => JSON.stringify(version?.variants ?? []);
    const oldOf = ({ uid }: WireVersion) => before.versions.find((version) => version.uid === uid);
    const recorded = recordedIn(before.state);
    const draft = before.versions.find(isDraft);
    const ours = ownDraft(draft, recorded) === "not ours" ? [] : (draft?.variants ?? []);
    const kept = before.versions.filter(
        (old) => contentOf(after.versions.find(({ uid }) => uid === old.uid)) === contentOf(old),
    );
    const written = after.versions.filter((version) => contentOf(version) !== contentOf(oldOf(version)));
    return written.flatMap((version) => {
        const ever: Variants = [
            ...[...kept, ...[oldOf(version)].filter((old) => old !== undefined)].flatMap(
                ({ variants = [] }) => variants,
            ),
            ...ours,
            ...(recorded?.knownVariants ?? []),
        ];
        return (version.variants ?? []).flatMap(({ name, shortUid }) => {
            const known = ever.filter((each) => each.name === name).map((each) => each.shortUid);
            return known.length === 0 || known.includes(shortUid)
                ? []
                : [`version ${version.versionNumber}: ${name} was ${known.join("/")} and is ${shortUid}`];
        });
    });
}

/** What an `up` has changed, or a refresh has seen before it, is on the server as it is declared. */
function notAsDeclared({ program, report, refreshed, before, after }: Outcome): string[] {
    if (program === undefined || (report.step("version")?.op === "same" && !refreshed)) return [];
    const outputs = recordedIn(after.state);
    const version = after.versions.find(({ uid }) => uid === outputs?.versionUid);
    const staged = program.staged && !isSame(program.staged, program.names) ? program.staged : undefined;
    const draft = after.versions.find(isDraft);
    const wasOurs = draft !== undefined && ownDraft(draft, recordedIn(before.state)) !== "not ours";
    return [
        ...(version === undefined ? ["has no version"] : []),
        ...(version?.status === program.status ? [] : [`is ${version?.status}, declared ${program.status}`]),
        ...contentProblems("the version", version, program.names, outputs?.shortUids),
        ...(staged === undefined
            ? outputs?.stagedVersionUid === undefined && !(wasOurs && program.status !== "DRAFT")
                ? []
                : ["a draft is left that is declared no more"]
            : draft?.uid === outputs?.stagedVersionUid
              ? contentProblems("the draft", draft, staged, outputs?.stagedShortUids)
              : ["the draft is not recorded"]),
    ];
}

function contentProblems(
    what: string,
    version: WireVersion | undefined,
    names: string[],
    shortUids: string[] | undefined,
): string[] {
    const live = version?.variants?.map(({ shortUid }) => shortUid);
    return [
        ...(version && isSame(namesOf(version), names) ? [] : [`${what} has other variants`]),
        ...(isSame(live, shortUids) ? [] : [`${what} has other shortUids than recorded`]),
    ];
}
