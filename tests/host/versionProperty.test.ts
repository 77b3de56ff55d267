import type { WireVersion } from "../../provider/core/wire";
import { fc } from "../support/fastCheck";
import { long } from "../support/long";
import { seed } from "../support/seed";
import type { Declaration, State } from "../support/stack";
import { wrongs } from "../support/versionOracle";
import { type Program, type Step, sequences } from "../support/versionSequences";
import { situations } from "../support/versionSituations";
import { useVersions } from "./useVersions";

/**
 * Random sequences of declared states, edits from outside and failures: at the end the declared state is live or
 * the refusal was shown, and nothing was lost on the way.
 */
const numRuns = Number(process.env.PERSONALIZE_RUNS ?? (long ? 400 : 25));

/** More than that, and the sequences prove little of what an `up` does. */
const MOST_REFUSED = 0.4;

const world = useVersions();
/** Of the runs in which nothing went wrong. */
const undisturbedRuns = { all: 0, refused: 0 };

const declarations = (program: Program): Declaration[] => [
    world.programs.experience(),
    ...(program === undefined
        ? []
        : [world.programs.version("version", program.status, program.names, { staged: program.staged })]),
];

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

async function up(step: Extract<Step, { kind: "up" }>): Promise<boolean> {
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
    if (report.interrupted) await stack.recover();
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
    let last: Program;
    for (const step of steps) {
        if (step.kind === "hand") await editByHand(step);
        else {
            await up(step);
            last = step.program;
        }
        expect(world.emulator.checkInvariants()).toEqual([]);
    }
    if (await up({ kind: "up", program: last, refresh: true, faults: [], cut: undefined }))
        expect((await world.stack.refresh()).changes).toEqual([]);
}

test(
    `${situations.length} chosen sequences and ${numRuns} random ones (seed ${seed})`,
    async () => {
        await fc.assert(fc.asyncProperty(sequences, runSequence), {
            examples: situations.map((steps): [Step[]] => [steps]),
            numRuns: situations.length + numRuns,
            endOnFailure: !long,
        });
        const { all, refused } = undisturbedRuns;
        process.stdout.write(`versions: ${refused} of ${all} runs without a fault were refused\n`);
        expect(refused / all).toBeLessThan(MOST_REFUSED);
    },
    // The plugin loads more in each phase than the dynamic-provider host.
    600_000 + numRuns * 10_000,
);
