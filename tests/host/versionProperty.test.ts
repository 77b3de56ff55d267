import { isDeepStrictEqual } from "node:util";
import type { WireVersion } from "../../provider/wire";
import { fc } from "../support/fastCheck";
import { seed } from "../support/seed";
import type { Declaration, State } from "../support/stack";
import { wrongs } from "../support/versionOracle";
import { type Line, type Program, type Step, sequences } from "../support/versionSequences";
import { situations } from "../support/versionSituations";
import { useVersions } from "./useVersions";

/**
 * Random sequences of declared states, edits from outside and failures: at the end the declared state is live or
 * the refusal was shown, and nothing was lost on the way.
 */
const long = process.env.PERSONALIZE_LONG === "1";
const numRuns = Number(process.env.PERSONALIZE_RUNS ?? (long ? 400 : 25));

/** More than that, and the sequences prove little of what an `up` does. */
const MOST_REFUSED = 0.4;

const world = useVersions();
/** Of the runs in which nothing went wrong. */
const undisturbedRuns = { all: 0, refused: 0 };

const declared = (name: string, line: Line, after: string[]): Declaration[] =>
    line === undefined ? [] : [world.programs.version(name, line.status, line.names, { dependsOn: after })];

/** The draft depends on the live version beside it, as the class sees to. */
function declarations({ one, two }: Program): Declaration[] {
    const both = one !== undefined && two !== undefined;
    const [first, second] = one?.status === "DRAFT" ? (["two", "one"] as const) : (["one", "two"] as const);
    const lines = { one, two };
    return [
        world.programs.experience(),
        ...declared(first, lines[first], []),
        ...declared(second, lines[second], both ? [first] : []),
    ];
}

async function versionsNow(): Promise<WireVersion[]> {
    const hero = world.stack.state.resources.find(({ name }) => name === "hero");
    const experiences = await world.emulator.api.get<{ uid: string }[]>("/experiences");
    const uid = hero?.id ?? experiences[0]?.uid;
    return experiences.some((each) => each.uid === uid)
        ? world.emulator.api.get(`/experiences/${uid}/versions`)
        : [];
}

/** What a colleague tries; what the server does not let him do is not done. */
async function editByHand({ edit, names }: Extract<Step, { kind: "hand" }>): Promise<void> {
    const { stack, programs } = world;
    if (!stack.state.resources.some(({ name }) => name === "hero")) return;
    await programs
        .byHand(stack)
        [edit](...names)
        .catch((error: Error) => {
            if (!/: 4\d\d |there is no such version/.test(error.message)) throw error;
        });
}

/** `unseen`: whether someone has edited or discarded a draft since the last refresh. */
async function up(step: Extract<Step, { kind: "up" }>, unseen: boolean): Promise<boolean> {
    const { stack, emulator } = world;
    const { program, refresh, faults, cut } = step;
    if (refresh) expect((await stack.refresh()).problems()).toEqual([]);
    const undisturbed = faults.length > 0 || cut ? await endWithoutTrouble(program) : undefined;
    const before = { versions: await versionsNow(), state: structuredClone(stack.state) };
    emulator.inject(...faults);
    const report = await stack.up(declarations(program), {
        interrupt: ({ count }) => (count === cut?.nth ? cut.when : undefined),
    });
    await emulator.idle();
    emulator.clearFaults();
    const after = { versions: await versionsNow(), state: stack.state as State };
    const outcome = { program, report, refreshed: refresh, before, after };
    const disturbed = faults.length > 0 || report.interrupted;
    expect(wrongs(outcome, disturbed)).toEqual([]);
    if (!disturbed) {
        undisturbedRuns.all += 1;
        undisturbedRuns.refused += report.ok ? 0 : 1;
    }
    if (undisturbed?.ok) {
        // What was left is finished by the next one, and nothing is there twice.
        const finish = async () => expect((await stack.up(declarations(program))).problems()).toEqual([]);
        if (!report.ok) await finish();
        if (unseen && !isDeepStrictEqual(inShort(await versionsNow()), undisturbed.versions)) {
            // What updated a draft for the status beside it is done, and with it the look that found the edit.
            expect((await stack.refresh()).problems()).toEqual([]);
            await finish();
        }
        expect(inShort(await versionsNow())).toEqual(undisturbed.versions);
    }
    if (report.ok) await expectRest(program);
    return report.ok;
}

/** How an `up` would end if nothing went wrong: tried, and taken back. */
async function endWithoutTrouble(program: Program): Promise<{ ok: boolean; versions: string[] }> {
    const { stack, emulator } = world;
    const [server, state] = [emulator.state(), structuredClone(stack.state)];
    const { ok } = await stack.up(declarations(program));
    const versions = inShort(await versionsNow());
    await emulator.restore(server);
    stack.state = state;
    return { ok, versions };
}

const inShort = (versions: WireVersion[]): string[] =>
    versions.map(
        ({ versionNumber, status, variants = [] }) =>
            `${versionNumber} ${status} ${variants.map(({ name, shortUid }) => `${name}:${shortUid}`).join(" ")}`,
    );

/** Once more, nothing is to do. */
async function expectRest(program: Program): Promise<void> {
    const mark = world.emulator.mark();
    const again = await world.stack.up(declarations(program));
    expect([again.changes, again.problems()]).toEqual([[], []]);
    expect(world.emulator.since(mark).lines).toEqual([]);
}

async function runSequence(steps: Step[]): Promise<void> {
    await world.emulator.reset();
    world.stack.state = { resources: [], pendingDeletes: [] };
    await world.begin();
    let last: Program = { one: undefined, two: undefined };
    let unseen = false;
    for (const step of steps) {
        if (step.kind === "hand") {
            await editByHand(step);
            unseen ||= step.edit === "editDraft" || step.edit === "discardDraft";
        } else {
            unseen &&= !step.refresh;
            await up(step, unseen);
            last = step.program;
        }
        expect(world.emulator.checkInvariants()).toEqual([]);
    }
    if (await up({ kind: "up", program: last, refresh: true, faults: [], cut: undefined }, false)) {
        const { steps } = await world.stack.refresh();
        // A draft has not seen that the live version beside it was paused at the end, by being removed.
        const drifted = steps.filter(({ keys }) => keys.some((key) => key !== "liveStatus"));
        expect(drifted).toEqual([]);
    }
}

test(`${situations.length} chosen sequences and ${numRuns} random ones (seed ${seed})`, async () => {
    await fc.assert(fc.asyncProperty(sequences, runSequence), {
        examples: situations.map((steps): [Step[]] => [steps]),
        numRuns: situations.length + numRuns,
        endOnFailure: !long,
    });
    const { all, refused } = undisturbedRuns;
    process.stdout.write(`versions: ${refused} of ${all} runs without a fault were refused\n`);
    expect(refused / all).toBeLessThan(MOST_REFUSED);
});
