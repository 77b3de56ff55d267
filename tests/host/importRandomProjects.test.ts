import { arbitraryProject } from "../support/arbitraryProject";
import { buildProject } from "../support/arbitraryProjectBuild";
import { importFrom, unexplained } from "../support/arbitraryProjectImport";
import { fc } from "../support/fastCheck";
import { long } from "../support/long";
import { type Declaration, Stack } from "../support/stack";
import { INCOMPLETE_DRAFT, testDynamic } from "../support/testDynamic";
import { useHost } from "../support/useHost";
import { declarationsOf } from "./declarationsOf";

const RUNS = long ? 200 : 25;

describe("the program of a random project", () => {
    const world = useHost();

    testDynamic(INCOMPLETE_DRAFT)(
        "takes everything over without a write, and changes nothing afterwards",
        async () => {
            const { emulator, host } = world;
            const takesOver = fc.asyncProperty(arbitraryProject, async (recipe) => {
                await emulator.reset();
                await buildProject(emulator, recipe);
                emulator.settle();
                const before = JSON.stringify(emulator.state());
                const imported = await importFrom(emulator);
                expect(unexplained(imported)).toEqual([]);
                const { files, plan } = imported;
                const program = await declarationsOf(files);
                expect(program).toHaveLength(plan.declarations.length);
                expect(program.every(({ protect }) => protect)).toBe(true);
                const stack = new Stack(host);
                const mark = emulator.mark();
                expect((await stack.preview(program)).problems()).toEqual([]);
                const up = await stack.up(program);
                expect(up.problems()).toEqual([]);
                expect(up.steps.map(({ op }) => op)).toEqual(program.map(() => "create"));
                expect(emulator.since(mark).writes).toBe(0);
                const again = emulator.mark();
                expect((await stack.up(program)).changes).toEqual([]);
                expect((await stack.up(program.map(withoutImport))).changes).toEqual([]);
                expect(emulator.since(again).lines).toEqual([]);
                expect(JSON.stringify(emulator.state()) === before).toBe(true);
            });
            await fc.assert(takesOver, { numRuns: RUNS });
        },
    );
});

function withoutImport({ inputs: { __import, ...inputs }, ...rest }: Declaration): Declaration {
    return { ...rest, inputs };
}
