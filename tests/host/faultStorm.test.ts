import type { Declaration } from "../support/stack";
import { stackConfig, useHost } from "../support/useHost";

const COUNT = 90;
/** What a run has in its budget, to which five successes add one more. */
const REPEATS = 100;

describe("when every creation fails", () => {
    const world = useHost();

    test("the repeats of the run are bounded", async () => {
        const { emulator, host, stack } = world;
        const { projectUid } = emulator;
        emulator.configure({ quotas: { events: 1000 } });
        emulator.inject({ match: "createEvent", kind: "500", nth: "every" });
        await host.nextPhase({
            ...stackConfig(emulator),
            "contentstack-personalize:attemptTimeout": "3",
        });
        const keys = Array.from({ length: COUNT }, (_, at) => `e${at}`);
        const results = await Promise.allSettled(
            keys.map((key) => host.create("event", { key, projectUid })),
        );
        expect(results.filter(({ status }) => status === "fulfilled")).toEqual([]);
        const { reads, writes: sent } = emulator.since(0);
        expect(sent).toBeGreaterThan(COUNT);
        expect(sent).toBeLessThanOrEqual(COUNT + REPEATS + reads / 5);
        // Nothing was made, and the next run makes each once.
        emulator.clearFaults();
        await host.nextPhase(stackConfig(emulator));
        const program = keys.map((key): Declaration => ({ name: key, kind: "event", inputs: { key } }));
        expect((await stack.up(program)).problems()).toEqual([]);
        expect(await emulator.api.get("/events")).toHaveLength(COUNT);
    });
});
