import { ref } from "../support/stack";
import { useVersions } from "./useVersions";

/** Where nobody knows what the server answers, the life cycle passes under each answer. */
const world = useVersions();
const { live, staging } = world;

const cases = [
    ["pausedEdits", "locked"],
    ["pausedEdits", "allowed"],
    ["archivedEdits", "allowed"],
    ["draftToPaused", "allowed"],
    ["statusChangeContent", "ignored"],
    ["draftVariants", "absent"],
    ["firstDraftShortUid", "accepted"],
    ["unusedShortUid", "refused"],
    ["unknownFields", "dropped"],
    ["omittedFields", "kept"],
    ["errorPrefix", "personalization"],
    ["createdAtGranularity", "s"],
] as const;

describe.each(cases)("with %s %s", (name, value) => {
    const change = (to: string) => world.emulator.configure({ switches: { [name]: to } });
    let usual: string;
    beforeEach(() => {
        usual = world.emulator.settings.switches[name];
        change(value);
    });
    afterEach(() => change(usual));

    test("a version goes through all its statuses, keeps its identities, and rests after each", async () => {
        const programs = [
            staging(["A", "B"], ["A", "C"]),
            staging(["A", "B"], ["A", "C"], "PAUSED"),
            staging(["A", "B"], ["A", "D"]),
            live("ACTIVE", "A", "D"),
            live("ACTIVE", "D", "A", "B"),
        ];
        for (const program of programs) {
            await world.up(program);
            expect((await world.stack.refresh()).changes).toEqual([]);
            const mark = world.emulator.mark();
            expect((await world.up(program)).changes).toEqual([]);
            expect(world.emulator.since(mark).lines).toEqual([]);
        }
        const variants = (await world.colleague.live())?.variants?.map(({ shortUid }) => shortUid);
        expect(variants).toEqual(["3", "0", "1"]);
    });
});

test("with pauseActive locked, the server's answer is shown and nothing has changed", async () => {
    await world.up(live("ACTIVE", "A"));
    world.emulator.configure({ switches: { pauseActive: "locked" } });
    const problems = await world.problems(live("PAUSED", "A"));
    world.emulator.configure({ switches: { pauseActive: "allowed" } });
    expect(problems).toContain("CANNOT_UPDATE_LOCKED_VERSION");
    expect((await world.colleague.live())?.status).toBe("ACTIVE");
    await world.up(live("PAUSED", "A"));
    expect((await world.colleague.live())?.status).toBe("PAUSED");
});

describe("with unusedShortUid", () => {
    const correction = () => staging(["A", "Better"], ["A", "Quiz"]);
    const change = (unusedShortUid: "accepted" | "refused" | "replaced") =>
        world.emulator.configure({ switches: { unusedShortUid } });
    beforeEach(() => world.up(staging(["A", "B"], ["A", "Quiz"])));
    afterEach(() => change("accepted"));

    test("accepted, a correction under a staged draft keeps the identity of the draft's own variants", async () => {
        await world.up(correction());
        expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["0", "2"]);
    });

    test.each(["refused", "replaced"] as const)(
        "%s, and the setting reuseShortUids says so, it is refused before the first write",
        async (value) => {
            change(value);
            await world.configured({ reuseShortUids: "false" });
            const writes = await world.writesOf(async () => {
                expect(await world.problems(correction())).toMatch(
                    /no version has these variants until the draft is staged again: "Quiz" \(shortUid 2\)/,
                );
            });
            expect(writes).toBe(0);
            // What needs no such shortUid goes on.
            await world.up(live("ACTIVE", "A", "Quiz"));
            await world.up(staging(["A", "B"], ["A", "Quiz"]));
            expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["0", "2"]);
        },
    );

    test("replaced, the difference is an error that names both, and the state has what the server has", async () => {
        change("replaced");
        const problems = await world.problems(correction());
        expect(problems).toContain('"Quiz" was sent with the shortUid 2 and has 4 now');
        expect(problems).toContain("contentstack-personalize:reuseShortUids");
        expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["0", "4"]);
        expect(await world.writesOf(() => world.up(correction()))).toBe(0);
    });

    test("refused, the live version is corrected, the draft is missing, and both are recorded so", async () => {
        change("refused");
        const problems = await world.problems(correction());
        expect(problems).toContain("The next `pulumi up` continues from there.");
        expect(await world.liveNames()).toEqual(["A", "Better"]);
        expect(world.stack.entry("live").outputs).not.toHaveProperty("stagedVersionUid");
        change("accepted");
        await world.up(correction());
        expect(world.stack.entry("live").outputs.stagedShortUids).toEqual(["0", "2"]);
    });
});

describe("an A/B test", () => {
    let event: string;
    const testOf = (status: "ACTIVE" | "PAUSED", content: object) => [
        world.programs.experience("hero", { type: "AB_TEST" }),
        {
            name: "live",
            kind: "experienceVersion" as const,
            inputs: {
                experience: ref("hero"),
                status,
                variants: [{ name: "A" }, { name: "B" }, { name: "C" }],
                metrics: [{ event, name: "Clicks" }],
                ...content,
            },
        },
    ];
    beforeEach(async () => {
        ({ uid: event } = await world.emulator.api.post<{ uid: string }>("/events", { key: "click" }));
    });

    test("whose parts are written otherwise than we write them is paused as it is", async () => {
        expect((await world.stack.up(testOf("ACTIVE", {}))).problems()).toEqual([]);
        const { versionUid } = world.stack.entry("live").outputs;
        const variants = (await world.colleague.live())?.variants ?? [];
        await world.emulator.patch(String(versionUid), {
            variants: variants.map((each) => ({ ...each, trafficDistribution: 33.33 })),
        });
        expect((await world.stack.up(testOf("PAUSED", {}))).problems()).toEqual([]);
        expect((await world.colleague.live())?.status).toBe("PAUSED");
    });

    test.each(["cleared", "kept"] as const)(
        "loses the targeting that is declared no more, where a server has what is left out %s",
        async (omittedFields) => {
            world.emulator.configure({ switches: { omittedFields } });
            const targeting = { targeting: { audiences: [world.programs.audienceUid] } };
            const [hero, version] = testOf("ACTIVE", targeting);
            const draft = (content: object) => {
                const inputs = { ...version?.inputs, status: "DRAFT", ...content };
                return [hero, { ...version, inputs }] as Parameters<typeof world.stack.up>[0];
            };
            expect((await world.stack.up(draft({}))).problems()).toEqual([]);
            const bare = draft({ targeting: undefined, metrics: undefined });
            expect((await world.stack.up(bare)).problems()).toEqual([]);
            expect((await world.stack.refresh()).changes).toEqual([]);
            world.emulator.configure({ switches: { omittedFields: "cleared" } });
        },
    );
});
