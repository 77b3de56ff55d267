import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFiles } from "../../provider/cli/import/files";
import { scaffoldFiles } from "../../provider/cli/import/scaffold";
import { arbitraryProject } from "../support/arbitraryProject";
import { buildProject } from "../support/arbitraryProjectBuild";
import { importFrom } from "../support/arbitraryProjectImport";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { newProject } from "../support/engine";
import { fc } from "../support/fastCheck";
import { long } from "../support/long";

const RUNS = long ? 10 : 2;

/** The host tests have two hundred of them; here is the engine itself, with the compiler on. */
describe("the program of a random project, run by the engine", () => {
    let emulator: TestEmulator;

    beforeAll(async () => {
        emulator = await startTestEmulator();
    });
    afterAll(async () => {
        await emulator.close();
    });

    test("compiles, takes everything over without a write, and changes nothing afterwards", async () => {
        const runs = fc.asyncProperty(arbitraryProject, async (recipe) => {
            await emulator.reset();
            await buildProject(emulator, recipe);
            const { files, plan } = await importFrom(emulator);
            const folder = mkdtempSync(join(tmpdir(), "personalize-import-"));
            const { projectUid, url: baseUrl } = emulator;
            const target = "typescript" as const;
            const reference = "*";
            const settings = {
                name: "random",
                copy: false,
                target,
                stack: "dev",
                projectUid,
                baseUrl,
                reference,
            };
            writeFiles(folder, new Map([...scaffoldFiles(settings), ...files]));
            const env = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
            const project = await newProject({ folder, env, typeChecked: true });
            rmSync(folder, { recursive: true });
            const mark = emulator.mark();
            const up = await project.up();
            expect(up.errors).toBe("");
            expect(up.changes).toHaveLength(plan.declarations.length);
            expect(emulator.since(mark).writes).toBe(0);
            const again = emulator.mark();
            expect((await project.up()).changes).toEqual([]);
            expect(emulator.since(again).lines).toEqual([]);
            project.dispose();
        });
        // Each run takes long, so that a failure is reported as it is.
        await fc.assert(runs, { numRuns: RUNS, endOnFailure: true });
    });
});
