import { fc } from "../support/fastCheck";
import { long } from "../support/long";
import { countObjects, readProject } from "../support/naturalForm";
import { Stack } from "../support/stack";
import { useHost } from "../support/useHost";
import { randomProject } from "./randomProject";

const runs = { numRuns: long ? 300 : 15 };

describe("any project", () => {
    const world = useHost();

    async function empty(): Promise<Stack> {
        await world.emulator.reset();
        return new Stack(world.host);
    }

    test("comes up, stays as it is, has not drifted, and goes without a trace", async () => {
        const property = fc.asyncProperty(randomProject, async (program) => {
            const { emulator } = world;
            const stack = await empty();
            expect((await stack.preview(program)).problems()).toEqual([]);
            expect(emulator.since(0).writes).toBe(0);
            expect((await stack.up(program)).problems()).toEqual([]);
            const mark = emulator.mark();
            const again = await stack.up(program);
            expect(again.problems()).toEqual([]);
            expect(again.changes).toEqual([]);
            expect(emulator.since(mark).lines).toEqual([]);
            const refresh = await stack.refresh();
            expect(refresh.problems()).toEqual([]);
            expect(refresh.steps.filter((step) => step.op !== "same")).toEqual([]);
            expect((await stack.up(program)).changes).toEqual([]);
            expect((await stack.destroy()).problems()).toEqual([]);
            expect(countObjects(await readProject(emulator.api))).toBe(0);
        });
        await fc.assert(property, runs);
    });

    test("cut off before or after any write, comes up whole after a recovery, and nothing twice", async () => {
        const cuts = fc.record({
            at: fc.integer({ min: 1, max: 12 }),
            when: fc.constantFrom("before", "lost"),
        });
        const property = fc.asyncProperty(randomProject, cuts, async (program, { at, when }) => {
            const { emulator } = world;
            const whole = await empty();
            expect((await whole.up(program)).problems()).toEqual([]);
            const wanted = countObjects(await readProject(emulator.api));

            const stack = await empty();
            await stack.up(program, {
                interrupt: ({ count }) => (count === at ? when : undefined),
            });
            expect(await stack.recover()).not.toContain("left");
            const next = await stack.up(program);
            expect(next.problems()).toEqual([]);
            expect(countObjects(await readProject(emulator.api))).toBe(wanted);
            expect((await stack.refresh()).changes).toEqual([]);
            expect((await stack.up(program)).changes).toEqual([]);
        });
        await fc.assert(property, runs);
    });
});
