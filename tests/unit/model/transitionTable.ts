import { planTransition } from "../../../provider/model/planTransition";
import type { DeclaredVersion, TransitionDecision, VersionSlot } from "../../../provider/model/versionState";
import { gathered, inWords, type Row } from "./gatheredRows";
import { declaredAs } from "./serverModel";
import { ARCHIVED_UID, DRAFT_UID, LIVE_UID, type Situation, situations } from "./situations";

type Status = DeclaredVersion["status"];

const wasDraft = ({ owned }: Situation) => owned?.status === "DRAFT";

function ownInWords(situation: Situation): string {
    const { owned, live } = situation;
    if (owned === undefined) return "none yet";
    if (owned.uid === DRAFT_UID) return "the draft";
    if (owned.uid === LIVE_UID) return wasDraft(situation) ? "the live one, was a draft" : "the live one";
    const gone = live.own?.uid === ARCHIVED_UID ? "archived" : "gone";
    return `${gone}, was ${wasDraft(situation) ? "a draft" : "live"}`;
}

function draftInWords({ live: { draft }, owned }: Situation): string {
    if (draft === undefined) return "none";
    const content = { empty: "empty", same: "as declared", different: "other content" }[draft.content];
    return owned === undefined && draft.content === "same" ? `${content}, ${age(draft)}` : content;
}

function liveInWords(situation: Situation): string {
    const { live } = situation.live;
    if (live === undefined) return "none";
    const content = live.content === "same" ? "as declared" : "other content";
    return `${live.status}, ${content}${knowledgeInWords(situation, live)}`;
}

function knowledgeInWords({ owned, seen }: Situation, live: VersionSlot): string {
    if (owned === undefined) return live.content === "same" ? `, ${age(live)}` : "";
    if (owned.uid === live.uid && owned.status !== "DRAFT") return `, seen, as ${owned.status}`;
    return live.uid === seen.uid ? `, seen, as ${seen.status}` : ", not seen";
}

const age = ({ recent }: VersionSlot) => (recent ? "lately" : "long ago");

function planInWords(situation: Situation, plan: TransitionDecision): string {
    if ("refusal" in plan) return `refused: ${plan.because}`;
    const [request] = plan.requests;
    if (request === undefined) {
        const taken = plan.becomes !== undefined && plan.becomes !== situation.owned?.uid;
        return taken ? "no request, it is ours now" : "no request";
    }
    if (request.method === "POST") return `POST ${request.status}`;
    const place = request.uid === situation.live.draft?.uid ? "draft" : "live";
    return request.method === "DELETE" ? "DELETE draft" : `PUT ${place} → ${request.status}`;
}

function rowsOf(declared: Status, about: (situation: Situation) => boolean): Row[] {
    return situations.filter(about).map((situation) => {
        const { live, owned, seen } = situation;
        return {
            own: [ownInWords(situation)],
            draft: [draftInWords(situation)],
            live: [liveInWords(situation)],
            outcome: planInWords(situation, planTransition(live, owned, seen, declaredAs(declared))),
        };
    });
}

function declaredText(status: Exclude<Status, "ABSENT">): string[] {
    // The preview refuses that a draft becomes PAUSED.
    const possible = (situation: Situation) => status !== "PAUSED" || !wasDraft(situation);
    const rows = rowsOf(status, (each) => reachable(each) && possible(each));
    return [
        `**Declared ${status}**`,
        "",
        "| Its version | Draft | Live version | What happens |",
        "|---|---|---|---|",
        ...gathered(rows).map((row) => `| ${inWords(row, rows).join(" | ")} |`),
        "",
    ];
}

/** What has been live is never a draft again. */
const reachable = (situation: Situation) => wasDraft(situation) || situation.owned?.uid !== DRAFT_UID;

/** What becomes of a version that nothing declares any more, while its experience stays. */
function removedText(): string[] {
    const removable = (situation: Situation) => situation.owned !== undefined && reachable(situation);
    const rows = rowsOf("ABSENT", removable).map((row, index) => {
        const { live } = situations.filter(removable)[index] as Situation;
        const only = live.onlyOne ? ", the only version" : ", beside others";
        const status = live.own?.status ?? "gone";
        return { ...row, draft: [""], live: [status === "DRAFT" ? `DRAFT${only}` : status] };
    });
    const lastSeen = rows.map((row) => ({
        ...row,
        own: [(row.own[0] as string).includes("draft") ? "draft" : "live"],
    }));
    return [
        "**Removed from the program, while its experience stays**",
        "",
        "| Its version, as last seen | Now | What happens |",
        "|---|---|---|",
        ...gathered(lastSeen).map((row) => {
            const [own, , live, outcome] = inWords(row, lastSeen);
            return `| ${own} | ${live} | ${outcome} |`;
        }),
    ];
}

/** The planner's table as Markdown, made by asking the planner for every combination there is. */
export const transitionTable = (): string =>
    [...(["ACTIVE", "PAUSED", "DRAFT"] as const).flatMap(declaredText), ...removedText()].join("\n");
