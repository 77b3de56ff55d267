import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, readProject } from "../support/naturalForm";
import { changeEverything } from "./changeEverything";
import { worldProgram } from "./world";

describe("a change of everything behind Pulumi's back", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test.each([["--refresh"], ["--refresh", "--run-program"]])(
        "is no reason to leave anything behind in a destroy %s %s",
        async (...options) => {
            expect((await project.up()).errors).toBe("");
            await changeEverything(emulator);
            const destroy = await project.destroy(...options);
            expect(destroy.errors).toBe("");
            expect(countObjects(await readProject(emulator.api))).toBe(0);
        },
    );
});
