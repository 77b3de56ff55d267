import { describeDynamic, ENGINE_DEATH } from "../support/testDynamic";
import { useHost } from "../support/useHost";

describeDynamic(ENGINE_DEATH)("after `kill -9` of the engine the host lives on, and", () => {
    const world = useHost();
    const inputs = { key: "tier", name: "Tier" };

    test("a write that has to be repeated is not, once the engine has died", async () => {
        const { projectUid } = world.emulator;
        await world.dyingHost(async (host) => {
            const { id, outs } = await host.create("attribute", { ...inputs, projectUid });
            // What a phase has made it does not delete.
            await host.nextPhase();
            host.killEngine();
            for (const method of ["PUT", "DELETE"]) {
                world.emulator.inject({ match: `${method} /attributes/*`, kind: "429" });
            }
            const news = { ...inputs, projectUid, description: "late" };
            const gone = /engine .* has ended/;
            const mark = world.emulator.mark();
            await expect(host.delete("attribute", id, outs)).rejects.toThrow(gone);
            await expect(host.update("attribute", id, outs, news)).rejects.toThrow(gone);
            const writes = world.emulator.since(mark).requests.filter((request) => request.method !== "GET");
            expect(writes.map((request) => request.status)).toEqual([429, 429]);
        });
    });
});
