// A copy of a live project, as `personalize emulator --copy` makes it, and an `up` that is tried on it first.
import { arbitraryProject } from "../support/arbitraryProject";
import { buildProject } from "../support/arbitraryProjectBuild";
import { comparableWrites } from "../support/comparableWrites";
import { copyOf, everyRead } from "../support/copied";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { fc } from "../support/fastCheck";
import type { Host } from "../support/host";
import { long } from "../support/long";
import { type OddServer, startOddServer } from "../support/oddServer";
import { Stack } from "../support/stack";
import { hostFor } from "../support/useHost";
import { randomProject } from "./randomProject";

interface Side {
    readonly emulator: TestEmulator;
    readonly passing: OddServer;
    readonly host: Host;
}

async function side(): Promise<Side> {
    const emulator = await startTestEmulator();
    const passing = await startOddServer(emulator.url);
    return { emulator, passing, host: await hostFor(emulator, { baseUrl: passing.url }) };
}

describe("the copy of a random project", () => {
    let original: Side;
    let copy: Side;
    beforeAll(async () => {
        [original, copy] = await Promise.all([side(), side()]);
    });
    afterEach(() => {
        for (const { emulator } of [original, copy]) expect(emulator.checkInvariants()).toEqual([]);
    });
    afterAll(async () => {
        for (const each of [original, copy]) {
            await each?.host.stop();
            await each?.passing.close();
            await each?.emulator.close();
        }
    });

    test("answers every read as the original does, which is only read", async () => {
        const property = fc.asyncProperty(arbitraryProject, async (recipe) => {
            await original.emulator.reset();
            await buildProject(original.emulator, recipe);
            original.emulator.settle();
            const mark = original.emulator.mark();
            await copy.emulator.restore(await copyOf(original.emulator));
            expect(original.emulator.since(mark).writes).toBe(0);
            copy.emulator.configure({ switches: recipe.switches });
            expect(await everyRead(copy.emulator)).toEqual(await everyRead(original.emulator));
        });
        await fc.assert(property, { numRuns: long ? 200 : 30 });
    });

    test("gets the very writes from an `up` that the original then gets", async () => {
        let writes = 0;
        const property = fc.asyncProperty(randomProject, randomProject, async (before, after) => {
            for (const { emulator } of [original, copy]) await emulator.reset();
            const stack = new Stack(original.host);
            expect((await stack.up(before)).problems()).toEqual([]);
            original.emulator.settle();
            await copy.emulator.restore(await copyOf(original.emulator));
            const rehearsal = new Stack(copy.host);
            rehearsal.state = structuredClone(stack.state);
            for (const { passing } of [original, copy]) passing.forget();
            const rehearsed = await rehearsal.up(after);
            expect(original.passing.seen).toEqual([]);
            const real = await stack.up(after);
            expect(rehearsed.changes).toEqual(real.changes);
            expect(rehearsed.problems()).toEqual(real.problems());
            const wrote = comparableWrites(original.passing.seen);
            expect(comparableWrites(copy.passing.seen)).toEqual(wrote);
            writes += wrote.length;
        });
        await fc.assert(property, { numRuns: long ? 200 : 10 });
        expect(writes).toBeGreaterThan(10);
    });
});
