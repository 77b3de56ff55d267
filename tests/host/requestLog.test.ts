import { startTestEmulator } from "../support/emulator";
import { Stack } from "../support/stack";
import { hostFor } from "../support/useHost";

test("the log of requests has a line for each, also for equal ones, and never the token", async () => {
    const emulator = await startTestEmulator();
    const host = await hostFor(emulator, { debug: "true" });
    const keys = Array.from({ length: 30 }, (_, n) => `event ${n}`);
    const up = await new Stack(host).up(keys.map((key) => ({ name: key, kind: "event", inputs: { key } })));
    await host.stop();
    const said = host.output();
    await emulator.close();
    expect(up.problems()).toEqual([]);
    expect(said.match(/^personalize: POST \/events → 201 in \d+ ms, attempt 1$/gm)).toHaveLength(30);
    expect(said).not.toContain(emulator.authtoken);
});
