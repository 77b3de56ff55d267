import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { long, longTest } from "../support/long";
import { readProject } from "../support/naturalForm";
import { yamlCopyOf } from "../support/yamlCopy";
import { describeWithYaml } from "../support/yamlHost";
import { doubled, endAll, heldIn, pluginsAmong, startRun, unlock } from "./interruptible";
import { interruptProgram } from "./interruptProgram";

/** Requests in the middle of the run, which makes about sixty. */
const MOMENTS = long ? [6, 14, 23, 31, 40, 48, 57] : [31];

describeWithYaml("an up of sixty resources through the provider plugin is interrupted", () => {
    let emulator: TestEmulator;
    let yaml: string;
    let undisturbed: unknown;
    let atRequest: (count: number) => void = () => undefined;
    let requests = 0;
    /** What a kill left alive. */
    let left: number[] = [];
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator({
            latencyMs: 20,
            requestLog: () => atRequest(++requests),
            // It is not the server that keeps us from making one thing twice.
            switches: { duplicateKeys: "allowed", duplicateNames: "allowed" },
        });
        const dynamic = await newProject({ program: interruptProgram(), emulator });
        expect((await dynamic.up()).errors).toBe("");
        dynamic.dispose();
        undisturbed = await heldIn(emulator);
        yaml = await yamlCopyOf(emulator);
    });
    beforeEach(async () => {
        await emulator.reset();
        requests = 0;
        project = await newProject({ yaml, emulator });
    });
    afterEach(() => {
        atRequest = () => undefined;
        endAll(left);
        left = [];
        project?.dispose();
    });
    afterAll(() => emulator?.close());

    async function endsWell(): Promise<void> {
        expect(await project.recover()).toMatchObject({ exitCode: 0 });
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(await heldIn(emulator)).toEqual(undisturbed);
        expect(emulator.checkInvariants()).toEqual([]);
        expect((await project.refresh()).drift).toEqual([]);
        expect((await project.preview()).changes).toEqual([]);
    }

    test.each(MOMENTS)(
        "`kill -9` of pulumi at request %i: the next up ends as if undisturbed",
        async (at) => {
            const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
            atRequest = (count) => {
                if (count !== at) return;
                left = run.family();
                run.kill();
            };
            await run.ended;
            // It was the middle: one process gives the YAML host the schema, and the other one writes.
            expect(pluginsAmong(left)).toHaveLength(2);
            await unlock(project);
            await endsWell();
        },
    );

    longTest(
        "`kill -9` of the plugin alone: the next up names what exists already, and nothing is there twice",
        async () => {
            const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
            let plugins: number[] = [];
            atRequest = (count) => {
                if (count !== 25) return;
                plugins = pluginsAmong(run.family());
                endAll(plugins);
            };
            await run.ended;
            expect(plugins).toHaveLength(2);
            expect(await project.recover()).toMatchObject({ exitCode: 0 });
            // The engine lived, so it took the create for a failure and kept no record of it.
            const up = await project.up();
            if (up.errors === "") {
                expect(await heldIn(emulator)).toEqual(undisturbed);
                return;
            }
            expect(up.errors).toMatch(/already exists.*add the resource option import: "[0-9a-f]{24}"/s);
            expect(doubled(await readProject(emulator.api))).toEqual([]);
        },
    );

    test("Ctrl-C records what was sent and sends nothing more, and no process is left", async () => {
        const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        atRequest = (count) => {
            if (count !== 25) return;
            left = run.family();
            run.interrupt();
        };
        await run.ended;
        expect(pluginsAmong(left)).toEqual([]);
        const made = requests;
        // Nothing is pending, so no `pulumi cancel` and no repair of the state is needed.
        const { deployment } = JSON.parse(await project.stackExport()) as {
            deployment: { pending_operations?: unknown[] };
        };
        expect(deployment.pending_operations ?? []).toEqual([]);
        expect(requests).toBe(made);
        await endsWell();
    });
});
