import { planTransition } from "../../../provider/core/model/planTransition";
import type {
    OwnedVersion,
    SlotPlan,
    TransitionDecision,
    TransitionPlan,
} from "../../../provider/core/model/versionState";
import { carriedOut, POSTED, writesOf } from "./serverModel";
import { isOwn, LIVE_UID, type Situation, situations } from "./situations";

interface Line extends Situation {
    plan: TransitionDecision;
}

type Step = Line & { plan: TransitionPlan };

const plan = ({ current, owned, declared }: Situation): TransitionDecision =>
    planTransition(current, owned, declared);

const lines: readonly Line[] = situations.map((situation) => ({ ...situation, plan: plan(situation) }));

const steps = lines.filter((line): line is Step => "version" in line.plan);

const isStatus =
    (...statuses: string[]) =>
    ({ declared }: Line) =>
        statuses.includes(declared.status);

/** Runs a check on every line that it is about, and shows the first one that fails. */
function everywhere<L>(all: readonly L[], about: (line: L) => boolean, holds: (line: L) => boolean): void {
    const lines = all.filter(about);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.find((line) => !holds(line))).toBeUndefined();
}

/** The version after a plan is carried out. */
function uidAfter({ write, uid }: SlotPlan): string | undefined {
    return write?.method === "POST" ? POSTED[write.status] : uid;
}

/** What the resource has recorded after its plan was carried out. */
function recordedAfter({ declared: { status }, plan: { version, staged } }: Step): OwnedVersion {
    if (status === "ABSENT") throw new Error("nothing is recorded of what is removed");
    return { uid: uidAfter(version) as string, status, stagedUid: uidAfter(staged) };
}

describe(`the planner's whole table, ${lines.length} lines`, () => {
    test("has one request for the version and one for the staged draft at most, and no more than it needs", () => {
        everywhere(
            steps,
            () => true,
            ({ declared, plan }) => {
                const [version, staged] = [plan.version.write, plan.staged.write];
                const isOfDraft =
                    staged === undefined || staged.method === "DELETE" || staged.status === "DRAFT";
                const contents = [version, staged].map(
                    (write) => write && "content" in write && write.content,
                );
                return (
                    isOfDraft &&
                    contents[0] !== "staged" &&
                    contents[1] !== "declared" &&
                    (declared.staged || staged === undefined || staged.method === "DELETE")
                );
            },
        );
    });

    test("asks for nothing that the server forbids", () => {
        for (const line of steps) expect(() => carriedOut(line, line.plan)).not.toThrow();
    });

    test("leads to what is declared ACTIVE or PAUSED, or refuses", () => {
        everywhere(steps, isStatus("ACTIVE", "PAUSED"), (line) => {
            const { live } = carriedOut(line, line.plan);
            const { status } = line.declared;
            return live?.status === status && live.content === "same" && live.uid === recordedAfter(line).uid;
        });
    });

    test("leads to the draft that is declared alone, or refuses", () => {
        everywhere(steps, isStatus("DRAFT"), (line) => {
            const { draft } = carriedOut(line, line.plan);
            return draft?.content === "same" && draft.uid === recordedAfter(line).uid;
        });
    });

    test("leads to the staged draft, or refuses; without one, ours goes and others' stay as they are", () => {
        everywhere(steps, isStatus("ACTIVE", "PAUSED"), (line) => {
            const { draft } = carriedOut(line, line.plan);
            if (line.declared.staged)
                return draft?.staged === "same" && draft.uid === recordedAfter(line).stagedUid;
            const before = line.current.draft;
            return draft === undefined
                ? before === undefined || writesOf(line.plan).length > 0
                : !isOwn(draft, line.owned) && draft === before;
        });
    });

    test("of what is removed, leaves none of ours ACTIVE or standing as a draft, unless someone has edited it", () => {
        everywhere(lines, isStatus("ABSENT"), (line) => {
            const { owned, current, plan } = line;
            if ("refusal" in plan) return current.draft?.edited === true;
            if (owned === undefined) return writesOf(plan).length === 0;
            const { live, draft } = carriedOut(line, plan);
            const isOurs = live?.uid === owned.uid && owned.status !== "DRAFT";
            const isLeft = draft !== undefined && isOwn(draft, owned);
            return !(isOurs && live.status === "ACTIVE") && (!isLeft || current.onlyOne);
        });
    });

    test("archives no version that the resource has not recorded as live, and none that was paused since", () => {
        everywhere(
            steps,
            (line) => line.current.live !== undefined && carriedOut(line, line.plan).live?.uid !== LIVE_UID,
            ({ current: { live }, owned }) =>
                owned?.uid === live?.uid &&
                owned?.status !== "DRAFT" &&
                !(live?.status === "PAUSED" && owned?.status === "ACTIVE"),
        );
    });

    test("resumes nothing that was paused since the resource looked", () => {
        everywhere(
            steps,
            ({ current: { live }, plan }) =>
                plan.version.write?.method === "PUT" && plan.version.uid === live?.uid,
            ({ current: { live }, owned, declared }) =>
                declared.status !== "ACTIVE" || (owned?.uid === live?.uid && owned?.status === "PAUSED"),
        );
    });

    test("overwrites and discards no draft of others, except that it publishes one that is as declared", () => {
        everywhere(
            steps,
            ({ current: { draft }, owned, plan }) =>
                draft !== undefined &&
                !isOwn(draft, owned) &&
                writesOf(plan).some((write) => write.method !== "POST" && write.uid === draft.uid),
            ({ current: { draft }, owned, plan }) =>
                draft?.content === "empty" ||
                (owned !== undefined && draft?.content === "same" && plan.version.uid === draft.uid),
        );
    });

    test("overwrites and discards no draft of ours that someone has edited, except with the same content", () => {
        everywhere(
            steps,
            ({ current: { draft }, plan }) =>
                draft?.edited === true &&
                writesOf(plan).some((write) => write.method !== "POST" && write.uid === draft.uid),
            ({ current: { draft }, plan }) => draft?.content === "same" && plan.version.uid === draft.uid,
        );
    });

    test("pauses nothing but what holds the declared content, or is ours and removed", () => {
        everywhere(
            steps,
            ({ plan: { version } }) => version.write?.method === "PUT" && version.write.status === "PAUSED",
            ({ current: { live }, owned, declared }) =>
                declared.status === "ABSENT" ? owned?.uid === live?.uid : live?.content === "same",
        );
    });

    test("writes no version where the live one is what is declared, whoever made it", () => {
        everywhere(
            lines,
            ({ current: { live, draft }, owned, declared }) =>
                owned !== undefined &&
                live?.status === declared.status &&
                live.content === "same" &&
                (declared.status === "ACTIVE" || draft?.uid !== owned.uid),
            ({ plan }) =>
                "refusal" in plan
                    ? /^draft/.test(plan.because)
                    : plan.version.write === undefined && plan.version.uid === LIVE_UID,
        );
    });

    test("takes nothing over where the resource is created", () => {
        everywhere(
            steps,
            ({ owned, declared }) => owned === undefined && declared.status !== "ABSENT",
            ({ current: { draft }, plan: { version, staged } }) =>
                version.write !== undefined &&
                (version.write.method === "POST" ||
                    (version.uid === draft?.uid && draft?.content === "empty")) &&
                (staged.write === undefined || staged.write.method === "POST"),
        );
    });

    test("says so where an update goes on with another version than its own, without a write", () => {
        everywhere(
            steps,
            ({ owned, declared, plan }) =>
                owned !== undefined && declared.status !== "ABSENT" && plan.version.write === undefined,
            ({ owned, plan }) =>
                plan.notices.some((notice) => /already (ACTIVE|PAUSED|DRAFT)/.test(notice)) ===
                (plan.version.uid !== owned?.uid),
        );
    });

    test("has nothing to do once it is carried out and recorded", () => {
        everywhere(
            steps,
            ({ declared }) => declared.status !== "ABSENT",
            (line) => {
                const owned = recordedAfter(line);
                const next = plan({ ...line, current: carriedOut(line, line.plan), owned });
                return "version" in next && writesOf(next).length === 0 && next.version.uid === owned.uid;
            },
        );
    });

    test("finishes after an answer was lost: nothing is sent again, nothing is refused", () => {
        for (const sent of [1, 2]) {
            everywhere(
                steps,
                ({ plan }) => writesOf(plan).length >= sent,
                (line) => {
                    const current = { ...carriedOut(line, line.plan, sent), lostWrite: true };
                    const next = plan({ ...line, current });
                    if ("refusal" in next) return false;
                    const left = writesOf(line.plan).slice(sent);
                    return JSON.stringify(writesOf(next)) === JSON.stringify(left);
                },
            );
        }
    });

    test("goes on after the second of two requests failed and the first was recorded", () => {
        everywhere(
            steps,
            ({ declared, plan }) => writesOf(plan).length === 2 && declared.status !== "ABSENT",
            (line) => {
                const current = carriedOut(line, line.plan, 1);
                const { draft } = current;
                const stagedUid = draft && isOwn(draft, line.owned) ? draft.uid : undefined;
                const next = plan({ ...line, current, owned: { ...recordedAfter(line), stagedUid } });
                const left = writesOf(line.plan).slice(1);
                return "version" in next && JSON.stringify(writesOf(next)) === JSON.stringify(left);
            },
        );
    });

    test("names onMismatch with the id to import wherever the import alone would be refused again", () => {
        const taking = lines.flatMap(({ current, declared, plan }) => {
            if (!("refusal" in plan) || !/not managed$/.test(plan.because)) return [];
            const slot = plan.because.startsWith("live") ? current.live : current.draft;
            const differs = slot?.content !== "same" || slot.status !== declared.status;
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
        const reasons = new Map(refusals.map((each) => [each.because, each]));
        expect(reasons.size).toBe(12);
        for (const { because, refusal } of reasons.values()) {
            if (because !== "never published" && because !== "nothing to pause") {
                expect(refusal).toMatch(/version \d \([0-9a-f]{24}\)/);
            }
            expect(refusal).toMatch(/[Dd]eclare|[Dd]iscard|import|pulumi refresh/);
            expect(refusal).toMatch(/\.$/);
            expect(refusal).not.toMatch(/undefined|null/);
        }
    });
});
