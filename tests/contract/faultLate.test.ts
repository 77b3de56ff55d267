import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

/** Sends a create, and hangs up long before its answer. */
async function createAndHangUp(): Promise<void> {
    const { url, authtoken, projectUid } = session.emulator;
    session.emulator.inject({ match: "createEvent", kind: "delay", ms: 100 });
    const sent = fetch(`${url}/events`, {
        method: "POST",
        headers: { authtoken, "x-project-uid": projectUid, "content-type": "application/json" },
        body: JSON.stringify({ key: "late" }),
        signal: AbortSignal.timeout(40),
    });
    await expect(sent).rejects.toThrow(/timeout/i);
}

const eventsNow = async () => (await session.api.get<unknown[]>("/events")).body.length;

test("a delayed request is carried out although its sender has hung up", async () => {
    await createAndHangUp();
    expect(await eventsNow()).toBe(0);
    await session.emulator.idle();
    expect(await eventsNow()).toBe(1);
});

test("idle at once when nothing is under way", async () => {
    await expect(session.emulator.idle()).resolves.toBeUndefined();
});
