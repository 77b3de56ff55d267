import fc from "fast-check";
import { PersonalizeClient } from "../../provider/api/client";
import { resolveSettings } from "../../provider/api/settings";
import { SECTIONS } from "../../provider/import/content";
import { planProgram } from "../../provider/import/plan";
import { printProgram } from "../../provider/import/program";
import { readProject } from "../../provider/import/read";
import { arbitraryProject } from "../support/arbitraryProject";
import { buildProject } from "../support/arbitraryProjectBuild";
import { declarationsOf } from "../support/arbitraryProjectProgram";
import type { TestEmulator } from "../support/emulator";
import { Stack } from "../support/stack";
import { useHost } from "../support/useHost";

const RUNS = Number(process.env.IMPORT_RUNS ?? 200);

async function importProject(emulator: TestEmulator, copy: boolean) {
    const settings = resolveSettings((key) => emulator.config[key], {
        CONTENTSTACK_AUTHTOKEN: emulator.authtoken,
    });
    const sections = new Set(SECTIONS);
    const content = await readProject(new PersonalizeClient(settings), emulator.projectUid, sections);
    const plan = planProgram(content, sections, { copy });
    return { plan, files: await printProgram(plan) };
}

describe("a program that `personalize import` has written", () => {
    const world = useHost();

    test("takes every project over without a write, and changes nothing afterwards", async () => {
        const { emulator, host } = world;
        await fc.assert(
            fc.asyncProperty(arbitraryProject, async (recipe) => {
                await emulator.reset();
                await buildProject(emulator, recipe);
                emulator.settle();
                const before = JSON.stringify(emulator.state());
                const { files, plan } = await importProject(emulator, false);
                const program = await declarationsOf(files);
                expect(program).toHaveLength(plan.declarations.length);
                expect(program.every(({ protect }) => protect)).toBe(true);
                const stack = new Stack(host);
                const mark = emulator.mark();
                const preview = await stack.preview(program);
                expect(preview.problems()).toEqual([]);
                const up = await stack.up(program);
                expect(up.problems()).toEqual([]);
                expect(up.steps.map(({ op }) => op)).toEqual(program.map(() => "create"));
                expect(emulator.since(mark).writes).toBe(0);
                const again = emulator.mark();
                const without = program.map((each) => {
                    const { __import, ...inputs } = each.inputs;
                    return { ...each, inputs };
                });
                expect((await stack.up(program)).changes).toEqual([]);
                expect((await stack.up(without)).changes).toEqual([]);
                expect(emulator.since(again).lines).toEqual([]);
                expect(JSON.stringify(emulator.state()) === before).toBe(true);
            }),
            { numRuns: RUNS },
        );
    });
});
