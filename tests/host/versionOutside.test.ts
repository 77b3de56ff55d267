import { useVersions } from "./useVersions";

/** Two people may work on one experience at once: what is unknown to the program is named, and left as it is. */
const world = useVersions();
const { live, next, statuses, liveNames } = world;

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
        expect(refresh.step("live")?.keys).toEqual(["liveStatus", "status"]);
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ACTIVE"]);
    });

    test("declared PAUSED, it is so already", async () => {
        expect(await world.writesOf(() => world.up(live("PAUSED", "A")))).toBe(0);
    });

    test("a staged draft does not go live over it", async () => {
        await world.colleague.resume();
        await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
        await world.colleague.pause();
        expect(await world.problems(next("ACTIVE", "B"))).toContain("has been paused since");
        expect(await statuses()).toEqual(["PAUSED", "DRAFT"]);
    });
});

describe("a draft by hand", () => {
    test("beside the live version stops new content, is named, and is not touched", async () => {
        await world.up(live("ACTIVE", "A"));
        const theirs = await world.colleague.makeDraft("Theirs");
        expect(await world.problems(live("ACTIVE", "B"))).toContain(`version 2 (${theirs.uid})`);
        const problems = await world.problems(live("ACTIVE", "A"), next("DRAFT", "B"));
        expect(problems).toContain("the experience already has a draft that this resource does not manage");
        expect((await world.colleague.draft())?.variants?.map(({ name }) => name)).toEqual(["Theirs"]);
    });

    test("pausing and resuming go on beside it", async () => {
        await world.up(live("ACTIVE", "A"));
        await world.colleague.makeDraft("Theirs");
        await world.up(live("PAUSED", "A"));
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
    });

    test("is taken over with import, and published", async () => {
        await world.up(live("ACTIVE", "A"));
        const theirs = await world.colleague.makeDraft("Theirs");
        const adopted = next("DRAFT", "Theirs");
        const id = `${world.stack.entry("hero").id}/${theirs.uid}`;
        const adopting = {
            ...adopted,
            inputs: { ...adopted.inputs, __import: { id, onMismatch: "refuse" } },
        };
        expect(await world.writesOf(() => world.up(live("ACTIVE", "A"), adopting))).toBe(0);
        await world.up(next("ACTIVE", "Theirs"));
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });
});

describe("our draft, put live by hand", () => {
    beforeEach(async () => {
        await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
        await world.colleague.activateDraft();
    });

    test("is not fought: an edit of the draft says what happened", async () => {
        expect(await world.problems(live("ACTIVE", "A"), next("DRAFT", "C"))).toContain(
            "the draft is ACTIVE now: someone has published version 2",
        );
        expect(await liveNames()).toEqual(["B"]);
    });

    test("declared ACTIVE, it is so already", async () => {
        expect(await world.writesOf(() => world.up(next("ACTIVE", "B")))).toBe(0);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("removed, it is left live, and a line says so", async () => {
        await world.up(live("ACTIVE", "A"));
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
        expect(await world.said()).toContain("version 2 was a draft and is ACTIVE now, so it stays");
    });

    test("after a refresh it can be kept: the draft's resource goes on with it", async () => {
        await world.stack.refresh();
        expect(await world.writesOf(() => world.up(next("ACTIVE", "B")))).toBe(0);
        expect(await statuses()).toEqual(["ARCHIVED", "ACTIVE"]);
    });

    test("after a refresh it can be taken back: the content from before goes live again", async () => {
        await world.stack.refresh();
        await world.up(live("ACTIVE", "A"));
        expect(await liveNames()).toEqual(["A"]);
        expect(await shortUids()).toEqual(["0"]);
    });
});

test("our draft, discarded by hand: a refresh lets it go, and it is staged again", async () => {
    await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
    await world.colleague.discardDraft();
    expect((await world.stack.refresh()).changes).toEqual(["delete next"]);
    await world.up(live("ACTIVE", "A"), next("DRAFT", "B"));
    expect(await statuses()).toEqual(["ACTIVE", "DRAFT"]);
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
    expect(world.stack.state.resources.map(({ name }) => name)).toContain("live");
});
