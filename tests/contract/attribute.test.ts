import { type Emulator, startEmulator } from "../../provider/emulator";

let emulator: Emulator;
beforeAll(async () => {
    emulator = await startEmulator({ rateLimit: "off" });
});
afterAll(() => emulator.close());

test("an attribute is created, listed before the presets, and deleted", async () => {
    const headers = {
        authtoken: emulator.authtoken,
        "x-project-uid": emulator.projectUid,
        "content-type": "application/json",
    };
    const body = JSON.stringify({ name: "Age", key: "age" });
    const response = await fetch(`${emulator.url}/attributes`, { method: "POST", headers, body });
    const { uid } = (await response.json()) as { uid: string };
    const list = await (await fetch(`${emulator.url}/attributes`, { headers })).json();
    const deleted = await fetch(`${emulator.url}/attributes/${uid}`, { method: "DELETE", headers });

    expect(response.status).toBe(201);
    expect(list).toHaveLength(9);
    expect(list[0]).toMatchObject({ uid, key: "age", __type: "CUSTOM" });
    expect(deleted.status).toBe(204);
    expect(emulator.requests().map(({ operation }) => operation)).toEqual([
        "createAttribute",
        "listAttributes",
        "deleteAttribute",
    ]);
});
