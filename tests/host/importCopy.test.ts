import { arbitraryProject } from "../support/arbitraryProject";
import { buildProject } from "../support/arbitraryProjectBuild";
import { importFrom, unexplained } from "../support/arbitraryProjectImport";
import { fc } from "../support/fastCheck";
import { long } from "../support/long";
import { Stack } from "../support/stack";
import { useHost } from "../support/useHost";
import { declarationsOf } from "./declarationsOf";
import { actualCopy, expectedCopy } from "./expectedCopy";

const RUNS = long ? 100 : 30;

describe("the copy of a random project", () => {
    const world = useHost();

    test("is equal to its source but for what the command named, and a second up writes nothing", async () => {
        const { emulator, host } = world;
        const { switches } = emulator.settings;
        const copies = fc.asyncProperty(arbitraryProject, async (recipe) => {
            await emulator.reset();
            await buildProject(emulator, recipe);
            const source = await importFrom(emulator, { copy: true });
            expect(unexplained(source)).toEqual([]);
            const { lyticsAudiences } = emulator.state().projects[0]!;
            emulator.configure({ switches });
            await emulator.reset();
            // The other project is connected to the same Lytics account.
            const empty = emulator.state();
            await emulator.restore({ ...empty, projects: [{ ...empty.projects[0]!, lyticsAudiences }] });
            const program = await declarationsOf(source.files);
            expect(program.some(({ protect, inputs }) => protect || "__import" in inputs)).toBe(false);
            const stack = new Stack(host);
            expect((await stack.up(program)).problems()).toEqual([]);
            const target = await importFrom(emulator);
            expect(actualCopy(target, source)).toEqual(expectedCopy(source));
            const mark = emulator.mark();
            expect((await stack.up(program)).changes).toEqual([]);
            expect(emulator.since(mark).lines).toEqual([]);
        });
        await fc.assert(copies, { numRuns: RUNS });
    });
});
