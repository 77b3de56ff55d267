import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { newProject } from "../support/engine";
import { long } from "../support/long";
import { readProject } from "../support/naturalForm";
import { seed } from "../support/seed";
import { doubled, endAll, heldIn, hostsAmong, startRun, unlock } from "./interruptible";
import { interruptProgram, RESOURCES } from "./interruptProgram";

const MOMENTS = long ? 50 : 2;
/** An undisturbed run makes a few more. */
const LAST_REQUEST = 63;

/** The requests at which `pulumi` is killed: one at random in each part of the run. */
function moments(): number[] {
    let state = seed;
    return Array.from({ length: MOMENTS }, (_, part) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const chance = state / 2 ** 32;
        return 1 + Math.floor(((part + chance) / MOMENTS) * LAST_REQUEST);
    });
}

describe("`kill -9` of pulumi in the middle of an up", () => {
    const program = interruptProgram();
    let emulator: TestEmulator;
    let onRequest: () => void = () => undefined;
    let undisturbed: unknown;

    beforeAll(async () => {
        // With some latency there are always several writes under way at once.
        emulator = await startTestEmulator({
            latencyMs: 20,
            requestLog: () => onRequest(),
            // It is not the server that keeps us from making one thing twice.
            switches: { duplicateKeys: "allowed", duplicateNames: "allowed" },
        });
        const project = await newProject({ program, emulator });
        const up = await project.up();
        project.dispose();
        if (up.exitCode !== 0) throw new Error(up.output);
        undisturbed = await heldIn(emulator);
    });
    afterAll(() => emulator?.close());

    /** After some of them, the recovery comes only after an `up`. */
    const forgotten = long ? moments() : moments().slice(1);
    const recovered = long ? moments() : moments().slice(0, 1);

    test.each([
        ...recovered.map((at) => ["recovered at once", at] as const),
        ...forgotten.map((at) => ["recovered after a forgotten recovery", at] as const),
    ])("%s, at request %i: ends as if undisturbed, and nothing is there twice", async (when, at) => {
        await emulator.reset();
        const project = await newProject({ program, emulator });
        const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        let left: number[] = [];
        try {
            const reached = new Promise<void>((resolve) => {
                let seen = 0;
                onRequest = () => {
                    seen += 1;
                    if (seen !== at) return;
                    left = run.family();
                    run.kill();
                    resolve();
                };
            });
            await Promise.race([reached, run.ended]);
            onRequest = () => undefined;
            await run.ended;
            // It was the middle, and the host that does the writing was there.
            expect(hostsAmong(left)).toHaveLength(1);

            await unlock(project);
            if (when !== "recovered at once") {
                const { errors } = await project.up();
                if (errors !== "") expect(errors).toMatch(/personalize recover|does not manage/);
                expect(doubled(await readProject(emulator.api))).toEqual([]);
            }
            const recover = await project.recover();
            expect(recover).toMatchObject({ exitCode: 0 });
            expect(recover.output).not.toContain("is left alone");
            const up = await project.up();
            expect(up.errors).toBe("");
            expect(up.exitCode).toBe(0);
            expect(await heldIn(emulator)).toEqual(undisturbed);
            expect(emulator.checkInvariants()).toEqual([]);
            const refresh = await project.refresh();
            expect(refresh.refreshed).toHaveLength(RESOURCES);
            expect(refresh.drift).toEqual([]);
            expect((await project.preview()).changes).toEqual([]);
        } finally {
            onRequest = () => undefined;
            run.kill();
            endAll(left);
            project.dispose();
        }
    });
});
