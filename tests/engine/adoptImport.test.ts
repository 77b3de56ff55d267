import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { EngineProject, EngineResult } from "../support/engine";
import { type Importing, importExisting } from "./importExisting";
import { worldNames } from "./world";

const lines = (result: EngineResult): string[] =>
    result.diagnostics
        .flatMap((said) => said.message.split("\n"))
        .filter((line) => line.includes("takes over"));

describe("a project that is there already, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let ids: Record<string, string>;

    let importing: Importing["program"];

    beforeAll(async () => {
        emulator = await startTestEmulator();
        ({ project, ids, program: importing } = await importExisting(emulator));
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("a difference is refused in the preview, with both values", async () => {
        project.setProgram(importing({ gold: { description: '"Worse"' } }));
        const preview = await project.preview();
        expect(preview.errors).toContain(`Audience "Gold" can't take over ${ids.gold}`);
        expect(preview.errors).toContain('description: declared "Worse", live "The best"');
        expect(preview.exitCode).not.toBe(0);
    });

    test("the preview has a line for each object, all equal without reserve", async () => {
        project.setProgram(importing());
        const mark = emulator.mark();
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect([...preview.changes].sort()).toEqual(worldNames.map((name) => `create ${name}`).sort());
        expect(lines(preview)).toHaveLength(worldNames.length);
        for (const line of lines(preview))
            expect(line).toMatch(/matches the declaration\. Nothing is written\.$/);
        const { writes, lines: requests } = emulator.since(mark);
        expect(writes).toBe(0);
        expect(requests).toEqual([...new Set(requests)]);
    });

    test("up writes nothing and ends with the same ids", async () => {
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(emulator.since(mark).writes).toBe(0);
        const { deployment } = JSON.parse(await project.stackExport());
        const inState = deployment.resources.map(({ urn, id }: { urn: string; id?: string }) => [
            urn.split("::").at(-1),
            id,
        ]);
        expect(inState).toEqual(expect.arrayContaining(worldNames.map((name) => [name, ids[name]])));
    });
});
