import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Snapshot, startEmulator } from "../../provider/emulator";
import type { Entity } from "./support/client";
import { activeExperience, experience } from "./support/objects";
import { serve } from "./support/serve";
import { startSession } from "./support/useEmulator";

let folder: string;
let dataFile: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-"));
    dataFile = join(folder, "data.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = (): Snapshot => JSON.parse(readFileSync(dataFile, "utf8"));

test("what was there is there after a restart, marks and tokens included", async () => {
    const first = await startSession({ dataFile, authtoken: "blt1111111111111111", cmsLagMs: 3_600_000 });
    await activeExperience(first.api);
    const gone = await experience(first.api);
    await first.api.delete(`/experiences/${gone.uid}`);
    const state = first.emulator.state();
    await first.emulator.close();

    const second = await startSession({ dataFile, cmsLagMs: 3_600_000 });
    expect(second.emulator.authtoken).toBe("blt1111111111111111");
    expect(second.emulator.state()).toEqual(state);
    expect(await experience(second.api)).toMatchObject({ shortUid: "2" });
    second.emulator.settle();
    expect((await second.api.get<Entity[]>("/experiences")).body[0]).toHaveProperty("_cms");
    expect(second.emulator.checkInvariants()).toEqual([]);
    await second.emulator.close();
});

test("an answered write is in the file before its answer, a refused one changes nothing", async () => {
    const { emulator, api } = await startSession({ dataFile });
    const { body } = await api.post("/events", { key: "click" });
    const events = () => onDisk().projects[0]!.events;
    expect(events()).toEqual([body]);
    await api.post("/events", { key: "click" });
    expect(events()).toEqual([body]);
    await emulator.close();
});

test("writes at the same time share a write of the file, and each is in it", async () => {
    const { emulator, api } = await startSession({ dataFile });
    const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => api.post("/events", { key: `key ${index}` })),
    );
    expect(new Set(onDisk().projects[0]!.events.map(({ uid }) => uid))).toEqual(
        new Set(answers.map(({ body }) => body.uid)),
    );
    await emulator.close();
    expect(readdirSync(folder)).toEqual(["data.json"]);
});

test.each([
    ["no JSON", "{", "cannot be read"],
    ["something else", '{"name":"package"}', "This is not a state of the emulator"],
])("a file with %s is left alone, and the start fails with a sentence", async (_, text, sentence) => {
    writeFileSync(dataFile, text);
    await expect(startEmulator({ dataFile })).rejects.toThrow(sentence);
    expect(readFileSync(dataFile, "utf8")).toBe(text);
});

test("a folder that is not there fails with a sentence", async () => {
    await expect(startEmulator({ dataFile: join(folder, "absent", "data.json") })).rejects.toThrow(
        "cannot be written",
    );
});

test("killed at any moment, the file is whole and has everything that was answered", async () => {
    const answered = new Set<string>();
    for (let round = 0; round < 5; round++) {
        const { process: child, api } = await serve("--data", dataFile, "--quota", "events=100000");
        let alive = true;
        const writer = async (name: string) => {
            for (let count = 0; alive; count++) {
                const { body } = await api.post("/events", { key: `${round} ${name} ${count}` });
                answered.add(body.uid);
                // Another moment in every round: in the middle of a write as a rule, since one follows the other.
                if (answered.size > (round + 1) * 37) child.kill("SIGKILL");
            }
        };
        const writers = ["a", "b", "c"].map((name) =>
            writer(name).catch(() => {
                alive = false;
            }),
        );
        await Promise.all([...writers, once(child, "exit")]);
        const kept = new Set(onDisk().projects[0]!.events.map(({ uid }) => uid));
        expect([...answered].filter((uid) => !kept.has(uid))).toEqual([]);
    }
    const { emulator } = await startSession({ dataFile });
    expect(emulator.checkInvariants()).toEqual([]);
    await emulator.close();
});
