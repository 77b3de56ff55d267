import { planTransition } from "../../../provider/core/model/planTransition";
import type {
    DeclaredVersion,
    TransitionDecision,
    VersionSlot,
    VersionWrite,
} from "../../../provider/core/model/versionState";
import { gathered, inWords, type Row } from "./gatheredRows";
import { writesOf } from "./serverModel";
import { ARCHIVED_UID, DRAFT_UID, isOwn, LIVE_UID, type Situation, situations } from "./situations";

function ownInWords({ owned }: Situation): string {
    if (owned === undefined) return "none yet";
    const wasDraft = owned.status === "DRAFT";
    if (owned.uid === DRAFT_UID) return "the draft";
    if (owned.uid === LIVE_UID) return wasDraft ? "the live one, was a draft" : "the live one";
    return `${owned.uid === ARCHIVED_UID ? "archived" : "gone"}, was ${wasDraft ? "a draft" : "live"}`;
}

function draftInWords({ current: { draft }, owned }: Situation): string {
    if (draft === undefined) return "none";
    if (draft.content === "empty") return "empty";
    const content =
        draft.content === "same" ? "as declared" : draft.staged === "same" ? "as staged" : "other content";
    if (!isOwn(draft, owned)) return `not ours, ${content}`;
    return draft.edited ? `ours, edited by others, ${content}` : `ours, ${content}`;
}

function liveInWords({ current: { live }, owned }: Situation): string {
    if (live === undefined) return "none";
    const content = live.content === "same" ? "as declared" : "other content";
    return `${live.status}, ${content}${knowledgeInWords(live, owned)}`;
}

function knowledgeInWords({ uid }: VersionSlot, owned: Situation["owned"]): string {
    if (owned === undefined) return "";
    return owned.uid === uid && owned.status !== "DRAFT" ? `, seen, as ${owned.status}` : ", not seen";
}

function planInWords({ current, owned }: Situation, plan: TransitionDecision): string {
    if ("refusal" in plan) return `refused: ${plan.because}`;
    const writes = writesOf(plan).map((write) => writeInWords(write, current.draft));
    if (writes.length > 0) return writes.join(", ");
    const taken = [plan.version.uid, plan.staged.uid].some(
        (uid) => uid !== undefined && uid !== owned?.uid && uid !== owned?.stagedUid,
    );
    return taken ? "no request, it is ours now" : "no request";
}

function writeInWords(write: VersionWrite, draft: VersionSlot | undefined): string {
    if (write.method === "POST") return `POST ${write.status}`;
    const slot = write.uid === draft?.uid ? "draft" : "live";
    return write.method === "DELETE" ? "DELETE draft" : `PUT ${slot} → ${write.status}`;
}

function rowsOf(declared: Partial<DeclaredVersion>): { situation: Situation; row: Row }[] {
    return situations
        .filter(
            (each) =>
                each.declared.status === declared.status &&
                each.declared.staged === (declared.staged ?? false),
        )
        .map((situation) => {
            const { current, owned } = situation;
            const outcome = planInWords(situation, planTransition(current, owned, situation.declared));
            const row = {
                own: [ownInWords(situation)],
                draft: [draftInWords(situation)],
                live: [liveInWords(situation)],
                outcome,
            };
            return { situation, row };
        });
}

function declaredText(title: string, declared: Partial<DeclaredVersion>): string[] {
    // The preview refuses that a draft becomes PAUSED.
    const rows = rowsOf(declared)
        .filter(({ situation }) => declared.status !== "PAUSED" || situation.owned?.status !== "DRAFT")
        .map(({ row }) => row);
    return [
        `**${title}**`,
        "",
        "| Its version | Draft | Live version | What happens |",
        "|---|---|---|---|",
        ...gathered(rows).map((row) => `| ${inWords(row, rows).join(" | ")} |`),
        "",
    ];
}

/** What becomes of the versions that nothing declares any more, while their experience stays. */
function removedText(): string[] {
    const rows = rowsOf({ status: "ABSENT" })
        .filter(({ situation }) => situation.owned !== undefined)
        .map(({ situation, row }) => {
            const { draft, onlyOne } = situation.current;
            const ours = draft !== undefined && isOwn(draft, situation.owned);
            const stays = draft === undefined ? "none" : "not ours";
            const only = onlyOne ? ", the only version" : "";
            const state = draft?.edited ? "ours, edited by others" : "ours";
            return { ...row, draft: [ours ? `${state}${only}` : stays] };
        });
    return [
        "**Removed from the program, while its experience stays**",
        "",
        "| Its version | Draft | Live version | What happens |",
        "|---|---|---|---|",
        ...gathered(rows).map((row) => `| ${inWords(row, rows).join(" | ")} |`),
    ];
}

/** The planner's table as Markdown, made by asking the planner for every combination there is. */
export const transitionTable = (): string =>
    [
        ...declaredText("Declared ACTIVE, without `staged`", { status: "ACTIVE" }),
        ...declaredText("Declared ACTIVE, with `staged`", { status: "ACTIVE", staged: true }),
        ...declaredText("Declared PAUSED, without `staged`", { status: "PAUSED" }),
        ...declaredText("Declared PAUSED, with `staged`", { status: "PAUSED", staged: true }),
        ...declaredText("Declared DRAFT", { status: "DRAFT" }),
        ...removedText(),
    ].join("\n");
