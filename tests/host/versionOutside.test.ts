import { useVersions } from "./useVersions";

/** Two people may work on one experience at once: what is unknown to the program is named, and left as it is. */
const world = useVersions();
const { live, staging, statuses, liveNames } = world;

const draftNames = async () => (await world.colleague.draft())?.variants?.map(({ name }) => name);

const shortUids = async () => (await world.colleague.live())?.variants?.map(({ shortUid }) => shortUid);

describe("published by hand", () => {
    beforeEach(async () => {
        await world.up(live("ACTIVE", "A", "B"));
        await world.colleague.publish("A", "Theirs");
    });

    test("new content is refused and theirs is named; after a refresh it goes live", async () => {
        const theirs = await world.colleague.live();
        const problems = await world.problems(live("ACTIVE", "A", "C"));
        expect(problems).toContain(`version 2 (${theirs?.uid}), ACTIVE, with different content`);
        expect(problems).toContain("pulumi refresh");
        expect(await liveNames()).toEqual(["A", "Theirs"]);
        await world.stack.refresh();
        await world.up(live("ACTIVE", "A", "C"));
        expect(await liveNames()).toEqual(["A", "C"]);
    });

    test("a refresh names the drift, and the next up restores each variant with its identity", async () => {
        const refresh = await world.stack.refresh();
        expect(refresh.step("live")?.keys).toEqual(expect.arrayContaining(["variants", "versionUid"]));
        await world.said();
        await world.up(live("ACTIVE", "A", "B"));
        expect(await shortUids()).toEqual(["0", "1"]);
        expect(await world.said()).toContain('the variant "B" (shortUid 1) is declared again');
    });

    test("a variant that they renamed keeps its content under each of its names", async () => {
        const [first, second] = (await world.colleague.live())?.variants ?? [];
        const { id } = world.stack.entry("hero");
        const renamed = { ...second, name: "Renamed" };
        await world.emulator.api.post(`/experiences/${id}/versions`, {
            status: "ACTIVE",
            variants: [first, renamed],
        });
        await world.stack.refresh();
        await world.up(live("ACTIVE", "A", "B"));
        expect(await shortUids()).toEqual(["0", "1"]);
        await world.up(live("ACTIVE", "A", "Renamed"));
        expect(await shortUids()).toEqual(["0", "2"]);
    });

    test("a program brought in line with it writes nothing, without a refresh too", async () => {
        expect(await world.writesOf(() => world.up(live("ACTIVE", "A", "Theirs")))).toBe(0);
        const { versionNumber } = world.stack.entry("live").outputs;
        expect(versionNumber).toBe(2);
    });

    test("a refresh says nothing of publishing", async () => {
        await world.said();
        await world.stack.refresh();
        expect(await world.said()).toBe("");
    });

    test("removed from the program in one run with a refresh, which shows it, theirs is paused", async () => {
        const up = await world.stack.up([world.programs.experience()], { refresh: true });
        expect(up.problems()).toEqual([]);
        expect(await statuses()).toEqual(["ARCHIVED", "PAUSED"]);
    });

    test("pausing what is declared does not pause theirs", async () => {
        expect(await world.problems(live("PAUSED", "A", "B"))).toContain("This update does not pause it.");
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("removed from the program, theirs stays live", async () => {
        expect(await world.writesOf(() => world.up())).toBe(0);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });
});

describe("paused by hand", () => {
    beforeEach(async () => {
        await world.up(live("ACTIVE", "A"));
        await world.colleague.pause();
    });

    test("new content is refused; after a refresh the pause shows, and an up resumes", async () => {
        expect(await world.problems(live("ACTIVE", "B"))).toContain("has been paused since");
        expect(await statuses()).toEqual(["PAUSED"]);
        const refresh = await world.stack.refresh();
        expect(refresh.step("live")?.keys).toEqual(["status"]);
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ACTIVE"]);
    });

    test("declared PAUSED, it is so already", async () => {
        expect(await world.writesOf(() => world.up(live("PAUSED", "A")))).toBe(0);
    });

    test("a staged draft does not go live over it", async () => {
        await world.colleague.resume();
        await world.up(staging(["A"], ["B"]));
        await world.colleague.pause();
        expect(await world.problems(live("ACTIVE", "B"))).toContain("has been paused since");
        expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
    });
});

describe("a draft by hand", () => {
    let theirs: string;
    beforeEach(async () => {
        await world.up(live("ACTIVE", "A"));
        theirs = (await world.colleague.makeDraft("Theirs")).uid;
    });

    test("stops other content, for the live version or staged, is named with both ways on, and is not touched", async () => {
        const published = await world.problems(live("ACTIVE", "B"));
        expect(published).toContain(`version 2 (${theirs})`);
        expect(published).toContain("declare its content as `staged`");
        expect(published).toContain("publish it or discard it in Personalize");
        expect(await world.problems(staging(["A"], ["B"]))).toContain(
            `\`staged\` differs from a draft that this resource does not manage: version 2 (${theirs})`,
        );
        expect(await draftNames()).toEqual(["Theirs"]);
    });

    test("looks like no drift, and is not deleted while `staged` is not declared", async () => {
        expect((await world.stack.refresh()).changes).toEqual([]);
        await world.up({ ...live("ACTIVE", "A"), protect: true });
        await world.up(live("PAUSED", "A"));
        await world.up(live("ACTIVE", "A"));
        await world.up();
        expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
    });

    test("that holds what is declared as ACTIVE is published, with one write", async () => {
        expect(await world.writesOf(() => world.up(live("ACTIVE", "Theirs")))).toBe(1);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("that is equal to what is staged becomes ours, without a write", async () => {
        expect(await world.writesOf(() => world.up(staging(["A"], ["Theirs"])))).toBe(0);
        expect(world.stack.entry("live").outputs.stagedVersionUid).toBe(theirs);
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ACTIVE"]);
    });
});

describe("our staged draft, edited by hand", () => {
    beforeEach(async () => {
        await world.up(staging(["A"], ["B"]));
        await world.colleague.editDraft("Theirs");
    });

    test.each([
        ["overwritten", () => staging(["A"], ["C"])],
        ["published", () => live("ACTIVE", "B")],
        ["deleted", () => live("ACTIVE", "A")],
    ])("is not %s before it was read", async (_, declared) => {
        const writes = await world.writesOf(async () => {
            expect(await world.problems(declared())).toContain(
                "someone has edited the draft of this resource",
            );
        });
        expect([writes, await draftNames()]).toEqual([0, ["Theirs"]]);
        await world.stack.refresh();
        await world.up(declared());
        expect(await draftNames()).toEqual(declared().inputs.staged === undefined ? undefined : ["C"]);
    });

    test("shows as drift of `staged` alone, and declared as it is, nothing is written", async () => {
        const refresh = await world.stack.refresh();
        expect(refresh.step("live")?.keys).toEqual(["knownVariants", "staged", "stagedShortUids"]);
        expect(await world.writesOf(() => world.up(staging(["A"], ["Theirs"])))).toBe(0);
    });

    test("a change of the live version beside it that needs no draft goes on", async () => {
        expect(await world.problems(staging(["A"], ["B"], "PAUSED"))).toContain(
            "someone has edited the draft",
        );
        await world.stack.refresh();
        await world.up(staging(["A"], ["B"], "PAUSED"));
        expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
        expect(await draftNames()).toEqual(["B"]);
    });
});

describe("our staged draft, put live by hand", () => {
    beforeEach(async () => {
        await world.up(staging(["A"], ["B"]));
        await world.colleague.activateDraft();
    });

    test("is not fought: another draft says what happened", async () => {
        expect(await world.problems(staging(["A"], ["C"]))).toContain(
            "someone has published a version that this resource has not read yet: version 2",
        );
        expect(await liveNames()).toEqual(["B"]);
    });

    test("declared ACTIVE, it is so already", async () => {
        expect(await world.writesOf(() => world.up(live("ACTIVE", "B")))).toBe(0);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("removed, it is left live, and a line says so", async () => {
        await world.up();
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
        expect(await world.said()).toContain("version 2 was a draft and is ACTIVE now, so it stays");
    });

    test("a refresh shows it as what it is, and the program that says the same writes nothing", async () => {
        const refresh = await world.stack.refresh();
        expect(refresh.step("live")?.keys).toEqual(
            expect.arrayContaining(["staged", "variants", "versionUid"]),
        );
        expect(await world.said()).toContain(
            "someone has published version 2, the draft that this resource had staged",
        );
        expect(await world.writesOf(() => world.up(live("ACTIVE", "B")))).toBe(0);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("after a refresh it is taken back by the program as it was", async () => {
        await world.stack.refresh();
        await world.up(staging(["A"], ["B"]));
        expect([await liveNames(), await draftNames()]).toEqual([["A"], ["B"]]);
        expect(await shortUids()).toEqual(["0"]);
        expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["1"]);
    });
});

describe("our draft without a live version, put live by hand", () => {
    beforeEach(async () => {
        await world.up(live("DRAFT", "A"));
        await world.colleague.activateDraft();
    });

    test("is not fought", async () => {
        expect(await world.problems(live("DRAFT", "B"))).toContain(
            "the draft is ACTIVE now: someone has published version 1",
        );
        expect(await liveNames()).toEqual(["A"]);
    });

    test("declared ACTIVE, it is so already", async () => {
        expect(await world.writesOf(() => world.up(live("ACTIVE", "A")))).toBe(0);
    });
});

test("our staged draft, discarded by hand: a refresh lets it go, and it is staged again as it was", async () => {
    await world.up(staging(["A"], ["B"]));
    await world.colleague.discardDraft();
    expect((await world.stack.refresh()).step("live")?.keys).toEqual([
        "staged",
        "stagedShortUids",
        "stagedVersionUid",
    ]);
    await world.up(staging(["A"], ["B"]));
    expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
    expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["1"]);
});

test("an experience with a live version that is not ours has no resource of status DRAFT", async () => {
    await world.up();
    await world.colleague.publishFirst("Theirs");
    const problems = await world.problems(live("DRAFT", "A"));
    expect(problems).toContain('status "DRAFT" is for an experience that was never live');
    expect(problems).toMatch(/import: "\w+\/\w+"/);
});

describe("the experience, deleted by hand", () => {
    beforeEach(async () => {
        await world.up(live("ACTIVE", "A"));
        await world.colleague.deleteExperience();
    });

    test("a write says so; a refresh lets both go, and the next up makes them again", async () => {
        expect(await world.problems(live("ACTIVE", "B"))).toContain("someone has deleted it");
        expect((await world.stack.refresh()).changes.sort()).toEqual(["delete hero", "delete live"]);
        await world.up(live("ACTIVE", "B"));
        expect(await liveNames()).toEqual(["B"]);
    });

    test("removing its version is no error", async () => {
        expect(await world.writesOf(() => world.up())).toBe(0);
    });
});

test("a project that is not there does not count as one where everything is deleted", async () => {
    await world.up(live("ACTIVE", "A"));
    const { outputs } = world.stack.entry("live");
    outputs.projectUid = "f".repeat(24);
    const refresh = await world.stack.refresh();
    expect(refresh.problems().join()).toContain("The project does not exist");
    expect(refresh.problems().join()).toMatch(
        /drop its resources from the state: `pulumi state delete <URN>` for each/,
    );
    expect(world.stack.state.resources.map(({ name }) => name)).toContain("live");
});
