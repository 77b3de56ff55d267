import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

/** Sends a create, and hangs up while the emulator holds it. */
async function createAndHangUp(): Promise<void> {
    const { emulator } = session;
    emulator.inject({ match: "createEvent", kind: "hold" });
    const sender = new AbortController();
    const sent = fetch(`${emulator.url}/events`, {
        method: "POST",
        headers: {
            authtoken: emulator.authtoken,
            "x-project-uid": emulator.projectUid,
            "content-type": "application/json",
        },
        body: JSON.stringify({ key: "late" }),
        signal: sender.signal,
    });
    await emulator.held();
    sender.abort();
    await expect(sent).rejects.toThrow(/abort/i);
}

const eventsNow = async () => (await session.api.get<unknown[]>("/events")).body.length;

test("a held request is carried out after its release although its sender has hung up", async () => {
    await createAndHangUp();
    expect(await eventsNow()).toBe(0);
    expect(session.emulator.release()).toBe(1);
    await session.emulator.idle();
    expect(await eventsNow()).toBe(1);
});

test("idle at once when nothing is under way", async () => {
    await expect(session.emulator.idle()).resolves.toBeUndefined();
});
