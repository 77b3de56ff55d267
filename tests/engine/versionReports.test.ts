import { longTest } from "../support/long";
import { experience, VersionProject, version } from "./versionProject";

/**
 * What users of comparable systems reported of drafts, failures and versions of their own making: none of it
 * happens here. Each report has an experience of its own, all in one program.
 */
describe("reported elsewhere:", () => {
    let world: VersionProject;
    /** The part of the program that belongs to each report. */
    const parts: Record<string, readonly string[]> = {
        pr45: [experience("pr45"), version("pr45Live", "ACTIVE", ["A"], { of: "pr45", staged: ["A", "B"] })],
        i416: [experience("i416"), version("i416Live", "ACTIVE", ["A", "B"], { of: "i416", staged: ["C"] })],
        i465: [experience("i465"), version("i465Live", "ACTIVE", ["A"], { of: "i465" })],
        i104: [experience("i104"), version("i104Live", "DRAFT", ["A"], { of: "i104" })],
        pr933: [
            ...[experience("drafted"), version("draftedOne", "DRAFT", ["A"], { of: "drafted" })],
            ...[experience("running"), version("runningOne", "ACTIVE", ["A"], { of: "running" })],
            ...[experience("stopped"), version("stoppedOne", "ACTIVE", ["A"], { of: "stopped" })],
        ],
        posthog: [experience("posthog"), version("posthogLive", "ACTIVE", ["A"], { of: "posthog" })],
    };
    const program = (change: Record<string, readonly string[]> = {}) => {
        Object.assign(parts, change);
        return Object.values(parts).flat();
    };

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(...program());
    });
    afterAll(() => world?.end());

    test("fastly PR #45: a draft beside the live version is no permanent diff, and its number is kept", async () => {
        const { project } = world;
        const up = await project.up("--refresh");
        expect([up.errors, up.changes]).toEqual(["", []]);
        expect(await world.outputsOf("pr45Live")).toMatchObject({
            status: "ACTIVE",
            versionNumber: 1,
            stagedVersionUid: expect.stringMatching(/^[0-9a-f]{24}$/),
            stagedShortUids: ["0", "1"],
        });
    });

    longTest(
        "fastly #74: what failed between creation and activation is activated by the next up",
        async () => {
            const { emulator, project } = world;
            const i74 = [experience("i74"), version("i74Live", "ACTIVE", ["A"], { of: "i74" })];
            world.declare(...program({ i74 }));
            emulator.inject({ match: "updateExperienceVersion", nth: "every", kind: "500" });
            const failed = await project.up();
            emulator.clearFaults();
            expect(failed.errors).toContain("500");
            expect(await world.versions("i74")).toEqual(["1 DRAFT"]);
            const up = await world.up(...program());
            expect(up.changes).toEqual(["create i74Live"]);
            expect(await world.versions("i74")).toEqual(["1 ACTIVE A:0"]);
        },
    );

    test("fastly #369, #395, #419: a draft that a failed up left behind is gone on with, not made twice", async () => {
        const { emulator, project } = world;
        const i369 = [
            experience("i369"),
            version("i369Live", "ACTIVE", ["A"], { of: "i369", staged: ["A", "B"] }),
        ];
        world.declare(...program({ i369 }));
        // The server makes the draft, its answer is lost, and so is every look at what it has made.
        emulator.inject(
            { match: "createExperienceVersion", kind: "reset-after" },
            { match: "listExperienceVersions", nth: "every", kind: "502" },
        );
        const failed = await project.up();
        emulator.clearFaults();
        expect(failed.errors).not.toBe("");
        const left = ["1 ACTIVE A:0", "2 DRAFT A:0 B:1"];
        expect(await world.versions("i369")).toEqual(left);
        const mark = emulator.mark();
        await world.up(...program());
        expect(emulator.since(mark).writes).toBe(0);
        expect(await world.versions("i369")).toEqual(left);
    });

    longTest("fastly #416: what is read is what is written, whatever draft stands beside it", async () => {
        const paused = version("i416Live", "PAUSED", ["A", "B"], { of: "i416", staged: ["C"] });
        await world.up(...program({ i416: [experience("i416"), paused] }));
        expect(await world.versions("i416")).toEqual(["1 PAUSED A:0 B:1", "2 DRAFT C:2"]);
        const preview = await world.project.preview("--refresh");
        expect([preview.errors, preview.changes]).toEqual(["", []]);
    });

    longTest("fastly #465: nothing is read from a newer draft that somebody else made", async () => {
        await (await world.colleague("i465")).makeDraft("Theirs");
        const up = await world.project.up("--refresh");
        expect([up.errors, up.changes]).toEqual(["", []]);
        expect(await world.outputsOf("i465Live")).toMatchObject({ versionNumber: 1, status: "ACTIVE" });
        expect(await world.versions("i465")).toEqual(["1 ACTIVE A:0", "2 DRAFT Theirs:1"]);
    });

    longTest("fastly #104, #113: a draft that was looked at goes live by its status alone", async () => {
        const [hero] = parts.i104 ?? [];
        world.declare(
            ...program({ i104: [hero ?? "", version("i104Live", "ACTIVE", ["A"], { of: "i104" })] }),
        );
        const mark = world.emulator.mark();
        const up = await world.project.up();
        expect(up.errors).toBe("");
        expect(up.steps.filter(({ op }) => op !== "same")).toMatchObject([
            { op: "update", name: "i104Live", keys: ["status"] },
        ]);
        expect(world.emulator.since(mark).requests.map(({ operation }) => operation)).toEqual([
            "listExperienceVersions",
            "updateExperienceVersion",
        ]);
        expect(await world.versions("i104")).toEqual(["1 ACTIVE A:0"]);
    });

    longTest(
        "fastly PR #933, #1369: what has no version changes at once, whatever the version's status",
        async () => {
            const pause = version("stoppedOne", "PAUSED", ["A"], { of: "stopped" });
            await world.up(...program({ pr933: [...(parts.pr933 ?? []).slice(0, -1), pause] }));
            const described = (parts.pr933 ?? []).map((text) =>
                text.replace(
                    '"type":"SEGMENTED"',
                    '"type":"SEGMENTED","description":"For all","tags":["new"]',
                ),
            );
            const mark = world.emulator.mark();
            const up = await world.up(...program({ pr933: described }));
            expect([...up.changes].sort()).toEqual(["update drafted", "update running", "update stopped"]);
            const writes = world.emulator.since(mark).requests.filter(({ method }) => method !== "GET");
            expect(writes.map(({ operation }) => operation)).toEqual(Array(3).fill("updateExperience"));
        },
    );

    longTest(
        "fastly's sleep of 7 seconds: the sync with the CMS is polled, and the wait is bounded",
        async () => {
            const { emulator, project } = world;
            const group = (timeout: number) =>
                `export const group = personalize.getVariantGroupOutput({ experience: runningOne, timeout: ${timeout} }).variantUids;`;
            emulator.configure({ cmsLagMs: 600_000 });
            const running = version("runningOne", "ACTIVE", ["A", "B"], { of: "running" });
            const change = (parts.pr933 ?? []).map((text) =>
                text.includes('"runningOne"') ? running : text,
            );
            world.declare(...program({ pr933: change }), group(1));
            const failed = await project.up();
            expect(failed.output).toMatch(/after 1 s/);
            emulator.settle();
            await world.up(...program(), group(60));
            expect(Object.keys((await project.outputs()).group as object)).toEqual(["0", "1"]);
        },
    );

    test("posthog: an illegal move is refused in the preview, with what to do, before any write", async () => {
        const [hero] = parts.posthog ?? [];
        world.declare(
            ...program({ posthog: [hero ?? "", version("posthogLive", "DRAFT", ["A"], { of: "posthog" })] }),
        );
        const mark = world.emulator.mark();
        const preview = await world.project.preview();
        expect(preview.errors).toMatch(/ACTIVE can't become a DRAFT again: .*declare the change as `staged`/);
        // The versions are read once, because an old declaration alone does not show what is live.
        expect(world.emulator.since(mark).lines).toEqual([
            expect.stringMatching(/^GET \/experiences\/\w+\/versions$/),
        ]);
    });
});
