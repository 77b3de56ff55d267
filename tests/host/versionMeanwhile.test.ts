import { setImmediate as turn } from "node:timers/promises";
import type { Declaration } from "../support/stack";
import { useVersions } from "./useVersions";

/** Changed by hand between the look and the write: the server refuses, and the next look says what happened. */
const world = useVersions();
const { contents, live, staging } = world;

/** An `up` whose first look at the versions is slow to arrive: a colleague does something meanwhile. */
async function during(operation: string, work: () => Promise<unknown>, ...declared: Declaration[]) {
    const { emulator, stack, programs } = world;
    emulator.inject({ match: "listExperienceVersions", kind: "slow-drip", ms: 60 });
    const mark = emulator.mark();
    const running = stack.up([programs.experience(), ...declared]);
    const looked = () => emulator.since(mark).requests.some((each) => each.fault === "slow-drip");
    while (!looked()) await turn();
    await work();
    const report = await running;
    const writes = emulator.since(mark).requests.filter((each) => each.operation === operation);
    return { problems: report.problems().join("\n"), writes: writes.map(({ status }) => status) };
}

describe("the staged draft is put live while it is being", () => {
    beforeEach(() => world.up(staging(["A"], ["B"])));
    const activate = () => world.colleague.activateDraft();

    test("edited: it is locked, and is not fought", async () => {
        const { problems, writes } = await during("updateExperienceVersion", activate, staging(["A"], ["C"]));
        expect(problems).toContain(
            "someone has published a version that this resource has not read yet: version 2",
        );
        // The colleague's own, and ours that came too late.
        expect(writes).toEqual([200, 400]);
        expect(await contents()).toEqual(["ARCHIVED A:0", "ACTIVE B:1"]);
    });

    test("discarded: nothing is done to it, and the next look is asked for", async () => {
        const { problems, writes } = await during("deleteExperienceVersion", activate, live("ACTIVE", "A"));
        expect(problems).toContain(
            "someone has published a version that this resource has not read yet: version 2",
        );
        expect(writes).toEqual([400]);
        expect(await contents()).toEqual(["ARCHIVED A:0", "ACTIVE B:1"]);
    });

    test("removed with its live version: it is left, and a line says so", async () => {
        const { problems } = await during("updateExperienceVersion", activate);
        expect(problems).toBe("");
        expect(await contents()).toEqual(["ARCHIVED A:0", "ACTIVE B:1"]);
        expect(await world.said()).toContain("was a draft and is ACTIVE now, so it stays");
    });

    test("published with the very same content: it is so already", async () => {
        const { problems } = await during("updateExperienceVersion", activate, live("ACTIVE", "B"));
        expect(problems).toBe("");
        expect(await contents()).toEqual(["ARCHIVED A:0", "ACTIVE B:1"]);
    });
});

describe("a draft is made by hand while", () => {
    beforeEach(() => world.up(live("ACTIVE", "A")));
    const makeDraft = () => world.colleague.makeDraft("Theirs");

    test("new content is published: the server refuses it, the draft is named and stays", async () => {
        const { problems } = await during("createExperienceVersion", makeDraft, live("ACTIVE", "B"));
        expect(problems).toContain("new content can't be published while somebody else's draft exists");
        expect(await contents()).toEqual(["ACTIVE A:0", "DRAFT Theirs:1"]);
    });

    test("one is staged: there is one draft, theirs", async () => {
        const { problems } = await during("createExperienceVersion", makeDraft, staging(["A"], ["B"]));
        expect(problems).toContain("`staged` differs from a draft that this resource does not manage");
        expect(await contents()).toEqual(["ACTIVE A:0", "DRAFT Theirs:1"]);
    });
});

test("a live version that is replaced by hand while it is being paused is not paused in its successor", async () => {
    await world.up(live("ACTIVE", "A"));
    const publish = () => world.colleague.publish("Theirs");
    const { problems } = await during("updateExperienceVersion", publish, live("PAUSED", "A"));
    expect(problems).toContain("This update does not pause it.");
    expect(await contents()).toEqual(["ARCHIVED A:0", "ACTIVE Theirs:1"]);
});

test("the experience is deleted while its draft is edited: it is said", async () => {
    await world.up(staging(["A"], ["B"]));
    const gone = () => world.colleague.deleteExperience();
    const { problems } = await during("updateExperienceVersion", gone, staging(["A"], ["C"]));
    expect(problems).toContain("someone has deleted it");
});
