import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { worldNames, worldProgram } from "./world";

/** One argument per kind that is updated in place; most of these have dependants in the program. */
const cases = [
    ["tier", { name: '"Level"' }],
    ["gold", { description: '"Better"' }],
    ["signup", { description: '"Joined"' }],
    ["hero", { name: '"Heroine"' }],
    ["heroVersion", { metrics: '[{ event: signup, name: "Accounts" }]' }],
    ["order", { order: "[offer, hero]" }],
] as const;

describe("the preview of one changed argument", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test.each(cases)("of %s lists it alone, none that refers to it", async (name, change) => {
        project.setProgram(worldProgram({ [name]: change }));
        const mark = emulator.mark();
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect(preview.changes).toEqual([`update ${name}`]);
        expect(preview.steps.find((step) => step.name === name)?.keys).toEqual(Object.keys(change));
        // Nothing is new, so there is nothing to look up.
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("the state names the user's line of each resource, and no file of ours", async () => {
        const { deployment } = JSON.parse(await project.stackExport());
        const sources: [string, string, string][] = deployment.resources
            .filter(({ type }: { type: string }) => type.startsWith("pulumi-nodejs:dynamic/"))
            .map((each: { urn: string; sourcePosition: string; stackTrace: unknown }) => [
                each.urn.split("::").at(-1),
                each.sourcePosition,
                JSON.stringify(each.stackTrace),
            ]);
        const lines = worldProgram().split("\n");
        for (const [name, source, trace] of sources) {
            // One line above the program imports the package.
            const line = lines.findIndex((text) => text.includes(`("${name}", {`)) + 2;
            expect(source).toMatch(new RegExp(`^project:///index.ts#${line},`));
            expect(trace).not.toContain("pulumi-contentstack-personalize");
        }
        expect(sources).toHaveLength(worldNames.length);
    });
});
