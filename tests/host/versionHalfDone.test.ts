import { useVersions } from "./useVersions";

/** Two writes, of which the second fails or never comes: the same program, its revert, and a refresh go on. */
const world = useVersions();
const { contents, live, staging } = world;

const staged = () => staging(["A", "B"], ["A", "C"]);
const corrected = () => staging(["A", "D"], ["A", "C"]);

const HALF = ["ARCHIVED A:0 B:1", "ACTIVE A:0 D:3"];
const CORRECTED = [...HALF, "DRAFT A:0 C:2"];
const REVERTED = ["ARCHIVED A:0 B:1", "ARCHIVED A:0 D:3", "ACTIVE A:0 B:1", "DRAFT A:0 C:2"];

const failSecond = () =>
    world.emulator.inject({ match: "createExperienceVersion", kind: "500", nth: "every" });

describe("the second write fails", () => {
    beforeEach(async () => {
        await world.up(staged());
        failSecond();
        const problems = await world.problems(corrected());
        world.emulator.clearFaults();
        expect(problems).toContain("Version 2 was written before that and is recorded.");
        expect(await contents()).toEqual(HALF);
    });

    test("the outputs describe the server, the inputs are the ones before", () => {
        const { inputs, outputs } = world.stack.entry("live");
        expect(outputs).toMatchObject({ versionNumber: 2, shortUids: ["0", "3"] });
        expect(outputs).not.toHaveProperty("staged");
        expect(outputs).not.toHaveProperty("stagedVersionUid");
        expect(inputs).toMatchObject({ variants: staged().inputs.variants, staged: staged().inputs.staged });
    });

    test("the same program writes what is missing, with the same identities", async () => {
        expect(await world.writesOf(() => world.up(corrected()))).toBe(1);
        expect(await contents()).toEqual(CORRECTED);
        expect((await world.up(corrected())).changes).toEqual([]);
    });

    test("its revert publishes the former content again", async () => {
        expect(await world.writesOf(() => world.up(staged()))).toBe(2);
        expect(await contents()).toEqual(REVERTED);
    });

    test("a refresh changes nothing that the outputs do not have, and the same program goes on", async () => {
        await world.stack.refresh();
        await world.up(corrected());
        expect(await contents()).toEqual(CORRECTED);
    });

    test("a refresh, and its revert", async () => {
        await world.stack.refresh();
        await world.up(staged());
        expect(await contents()).toEqual(REVERTED);
    });

    test("what is live now can be paused, although the inputs before have other content", async () => {
        await world.up(staging(["A", "D"], ["A", "C"], "PAUSED"));
        expect(await contents()).toEqual([HALF[0], "PAUSED A:0 D:3", "DRAFT A:0 C:2"]);
    });

    test("removed, the live version is paused", async () => {
        await world.up();
        expect(await contents()).toEqual([HALF[0], "PAUSED A:0 D:3"]);
    });
});

describe.each(["before", "lost"] as const)("the engine is killed, the write being %s", (when) => {
    beforeEach(async () => {
        await world.up(staged());
        // Between the two writes: the first is on the server, and nothing is recorded.
        failSecond();
        const program = [world.programs.experience(), corrected()];
        const cut = await world.stack.up(program, { interrupt: () => when });
        world.emulator.clearFaults();
        expect(cut.interrupted).toBe(true);
        // A killed engine gets no answer, but its host goes on with what it has begun.
        expect(await contents()).toEqual(when === "lost" ? HALF : ["ACTIVE A:0 B:1", "DRAFT A:0 C:2"]);
    });

    test("the same program goes on", async () => {
        await world.up(corrected());
        expect(await contents()).toEqual(CORRECTED);
    });

    test("its revert is refused until a refresh where the first write was sent, and nothing is lost", async () => {
        if (when === "lost") {
            expect(await world.problems(staging(["A", "E"], ["A", "C"]))).toContain(
                "someone has published a version",
            );
            await world.stack.refresh();
        }
        await world.up(staged());
        expect((await contents()).slice(-2)).toEqual(["ACTIVE A:0 B:1", "DRAFT A:0 C:2"]);
    });
});

test("a creation whose second write fails is recorded, and the next up goes on", async () => {
    await world.up();
    failSecond();
    expect(await world.problems(staged())).toContain("Version 1 was written before that and is recorded.");
    world.emulator.clearFaults();
    expect(await contents()).toEqual(["ACTIVE A:0 B:1"]);
    expect(await world.writesOf(() => world.up(staged()))).toBe(1);
    expect(await contents()).toEqual(["ACTIVE A:0 B:1", "DRAFT A:0 C:2"]);
});

test("a creation that is killed between its writes is recovered, and the next up writes the staged draft", async () => {
    await world.up();
    failSecond();
    const program = [world.programs.experience(), staged()];
    const cut = await world.stack.up(program, { interrupt: () => "lost" });
    world.emulator.clearFaults();
    expect([cut.interrupted, await contents()]).toEqual([true, ["ACTIVE A:0 B:1"]]);
    expect(await world.stack.recover()).toEqual(["recovered"]);
    expect(await world.writesOf(() => world.up(staged()))).toBe(1);
    expect(await contents()).toEqual(["ACTIVE A:0 B:1", "DRAFT A:0 C:2"]);
});

test("an answer that never comes to either write doubles nothing", async () => {
    await world.up(live("ACTIVE", "A", "B"));
    world.emulator.inject({ match: "createExperienceVersion", kind: "reset-after", nth: "every" });
    const report = await world.stack.up([world.programs.experience(), staged()]);
    world.emulator.clearFaults();
    await world.up(staged());
    expect(report.problems()).toEqual([]);
    expect(await contents()).toEqual(["ACTIVE A:0 B:1", "DRAFT A:0 C:2"]);
});
