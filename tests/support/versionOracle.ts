import type { WireVersion } from "../../provider/wire";
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

const isLive = ({ status }: WireVersion) => status === "ACTIVE" || status === "PAUSED";
const namesOf = ({ variants = [] }: WireVersion) => variants.map(({ name }) => name);
const entryOf = (state: State, name: string) => state.resources.find((each) => each.name === name);

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

/** A version may be archived by the resource that owns it, or that saw it live as it is. */
function archivedUnseen({ before, after }: Outcome): string[] {
    const live = before.versions.find(isLive);
    if (live === undefined || after.versions.find(({ uid }) => uid === live.uid)?.status !== "ARCHIVED")
        return [];
    const publisher = after.versions.find(isLive)?.uid;
    const seen = before.state.resources.some(({ outputs }) => {
        const owns = outputs.versionUid === live.uid && outputs.status === live.status;
        const saw = outputs.liveVersionUid === live.uid && outputs.liveStatus === live.status;
        const resumed =
            live.status === "ACTIVE" && [outputs.versionUid, outputs.liveVersionUid].includes(live.uid);
        return owns || saw || resumed;
    });
    return seen ? [] : [`archived unseen: ${live.uid}, ${live.status}, by ${publisher}`];
}

/** A live version is paused where that is declared, or where the resource goes that had it as a live one. */
function pausedUnasked({ program, before, after }: Outcome): string[] {
    if ([program.one, program.two].some((line) => line?.status === "PAUSED")) return [];
    const paused = before.versions.filter(
        ({ uid, status }) =>
            status === "ACTIVE" && after.versions.find((each) => each.uid === uid)?.status === "PAUSED",
    );
    const had = before.state.resources
        .filter(({ outputs }) => outputs.status !== "DRAFT")
        .map(({ outputs }) => outputs.versionUid);
    return paused.filter(({ uid }) => !had.includes(uid)).map(({ uid }) => `paused unasked: ${uid}`);
}

/** A draft whose resource is still declared as one does not go live by the write of another. */
function publishedUnasked({ program, before, after }: Outcome): string[] {
    return (["one", "two"] as const).flatMap((name) => {
        const uid = entryOf(before.state, name)?.outputs.versionUid;
        const was = before.versions.find((version) => version.uid === uid);
        const is = after.versions.find((version) => version.uid === uid);
        const staged = program[name]?.status === "DRAFT" && was?.status === "DRAFT";
        return staged && is !== undefined && isLive(is) ? [`published unasked: ${name}`] : [];
    });
}

/** A draft with content that no resource owns stays as it is. */
function draftsLost({ before, after }: Outcome): string[] {
    const draft = before.versions.find(({ status }) => status === "DRAFT");
    if (draft === undefined || namesOf(draft).length === 0) return [];
    if (before.state.resources.some(({ outputs }) => outputs.versionUid === draft.uid)) return [];
    const now = after.versions.find(({ uid }) => uid === draft.uid);
    if (now === undefined)
        return after.versions.length === 0 ? [] : [`a draft of others was deleted: ${draft.uid}`];
    const same = now.status === "DRAFT" && JSON.stringify(namesOf(now)) === JSON.stringify(namesOf(draft));
    return same ? [] : [`a draft of others was written: ${draft.uid} is ${now.status}`];
}

/** One `up` makes at most one version live and one draft. */
function doubled({ before, after }: Outcome): string[] {
    const known = before.versions.map(({ uid }) => uid);
    const fresh = after.versions.filter(({ uid }) => !known.includes(uid));
    const drafts = fresh.filter(({ status }) => status === "DRAFT").length;
    const others = fresh.length - drafts;
    return drafts > 1 || others > 1 ? [`made ${drafts} drafts and ${others} live versions in one run`] : [];
}

/**
 * Whom the experience knows by name has an identity already, and gets no other one. What only a draft had that
 * was overwritten in the same run is known to nobody any more.
 */
function identitiesLost({ before, after }: Outcome): string[] {
    const contentOf = (version: WireVersion | undefined) => JSON.stringify(version?.variants ?? []);
    const oldOf = ({ uid }: WireVersion) => before.versions.find((version) => version.uid === uid);
    const kept = before.versions.filter(
        (old) => contentOf(after.versions.find(({ uid }) => uid === old.uid)) === contentOf(old),
    );
    const written = after.versions.filter((version) => contentOf(version) !== contentOf(oldOf(version)));
    return written.flatMap((version) => {
        const old = oldOf(version);
        const ever = [...kept, ...(old === undefined ? [] : [old])].flatMap(({ variants = [] }) => variants);
        return (version.variants ?? []).flatMap(({ name, shortUid }) => {
            const known = ever.filter((each) => each.name === name).map((each) => each.shortUid);
            return known.length === 0 || known.includes(shortUid)
                ? []
                : [`version ${version.versionNumber}: ${name} was ${known.join("/")} and is ${shortUid}`];
        });
    });
}

/** What an `up` has changed, or a refresh has seen before it, is on the server as it is declared. */
function notAsDeclared({ program, report, refreshed, after }: Outcome): string[] {
    return (["one", "two"] as const).flatMap((name) => {
        const line = program[name];
        const step = report.step(name);
        if (line === undefined || (step?.op === "same" && !refreshed)) return [];
        const outputs = entryOf(after.state, name)?.outputs ?? {};
        const version = after.versions.find(({ uid }) => uid === outputs.versionUid);
        const recorded = JSON.stringify(version?.variants?.map(({ shortUid }) => shortUid));
        const problems = [
            version?.status === line.status ? "" : `is ${version?.status}, declared ${line.status}`,
            version && JSON.stringify(namesOf(version)) === JSON.stringify(line.names)
                ? ""
                : "has other variants",
            recorded === JSON.stringify(outputs.shortUids) ? "" : "records other shortUids",
        ];
        return problems.filter(Boolean).map((problem) => `${name} ${problem}`);
    });
}
