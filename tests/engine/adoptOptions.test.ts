import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { EngineProject } from "../support/engine";
import { type Importing, importExisting } from "./importExisting";
import { worldProgram } from "./world";

describe("what the import options mean once everything is in the state, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let importing: Importing["program"];

    beforeAll(async () => {
        emulator = await startTestEmulator();
        ({ project, program: importing } = await importExisting(emulator));
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("with the options, with others and without them nothing changes and nothing is asked", async () => {
        const mark = emulator.mark();
        for (const program of [importing(), importing({}, ', onMismatch: "update"'), worldProgram()]) {
            project.setProgram(program);
            const up = await project.up();
            expect(up.errors).toBe("");
            expect(up.changes).toEqual([]);
        }
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("a change that replaces is refused while the option stands", async () => {
        project.setProgram(importing({ spare: { type: '"AB_TEST"' } }));
        const preview = await project.preview();
        expect(preview.errors).toMatch(
            /property type .*`import` still names the old one\. Remove the option first/,
        );
    });
});
