import { isDeepStrictEqual } from "node:util";
import { planTransition } from "../../../provider/model/planTransition";
import type {
    DeclaredVersion,
    TransitionDecision,
    TransitionPlan,
    VersionSlot,
    VersionWrite,
} from "../../../provider/model/versionState";
import { carriedOut, declaredAs, POSTED_UID } from "./serverModel";
import { declaredStatuses, LIVE_UID, type Situation, situations } from "./situations";

type Status = DeclaredVersion["status"];

interface Line {
    situation: Situation;
    status: Status;
    plan: TransitionDecision;
}

const plan = ({ live, owned, seen }: Situation, status: Status): TransitionDecision =>
    planTransition(live, owned, seen, declaredAs(status));

const lines: readonly Line[] = situations.flatMap((situation) =>
    declaredStatuses.map((status) => ({ situation, status, plan: plan(situation, status) })),
);

const steps = lines.filter((line): line is Line & { plan: TransitionPlan } => "requests" in line.plan);

/** What the resource is after its plan was carried out and recorded. */
function recorded(situation: Situation, status: Exclude<Status, "ABSENT">, plan: TransitionPlan): Situation {
    const { live } = carriedOut(situation, plan);
    const uid = plan.becomes ?? POSTED_UID;
    const own = [live.draft, live.live].find((place) => place?.uid === uid);
    return {
        live: { ...live, own },
        owned: { uid, status },
        seen: { uid: live.live?.uid, status: live.live?.status },
    };
}

/** Runs a check on every line that it is about, and shows the first one that fails. */
function everywhere<L>(all: readonly L[], about: (line: L) => boolean, holds: (line: L) => boolean): void {
    const lines = all.filter(about);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.find((line) => !holds(line))).toBeUndefined();
}

/** The request that puts a version live, where the plan has one. */
const goingLive = ({ requests }: TransitionPlan): VersionWrite | undefined =>
    requests.find((request) => request.method !== "DELETE" && request.status === "ACTIVE");

const knownStatus = ({ owned, seen }: Situation, { uid }: VersionSlot): string | undefined =>
    owned?.uid === uid && owned.status !== "DRAFT"
        ? owned.status
        : seen.uid === uid
          ? seen.status
          : undefined;

describe(`the planner's whole table, ${lines.length} lines`, () => {
    test("has at most one request in a line", () => {
        everywhere(
            steps,
            () => true,
            ({ plan }) => plan.requests.length <= 1,
        );
    });

    test("asks for nothing that the server forbids", () => {
        for (const { situation, plan } of steps) expect(() => carriedOut(situation, plan)).not.toThrow();
    });

    test.each(["ACTIVE", "PAUSED"] as const)("leads to what is declared %s, or refuses", (status) => {
        everywhere(
            steps,
            (line) => line.status === status,
            ({ situation, plan }) => {
                const { live } = carriedOut(situation, plan).live;
                const becomes = plan.becomes ?? POSTED_UID;
                return live?.status === status && live.content === "same" && live.uid === becomes;
            },
        );
    });

    test("leads to a declared draft, or refuses", () => {
        everywhere(
            steps,
            ({ status }) => status === "DRAFT",
            ({ situation, plan }) => {
                const { draft } = carriedOut(situation, plan).live;
                return draft?.content === "same" && draft.uid === (plan.becomes ?? POSTED_UID);
            },
        );
    });

    test("never refuses that a version is removed, and leaves none of ours ACTIVE or standing as a draft", () => {
        everywhere(
            lines,
            ({ status }) => status === "ABSENT",
            ({ situation, plan }) => {
                if ("refusal" in plan) return false;
                const own = carriedOut(situation, plan).live.own?.status;
                const wentLiveByHand = situation.owned?.status === "DRAFT";
                return own === "ACTIVE" ? wentLiveByHand : own !== "DRAFT" || situation.live.onlyOne;
            },
        );
    });

    test("archives no version that the resource does not know to be live", () => {
        everywhere(
            steps,
            ({ situation, plan }) => {
                const request = goingLive(plan);
                const replaced = situation.live.live;
                if (request === undefined || replaced === undefined) return false;
                return request.method === "POST" || request.uid !== replaced.uid;
            },
            ({ situation }) => knownStatus(situation, situation.live.live as VersionSlot) !== undefined,
        );
    });

    test("puts nothing live over what was paused since the resource looked", () => {
        everywhere(
            lines,
            ({ situation, status }) => {
                const { live } = situation.live;
                return (
                    status === "ACTIVE" &&
                    situation.owned !== undefined &&
                    live?.status === "PAUSED" &&
                    knownStatus(situation, live) !== "PAUSED"
                );
            },
            ({ plan }) => "refusal" in plan,
        );
    });

    test("overwrites and discards no draft of others that has content", () => {
        everywhere(
            steps,
            ({ situation, plan }) =>
                plan.requests.some(
                    (request) => request.method !== "POST" && request.uid === situation.live.draft?.uid,
                ),
            ({ situation: { live } }) => live.draft?.content === "empty" || live.own?.uid === live.draft?.uid,
        );
    });

    test("pauses nothing but what holds the declared content, or is ours and removed", () => {
        everywhere(
            steps,
            ({ plan }) => plan.requests.some((each) => each.method === "PUT" && each.status === "PAUSED"),
            ({ situation: { live }, status }) =>
                status === "ABSENT" ? live.own?.uid === LIVE_UID : live.live?.content === "same",
        );
    });

    test("writes nothing where the live version is what is declared, whoever made it", () => {
        everywhere(
            lines,
            ({ situation: { live, owned }, status }) =>
                owned !== undefined &&
                live.own?.status !== "DRAFT" &&
                (status === "ACTIVE" || status === "PAUSED") &&
                live.live?.status === status &&
                live.live.content === "same",
            ({ plan }) => "requests" in plan && plan.requests.length === 0 && plan.becomes === LIVE_UID,
        );
    });

    test("says so where an update goes on with another version than its own, without a write", () => {
        everywhere(
            steps,
            ({ situation, status, plan }) =>
                situation.owned !== undefined &&
                status !== "ABSENT" &&
                plan.requests.every(({ method }) => method === "DELETE"),
            ({ situation, plan }) => (plan.notice !== undefined) === (plan.becomes !== situation.owned?.uid),
        );
    });

    test("has nothing to do once it is carried out and recorded", () => {
        everywhere(
            steps,
            ({ status }) => status !== "ABSENT",
            ({ situation, status, plan: done }) => {
                if (status === "ABSENT") return false;
                const after = recorded(situation, status, done);
                const next = plan(after, status);
                return "requests" in next && next.requests.length === 0 && next.becomes === after.owned?.uid;
            },
        );
    });

    test("finishes after an answer was lost: nothing is sent again, nothing is refused", () => {
        everywhere(
            steps,
            ({ plan }) => plan.requests.length > 0,
            ({ situation, status, plan: lost }) => {
                const next = plan(carriedOut(situation, lost), status);
                return (
                    "requests" in next &&
                    next.requests.length === 0 &&
                    (status === "ABSENT" || next.becomes === (lost.becomes ?? POSTED_UID))
                );
            },
        );
    });

    test("asks how recent something is only where the resource is created", () => {
        const old = (place: VersionSlot | undefined) => place && { ...place, recent: false };
        const requestsOf = (plan: TransitionDecision) => ("requests" in plan ? plan.requests : plan.because);
        const ofAged = ({ situation, status }: (typeof lines)[number]) => {
            const { draft, live, own, onlyOne } = situation.live;
            const aged = { draft: old(draft), live: old(live), own: old(own), onlyOne };
            return requestsOf(plan({ ...situation, live: aged }, status));
        };
        everywhere(
            lines,
            ({ situation }) => situation.owned !== undefined,
            (line) => isDeepStrictEqual(ofAged(line), requestsOf(line.plan)),
        );
        // Where it is created, it does matter.
        expect(lines.some((line) => !isDeepStrictEqual(ofAged(line), requestsOf(line.plan)))).toBe(true);
    });

    test("names onMismatch with the id to import wherever the import alone would be refused again", () => {
        const taking = lines.flatMap(({ situation: { live }, status, plan }) => {
            if (!("refusal" in plan) || !/not managed$/.test(plan.because)) return [];
            const place = plan.because.startsWith("live") ? live.live : live.draft;
            const differs = place?.content !== "same" || place.status !== status;
            return [{ refusal: plan.refusal, differs }];
        });
        everywhere(
            taking,
            () => true,
            ({ refusal, differs }) => /import: .*onMismatch: "update"/.test(refusal) === differs,
        );
    });

    test("names in every refusal the version that it is about, and what to do", () => {
        const refusals = lines.flatMap(({ plan }) => ("refusal" in plan ? [plan] : []));
        expect(refusals.length).toBeGreaterThan(0);
        for (const { because, refusal } of new Map(refusals.map((each) => [each.because, each])).values()) {
            if (because !== "never published" && because !== "nothing to pause") {
                expect(refusal).toMatch(/version \d \([0-9a-f]{24}\)/);
            }
            expect(refusal).toMatch(/[Dd]eclare|[Dd]iscard|import|pulumi refresh/);
            expect(refusal).toMatch(/\.$/);
            expect(refusal).not.toMatch(/undefined|null/);
        }
    });
});
