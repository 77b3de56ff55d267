import { ref } from "../support/stack";
import { useVersions } from "./useVersions";

/** Where nobody knows what the server answers, the life cycle passes under each answer. */
const world = useVersions();
const { live, next } = world;

const cases = [
    ["pausedEdits", "locked"],
    ["pausedEdits", "allowed"],
    ["archivedEdits", "allowed"],
    ["draftToPaused", "allowed"],
    ["statusChangeContent", "ignored"],
    ["draftVariants", "absent"],
    ["firstDraftShortUid", "accepted"],
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
            [live("ACTIVE", "A", "B"), next("DRAFT", "A", "C")],
            [live("PAUSED", "A", "B"), next("DRAFT", "A", "C")],
            [live("ACTIVE", "A", "B"), next("DRAFT", "A", "D")],
            [next("ACTIVE", "A", "D")],
            [next("ACTIVE", "D", "A", "B")],
        ];
        for (const program of programs) {
            await world.up(...program);
            expect((await world.stack.refresh()).changes).toEqual([]);
            const mark = world.emulator.mark();
            expect((await world.up(...program)).changes).toEqual([]);
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
