import type { Declaration } from "../support/stack";
import { importing } from "./adoptKinds";
import { useVersions } from "./useVersions";

/** A resource follows its line of versions, and holds the draft beside the live one. */
const world = useVersions();
const { live, staging, statuses, liveNames } = world;

const draftNames = async () => (await world.colleague.draft())?.variants?.map(({ name }) => name);

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

test("a PAUSED version with a declared shortUid rests without a request", async () => {
    const variant = { name: "A", shortUid: "0" };
    await world.up(live("ACTIVE", "A"));
    await world.up(live("PAUSED", variant));
    const mark = world.emulator.mark();
    expect((await world.up(live("PAUSED", variant))).changes).toEqual([]);
    expect(world.emulator.since(mark).lines).toEqual([]);
});

test("a live version and its draft from the start, published, and the next one staged in the same up", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
    expect(world.stack.entry("live").outputs).toMatchObject({
        stagedVersionUid: (await world.colleague.draft())?.uid,
        stagedShortUids: ["0", "1"],
    });
    await world.up(staging(["A", "B"], ["A", "C"]));
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE", "DRAFT"]);
    expect([await liveNames(), await draftNames()]).toEqual([
        ["A", "B"],
        ["A", "C"],
    ]);
});

test("published, and taken back by the reverse change: each variant keeps its identity", async () => {
    await world.up(staging(["A", "B"], ["A", "C"]));
    expect(await world.writesOf(() => world.up(live("ACTIVE", "A", "C")))).toBe(1);
    expect(world.stack.entry("live").outputs).not.toHaveProperty("stagedVersionUid");
    await world.said();
    expect(await world.writesOf(() => world.up(staging(["A", "B"], ["A", "C"])))).toBe(2);
    expect(await statuses()).toEqual(["ARCHIVED", "ARCHIVED", "ACTIVE", "DRAFT"]);
    expect(world.stack.entry("live").outputs).toMatchObject({
        shortUids: ["0", "1"],
        stagedShortUids: ["0", "2"],
    });
    expect(await world.said()).toContain("publishes the content of version 1 again, as a new version.");
    expect((await world.stack.refresh()).changes).toEqual([]);
    expect(await world.writesOf(() => world.up(staging(["A", "B"], ["A", "C"])))).toBe(0);
});

test("the live version is corrected through the draft, which is staged again behind it", async () => {
    await world.up(staging(["A", "B"], ["A", "C"]));
    expect(await world.writesOf(() => world.up(staging(["A", "Better"], ["A", "C"])))).toBe(2);
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE", "DRAFT"]);
    expect([await liveNames(), await draftNames()]).toEqual([
        ["A", "Better"],
        ["A", "C"],
    ]);
    expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["0", "2"]);
    expect(await world.said()).toContain("The draft is staged again behind it, with the same shortUids.");
});

test("a variant that the correction adds is the same one in the draft behind it", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.up(staging(["A", "New"], ["A", "New", "B"]));
    expect(world.stack.entry("live").outputs).toMatchObject({
        shortUids: ["0", "2"],
        stagedShortUids: ["0", "2", "1"],
    });
});

test("a staged draft gets other content with one write", async () => {
    await world.up(staging(["A"], ["B"]));
    expect(await world.writesOf(() => world.up(staging(["A"], ["B", "C"])))).toBe(1);
    expect(await draftNames()).toEqual(["B", "C"]);
});

test("what is staged and means the same as the resource writes nothing", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    const forgotten = staging(["A", "B"], ["A", "B"]);
    expect(await world.writesOf(() => world.up(forgotten))).toBe(1);
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    expect((await world.up(forgotten)).changes).toEqual([]);
    // With ignoreChanges, the engine sends what is recorded: published content is not staged behind the next one.
    expect(world.stack.entry("live").inputs).not.toHaveProperty("staged");
});

test("a PAUSED version has a draft too, which is published later", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    expect(await world.writesOf(() => world.up(staging(["A"], ["A", "B"], "PAUSED")))).toBe(1);
    expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
    expect((await world.stack.refresh()).changes).toEqual([]);
    await world.up(live("ACTIVE", "A", "B"));
    expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
});

test("paused and staged in one up, and resumed with the draft taken away", async () => {
    await world.up(live("ACTIVE", "A"));
    expect(await world.writesOf(() => world.up(staging(["A"], ["B"], "PAUSED")))).toBe(2);
    expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
    expect(await world.writesOf(() => world.up(live("ACTIVE", "A")))).toBe(2);
    expect(await statuses()).toEqual(["ACTIVE"]);
    expect(await world.said()).toContain("version 2, the staged draft, is deleted.");
});

test("a multi-armed bandit of the web UI is imported, edited and published with its split", async () => {
    const { api } = world.emulator;
    const event = await api.post<{ uid: string }>("/events", { key: "signup" });
    const made = await api.post<{ uid: string; latestVersion: string }>("/experiences", {
        name: "Test",
        __type: "AB_TEST",
    });
    const share = (name: string, trafficDistribution: number) => ({ name, trafficDistribution });
    const metrics = [{ event: event.uid, name: "Sign-ups" }];
    const byHand = {
        status: "ACTIVE",
        variants: [share("A", 71.4286), share("B", 0)].map((each) => ({ __type: "ABTestVariant", ...each })),
        variantSplit: "MULTI_ARMED_BANDIT",
        metrics: metrics.map((each) => ({ ...each, __type: "Primary" })),
    };
    await api.put(`/experiences/${made.uid}/versions/${made.latestVersion}`, byHand);
    const program = (variants: object[], importing = {}): Declaration[] => [
        {
            name: "test",
            kind: "experienceVersion",
            inputs: {
                experience: made.uid,
                status: "ACTIVE",
                variants,
                variantSplit: "MULTI_ARMED_BANDIT",
                metrics,
                ...importing,
            },
        },
    ];
    const option = importing(`${made.uid}/${made.latestVersion}`);
    const imported = program([share("A", 71.4286), share("B", 0)], option);
    const writes = await world.writesOf(async () => {
        expect((await world.stack.up(imported)).problems()).toEqual([]);
    });
    expect(writes).toBe(0);
    const edited = program([{ name: "A" }, { name: "B" }, { name: "C" }]);
    expect((await world.stack.up(edited)).problems()).toEqual([]);
    expect((await api.get<{ status: string }[]>(`/experiences/${made.uid}/versions`))[0]).toMatchObject({
        status: "ACTIVE",
        variantSplit: "MULTI_ARMED_BANDIT",
        variants: [{ shortUid: "0" }, { shortUid: "1" }, { name: "C" }],
    });
    expect((await world.stack.refresh()).changes).toEqual([]);
    expect((await world.stack.up(edited)).changes).toEqual([]);
});

describe("is refused in the preview, with the edit to make", () => {
    const refusal = async (...programs: ReturnType<typeof live>[]) => {
        const [last, ...before] = programs.toReversed();
        for (const each of [[], ...before.toReversed().map((one) => [one])]) await world.up(...each);
        const preview = await world.stack.preview([world.programs.experience(), last!]);
        expect(preview.errors).toEqual([]);
        expect(await world.writesOf(() => world.problems(last!))).toBe(0);
        return preview.problems().join("\n");
    };

    test("a first publication is taken back", async () => {
        expect(await refusal(live("DRAFT", "A"), live("ACTIVE", "A"), live("DRAFT", "A"))).toMatch(
            /^live.status: a version that is ACTIVE can't become a DRAFT again: version 1 .*declare "PAUSED".*declare the change as `staged`/,
        );
    });

    test("the content of what is PAUSED changes", async () => {
        expect(await refusal(live("ACTIVE", "A"), live("PAUSED", "B"))).toMatch(
            /^live.status: version 1 .* content of a live version can't change in place.*"ACTIVE"/,
        );
    });

    test("a publication of what was PAUSED is taken back", async () => {
        const paused = staging(["A"], ["B"], "PAUSED");
        expect(await refusal(staging(["A"], ["B"]), paused, live("ACTIVE", "B"), paused)).toMatch(
            /^live.status: version 2 .* content of a live version can't change in place/,
        );
    });

    test("a draft becomes PAUSED", async () => {
        expect(await refusal(live("DRAFT", "A"), live("PAUSED", "A"))).toMatch(
            /^live.status: a version that was never live can't be PAUSED/,
        );
        expect(await refusal(live("PAUSED", "A"))).toMatch(/was never live can't be PAUSED/);
    });

    test("a draft has a draft beside it", async () => {
        expect(await refusal(staging(["A"], ["B"], "DRAFT"))).toMatch(
            /^live.staged: is the draft beside a version that is ACTIVE or PAUSED/,
        );
    });

    test("`staged` is invalid, with its path", async () => {
        const declared = staging(["A"], ["B"]);
        const staged = { variants: [{ name: "B", audiences: [] }], variantSplit: "EQUALLY_SPLIT", extra: 1 };
        const problems = await refusal({ ...declared, inputs: { ...declared.inputs, staged } });
        expect(problems).toContain("live.staged.variants[0].audiences: the variant");
        expect(problems).toContain("live.staged.variantSplit: belongs to an A/B test");
        expect(problems).toContain("live.staged.extra: unknown argument");
    });
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

    test("with its draft, which is deleted", async () => {
        await world.up(staging(["A"], ["A", "B"]));
        expect(await world.writesOf(() => world.up())).toBe(2);
        expect(await statuses()).toEqual(["PAUSED"]);
    });

    test("with a draft that someone has edited, nothing is lost", async () => {
        await world.up(staging(["A"], ["A", "B"]));
        await world.colleague.editDraft("Theirs");
        expect(
            await world.writesOf(async () => {
                expect(await world.problems()).toContain("someone has edited the draft of this resource");
            }),
        ).toBe(0);
        await world.stack.refresh();
        await world.up();
        expect(await statuses()).toEqual(["PAUSED"]);
    });

    test("the only draft stays and a line says so", async () => {
        await world.up(live("DRAFT", "A"));
        await world.up();
        expect(await statuses()).toEqual(["DRAFT"]);
        expect(await world.said()).toContain("version 1 is the only version of its experience");
    });

    test("with retainOnDelete it is left as it is", async () => {
        await world.up({ ...staging(["A"], ["B"]), retainOnDelete: true });
        const mark = world.emulator.mark();
        await world.up();
        expect(world.emulator.since(mark).lines).toEqual([]);
        expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
    });
});

test("removed with its experience, it costs nothing", async () => {
    await world.up(staging(["A"], ["B"]));
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
        // Whether the experience is live, for a warning.
        "listExperiences",
        "deleteExperience",
    ]);
});

test("its experience made anew with another type, it is neither paused nor discarded first", async () => {
    await world.up(staging(["A"], ["B"]));
    const mark = world.emulator.mark();
    const up = await world.stack.up([world.programs.experience("hero", { type: "AB_TEST" })]);
    expect(up.problems()).toEqual([]);
    const writes = world.emulator.since(mark).lines.filter((line) => !line.startsWith("GET"));
    expect(writes.map((line) => line.replace(/[0-9a-f]{24}/g, "…"))).toEqual([
        "DELETE /experiences/…",
        "POST /experiences",
    ]);
});

test("a name that is changed without an alias is refused, and nothing is written", async () => {
    await world.up(live("ACTIVE", "A"));
    const renamed = world.programs.version("renamed", "ACTIVE", ["A"]);
    expect(
        await world.writesOf(async () => {
            expect(await world.problems(renamed)).toContain("add the option aliases");
        }),
    ).toBe(0);
    expect(await statuses()).toEqual(["ACTIVE"]);
});

test("two versions of one experience, which only the uid gives away: the second is refused", async () => {
    await world.up();
    const { id } = world.stack.entry("hero");
    const twin = (name: string) => {
        const declared = world.programs.version(name, "ACTIVE", ["A"]);
        return { ...declared, inputs: { ...declared.inputs, experience: id } };
    };
    expect(await world.problems(twin("one"), twin("two"))).toContain("is declared twice");
    expect(await statuses()).toEqual(["ACTIVE"]);
});

test("a second version beside one of the state is refused in the preview, and leads to `staged`", async () => {
    await world.up(live("ACTIVE", "A"));
    const { id } = world.stack.entry("hero");
    const draft = world.programs.version("draft", "DRAFT", ["B"], { dependsOn: ["live"] });
    const program = [
        world.programs.experience(),
        live("ACTIVE", "A"),
        { ...draft, inputs: { ...draft.inputs, experience: id } },
    ];
    const problems = (await world.stack.preview(program)).problems().join();
    expect(problems).toContain("declared twice");
    expect(problems).toContain("`staged`");
});
