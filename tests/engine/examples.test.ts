import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { long } from "../support/long";

type Version = { status: string; versionNumber: number; variants: { name: string; shortUid: string }[] };

let emulator: TestEmulator;
let project: EngineProject;

/** The example as a user runs it; with the type checker on where `npm run lint` does not check the text. */
async function start(name: string, { typeChecked = false } = {}): Promise<void> {
    emulator = await startTestEmulator({ cmsLagMs: 50 });
    project = await newProject({
        folder: join(__dirname, "../../examples", name),
        emulator,
        typeChecked: typeChecked || long,
    });
}

afterEach(async () => {
    expect(emulator.checkInvariants()).toEqual([]);
    project?.dispose();
    await emulator?.close();
});

/** One setting, one `up`: what changed, and the versions of the experience then, the newest first. */
async function step(
    config: Record<string, string> = {},
): Promise<{ changes: string[]; versions: string[]; said: string }> {
    for (const [key, value] of Object.entries(config)) await project.pulumi(["config", "set", key, value]);
    const up = await project.upWithPreview();
    expect(up.errors).toBe("");
    const [experience] = await emulator.api.get<{ uid: string }[]>("/experiences");
    const list = await emulator.api.get<Version[]>(`/experiences/${experience?.uid}/versions`);
    const versions = list.map(({ versionNumber, status, variants }) => {
        const identities = variants.map(({ name, shortUid }) => `${shortUid} ${name}`);
        return `${versionNumber} ${status}: ${identities.join(", ")}`;
    });
    return { changes: [...new Set(up.changes)], versions, said: up.output };
}

async function expectNothingLeft(): Promise<void> {
    const again = await project.up("--refresh");
    expect([again.errors, again.changes]).toEqual(["", []]);
    const destroy = await project.destroy();
    expect(destroy.errors).toBe("");
    expect(await emulator.api.get("/experiences")).toEqual([]);
}

test("segmented: variants for audiences, and their aliases as an output", async () => {
    await start("segmented");
    const { versions } = await step();
    expect(versions).toEqual(["1 ACTIVE: 0 Good customers in Chicago, 1 Good customers, 2 Sale"]);
    expect((await project.outputs()).aliases).toEqual({
        "Good customers in Chicago": "cs_personalize_0_0",
        "Good customers": "cs_personalize_0_1",
        Sale: "cs_personalize_0_2",
    });
    await expectNothingLeft();
});

test("ab-test: a draft, live, changed, over", async () => {
    await start("ab-test");
    const one = "0 Picture, 1 Video";
    expect((await step()).versions).toEqual([`1 DRAFT: ${one}`]);
    const live = await step({ status: "ACTIVE" });
    expect([live.changes, live.versions]).toEqual([["update hero"], [`1 ACTIVE: ${one}`]]);
    const changed = await step({ videoShare: "80" });
    expect(changed.versions).toEqual([`2 ACTIVE: ${one}`, `1 ARCHIVED: ${one}`]);
    expect(changed.said).toContain("publishes a new version");
    const over = await step({ status: "PAUSED" });
    expect(over.versions).toEqual([`2 PAUSED: ${one}`, `1 ARCHIVED: ${one}`]);
    expect((await project.outputs()).version).toBe(2);
    await expectNothingLeft();
});

/** Makes the change that the example's README shows, and returns what undoes it, as `git revert` does. */
function changeAsShown(): () => void {
    const page = readFileSync(join(project.folder, "README.md"), "utf8");
    const [, diff = ""] = /```diff\n(.*?)```/s.exec(page) ?? [];
    const without = (sign: string) =>
        diff.replace(new RegExp(`^[${sign}].*\n`, "gm"), "").replace(/^./gm, "");
    const file = join(project.folder, "index.ts");
    const before = readFileSync(file, "utf8");
    expect(before.split(without("+"))).toHaveLength(2);
    writeFileSync(file, before.replace(without("+"), without("-")));
    return () => writeFileSync(file, before);
}

test("stages: a draft beside the live version, published, and taken back", async () => {
    await start("stages", { typeChecked: true });
    const summer = "0 Season, north, 1 Season";
    const winter = "2 Skiing, 0 Season, north, 1 Season";
    const writesSince = (mark: number) =>
        emulator
            .since(mark)
            .lines.filter((line) => !line.startsWith("GET "))
            .map((line) => line.replace(/\w{24}/g, "…"));

    expect((await step()).versions).toEqual([`2 DRAFT: ${winter}`, `1 ACTIVE: ${summer}`]);

    const revert = changeAsShown();
    const publishing = emulator.mark();
    const published = await step();
    expect(published.changes).toEqual(["update banner"]);
    expect(published.versions).toEqual([`2 ACTIVE: ${winter}`, `1 ARCHIVED: ${summer}`]);
    expect(writesSince(publishing)).toEqual(["PUT /experiences/…/versions/…"]);

    revert();
    const takingBack = emulator.mark();
    const takenBack = await step();
    expect(takenBack.changes).toEqual(["update banner"]);
    expect(takenBack.versions).toEqual([
        `4 DRAFT: ${winter}`,
        `3 ACTIVE: ${summer}`,
        `2 ARCHIVED: ${winter}`,
        `1 ARCHIVED: ${summer}`,
    ]);
    expect(writesSince(takingBack)).toEqual(["POST /experiences/…/versions", "POST /experiences/…/versions"]);
    await expectNothingLeft();
});

test("reads: what another team manages, the CMS and the analytics", async () => {
    await start("reads");
    const { api } = emulator;
    await api.post("/attributes", { key: "loyalty_tier", name: "Loyalty tier" });
    await api.post("/events", { key: "signup" });
    const rival = await api.post<{ uid: string }>("/experiences", {
        name: "Rival",
        __type: "SEGMENTED",
        tags: ["start"],
    });
    const up = await project.upWithPreview();
    expect(up.errors).toBe("");
    const outputs = await project.outputs();
    expect(outputs).toEqual({
        variantGroup: expect.stringMatching(/^cs[0-9a-f]{16}$/),
        variantUids: { Calm: expect.stringMatching(/^cs/), Loud: expect.stringMatching(/^cs/) },
        impressions: [0, 0],
    });
    const { priorityOrder } = await api.get<{ priorityOrder: string[] }>("/experiences-priority");
    expect(priorityOrder.indexOf(rival.uid)).toBe(1);
    const [gold] = await api.get<{ definition: object }[]>("/audiences");
    expect(JSON.stringify(gold?.definition).match(/"value":"[A-Z]{2}"/g)).toEqual([
        '"value":"DE"',
        '"value":"AT"',
        '"value":"CH"',
    ]);
    const again = await project.up("--refresh");
    expect([again.errors, again.changes]).toEqual(["", []]);
    await project.destroy();
    expect(await api.get("/experiences")).toHaveLength(1);
});
