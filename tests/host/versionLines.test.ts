import type { Declaration } from "../support/stack";
import { useVersions } from "./useVersions";

/** A resource follows its line of versions; what is prepared beside it has a resource of its own. */
const world = useVersions();
const { live, next, statuses, liveNames } = world;

test("the first version configures the draft that the server made with the experience", async () => {
    await world.up(live("ACTIVE", "A", "B"));
    expect(await statuses()).toEqual(["ACTIVE"]);
    expect(world.stack.entry("live").outputs).toMatchObject({ versionNumber: 1, shortUids: ["0", "1"] });
});

test("publishing is an update: the id stays, the version moves", async () => {
    await world.up(live("ACTIVE", "A"));
    const before = world.stack.entry("live");
    const up = await world.up(live("ACTIVE", "A", "B"));
    expect(up.changes).toEqual(["update live"]);
    const after = world.stack.entry("live");
    expect(after.id).toBe(before.id);
    expect(after.outputs.versionUid).not.toBe(before.outputs.versionUid);
    expect(after.outputs.liveVersionUid).toBe(after.outputs.versionUid);
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
});

test("a status moves alone: paused and resumed, the same version", async () => {
    await world.up(live("ACTIVE", "A"));
    const { versionUid } = world.stack.entry("live").outputs;
    await world.up(live("PAUSED", "A"));
    expect(await statuses()).toEqual(["PAUSED"]);
    await world.up(live("ACTIVE", "A"));
    expect(await statuses()).toEqual(["ACTIVE"]);
    expect(world.stack.entry("live").outputs.versionUid).toBe(versionUid);
});

test("live and draft together from the start, published, and the next one staged in the same up", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
    expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
    const third = world.programs.version("third", "DRAFT", ["A", "C"], { dependsOn: ["next"] });
    const program = [world.programs.experience(), next("ACTIVE", "A", "B"), third];
    const preview = await world.stack.preview(program);
    expect(preview.problems()).toEqual([]);
    expect(preview.changes).toEqual(["update next", "create third", "delete live"]);
    await world.up(next("ACTIVE", "A", "B"), third);
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE", "DRAFT"]);
    expect(await liveNames()).toEqual(["A", "B"]);
});

test("a draft that the program publishes does not hide one that stands for another reason", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
    const other = world.programs.version("other", "DRAFT", ["C"]);
    const preview = await world.stack.preview([
        world.programs.experience(),
        live("ACTIVE", "A"),
        next("DRAFT", "A", "B"),
        other,
    ]);
    expect(preview.problems()).toEqual([
        expect.stringContaining("a draft that this resource does not manage"),
    ]);
});

test("new content for the live version is refused while a draft exists, with what to do", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
    const problems = await world.problems(live("ACTIVE", "C"), next("DRAFT", "A", "B"));
    expect(problems).toMatch(
        /of "hero": new content can't be published while a draft exists .*set its status to ACTIVE/,
    );
    expect(await liveNames()).toEqual(["A"]);
});

test("the draft beside a version that we pause ourselves sees it, and is published later", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
    const up = await world.up(live("PAUSED", "A"), next("DRAFT", "A", "B"));
    expect(up.changes).toEqual(["update live", "update next"]);
    expect((await world.stack.refresh()).changes).toEqual([]);
    expect((await world.up(live("PAUSED", "A"), next("DRAFT", "A", "B"))).changes).toEqual([]);
    await world.up(next("ACTIVE", "A", "B"));
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
});

test("a draft that holds by now what is live is discarded when it is to be published", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
    await world.up(next("ACTIVE", "A"));
    expect(await statuses()).toEqual(["ACTIVE"]);
    expect(world.stack.state.resources.map(({ name }) => name)).toEqual(["hero", "next"]);
    expect(await world.said()).toContain("is kept because the program still declares it");
});

describe("removed while its experience stays", () => {
    test.each([
        ["ACTIVE", ["PAUSED"], /version 1 is paused because no resource declares it any more/],
        ["PAUSED", ["PAUSED"], /^$/],
    ] as const)("%s", async (status, left, says) => {
        await world.up(live("ACTIVE", "A"));
        await world.up(live(status, "A"));
        await world.said();
        await world.up();
        expect(await statuses()).toEqual(left);
        expect(await world.said()).toMatch(says);
    });

    test("a draft beside others is discarded, the only one stays and a line says so", async () => {
        await world.up(live("ACTIVE", "A"), next("DRAFT", "A", "B"));
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ACTIVE"]);
        const alone = world.programs.version("alone", "DRAFT", ["A"], { of: "other", deletedWith: "other" });
        const other = world.programs.experience("other");
        await world.up(live("ACTIVE", "A"), other, alone);
        await world.up(live("ACTIVE", "A"), other);
        const { id } = world.stack.entry("other");
        expect(await world.emulator.api.get(`/experiences/${id}/versions`)).toHaveLength(1);
        expect(await world.said()).toContain('of "other": version 1 is the only version of its experience');
    });

    test("with retainOnDelete it is left as it is", async () => {
        await world.up({ ...live("ACTIVE", "A"), retainOnDelete: true });
        const mark = world.emulator.mark();
        await world.up();
        expect(world.emulator.since(mark).lines).toEqual([]);
        expect(await statuses()).toEqual(["ACTIVE"]);
    });
});

test("removed with its experience, it costs nothing", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
    const mark = world.emulator.mark();
    expect((await world.stack.destroy()).problems()).toEqual([]);
    expect(world.emulator.since(mark).lines).toEqual([expect.stringMatching(/^DELETE \/experiences\/\w+$/)]);
});

test("removed with its experience, but bound to another by deletedWith, it is paused first", async () => {
    const other = world.programs.experience("other");
    await world.up(other, { ...live("ACTIVE", "A"), deletedWith: "other" });
    const mark = world.emulator.mark();
    expect((await world.stack.up([other])).problems()).toEqual([]);
    const { requests } = world.emulator.since(mark);
    expect(requests.map(({ operation }) => operation)).toEqual([
        "listExperienceVersions",
        "updateExperienceVersion",
        "deleteExperience",
    ]);
});

test("its experience made anew with another type, it is neither paused nor discarded first", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
    const mark = world.emulator.mark();
    const up = await world.stack.up([world.programs.experience("hero", { type: "AB_TEST" })]);
    expect(up.problems()).toEqual([]);
    const writes = world.emulator.since(mark).lines.filter((line) => !line.startsWith("GET"));
    expect(writes.map((line) => line.replace(/[0-9a-f]{24}/g, "…"))).toEqual([
        "DELETE /experiences/…",
        "POST /experiences",
    ]);
});

test("a name that is changed without an alias leaves the version as it is", async () => {
    await world.up(live("ACTIVE", "A"));
    const { versionUid } = world.stack.entry("live").outputs;
    const up = await world.up(world.programs.version("renamed", "ACTIVE", ["A"]));
    expect(up.changes).toEqual(["create renamed", "delete live"]);
    expect(world.stack.entry("renamed").outputs.versionUid).toBe(versionUid);
    expect(await statuses()).toEqual(["ACTIVE"]);
});

test("two live versions of one experience, which only the uid gives away: the second is refused", async () => {
    await world.up();
    const { id } = world.stack.entry("hero");
    const twin = (name: string) => {
        const declared = world.programs.version(name, "ACTIVE", ["A"]);
        return { ...declared, inputs: { ...declared.inputs, experience: id } };
    };
    expect(await world.problems(twin("one"), twin("two"))).toContain("is declared twice");
    expect(await statuses()).toEqual(["ACTIVE"]);
});

test.each([
    ["after", (kept: Declaration, launched: Declaration) => [kept, launched]],
    ["before", (kept: Declaration, launched: Declaration) => [launched, kept]],
])(
    "a draft that goes live, declared %s a live version that stays, where only the uid ties them: refused",
    async (_, inOrder) => {
        await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
        const { id } = world.stack.entry("hero");
        const byUid = (declared: Declaration) => ({
            ...declared,
            inputs: { ...declared.inputs, experience: id },
        });
        const program = [
            world.programs.experience(),
            ...inOrder(byUid(live("ACTIVE", "A")), byUid(next("ACTIVE", "B"))),
        ];
        const refusal = [expect.stringMatching(/status: .*another resource of this program/)];
        expect((await world.stack.preview(program)).problems()).toEqual(refusal);
    },
);
