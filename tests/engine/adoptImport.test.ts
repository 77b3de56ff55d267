import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, type EngineResult, newProject } from "../support/engine";
import { worldNames, worldProgram } from "./world";

const lines = (result: EngineResult): string[] =>
    result.diagnostics
        .flatMap((said) => said.message.split("\n"))
        .filter((line) => line.includes("takes over"));

describe("a project that is there already, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let ids: Record<string, string>;

    /** The world, with `import` on everything; `options` are added to each. */
    const importing = (changes = {}, options = "") =>
        worldProgram(changes).replace(
            /\("(\w+)", (\{.*\})\);/g,
            (_, name, args) => `("${name}", ${args}, { import: "${ids[name]}"${options} });`,
        );

    beforeAll(async () => {
        emulator = await startTestEmulator();
        const maker = await newProject({ program: worldProgram(), emulator });
        const made = await maker.up();
        if (made.exitCode !== 0) throw new Error(made.output);
        const { deployment } = JSON.parse(await maker.stackExport());
        const entries = deployment.resources.map((each: { urn: string; id: string }) => [
            each.urn.split("::").at(-1),
            each.id,
        ]);
        ids = Object.fromEntries(entries);
        maker.dispose();
        // Another stack, which knows nothing of it.
        project = await newProject({ program: importing(), emulator });
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
