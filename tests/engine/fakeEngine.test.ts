import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { concurrentScripts, scripts } from "./fakeEngineScripts";
import type { Played, Script } from "./recordedEngine";
import { RecordedFakeEngine } from "./recordedFakeEngine";
import { RecordedRealEngine } from "./recordedRealEngine";

/** The engine in small must do as the engine does, or every test that uses it proves nothing. */
describe("the engine in small does as the real one", () => {
    let emulator: TestEmulator;
    let real: RecordedRealEngine;
    let fake: RecordedFakeEngine;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        real = new RecordedRealEngine(emulator);
        fake = new RecordedFakeEngine(emulator);
    });
    afterAll(async () => {
        await real?.close();
        await fake?.close();
        await emulator?.close();
    });

    test.each(Object.entries(scripts))("%s", async (_, script) => {
        await compare(script, (phase) => phase.some(({ method }) => method === "read"));
    });

    test.each(Object.entries(concurrentScripts))("%s", async (_, script) => {
        await compare(script, () => true);
    });

    async function compare(script: Script, concurrent: (phase: Phase) => boolean): Promise<void> {
        const [expected, played] = [await real.play(script), await fake.play(script)];
        expect(expected.phases.length).toBeGreaterThan(0);
        const ordered = (phase: Phase): Phase => (concurrent(phase) ? byResource(phase) : phase);
        const shown = ({ phases }: Played): string[][] =>
            phases.map((phase) => ordered(phase).map(({ method, resource }) => `${method} ${resource}`));
        expect(shown(played)).toEqual(shown(expected));
        expect(played.phases.map(ordered)).toEqual(expected.phases.map(ordered));
        expect(played.outcomes).toEqual(expected.outcomes);
    }
});

type Phase = Played["phases"][number];

/** Where several things may go on at once, as all reads of a refresh, each resource has an order of its own. */
function byResource(phase: Phase): Phase {
    return phase.toSorted((a, b) => a.resource.localeCompare(b.resource));
}
