import { experience, VersionProject, version } from "./versionProject";

/** What Pulumi's own options and commands mean for a version; each test has an experience of its own. */
describe("a version, with the real engine:", () => {
    let world: VersionProject;
    const parts: Record<string, readonly string[]> = {
        ignored: [
            experience("ignored"),
            version("ignoredLive", "ACTIVE", ["A", "B"], {
                of: "ignored",
                options: 'ignoreChanges: ["variants"]',
            }),
        ],
        moved: [
            experience("moved"),
            version("movedLive", "ACTIVE", ["A"], { of: "moved" }),
            version("movedNext", "DRAFT", ["B"], { of: "moved" }),
        ],
        guarded: [
            experience("guarded"),
            version("guardedLive", "ACTIVE", ["A"], { of: "guarded", options: "protect: true" }),
            version("guardedNext", "DRAFT", ["B"], { of: "guarded" }),
        ],
        aimed: [
            experience("aimed"),
            version("aimedLive", "ACTIVE", ["A"], { of: "aimed" }),
            version("aimedNext", "DRAFT", ["B"], { of: "aimed" }),
        ],
        replaced: [
            experience("replaced"),
            version("replacedLive", "ACTIVE", ["A"], {
                of: "replaced",
                options: 'replaceOnChanges: ["variants"]',
            }),
        ],
    };
    const program = (change: Record<string, readonly string[]> = {}) =>
        Object.values(Object.assign(parts, change)).flat();

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(...program());
    });
    afterAll(() => world?.end());

    async function urnOf(name: string): Promise<string> {
        const { deployment } = JSON.parse(await world.project.stackExport());
        return deployment.resources
            .map(({ urn }: { urn: string }) => urn)
            .find((urn: string) => urn.endsWith(`::${name}`));
    }

    test("`pulumi state rename` of an experience and its version changes nothing", async () => {
        for (const [name, renamed] of [
            ["moved", "renamed"],
            ["movedLive", "renamedLive"],
        ] as const)
            await world.project.pulumi(["state", "rename", await urnOf(name), renamed, "--yes"]);
        const mark = world.emulator.mark();
        const up = await world.up(
            ...program({
                moved: [
                    experience("renamed", { name: "moved" }),
                    version("renamedLive", "ACTIVE", ["A"], { of: "renamed" }),
                    version("movedNext", "DRAFT", ["B"], { of: "renamed" }),
                ],
            }),
        );
        expect(up.changes).toEqual([]);
        expect(world.emulator.since(mark).lines).toEqual([]);
    });

    test("ignoreChanges leaves the variants to others, and the status to the program", async () => {
        await (await world.colleague("ignored")).publish("A", "Theirs");
        const mark = world.emulator.mark();
        world.declare(...program());
        const refreshed = await world.project.up("--refresh");
        expect([refreshed.errors, refreshed.changes]).toEqual(["", []]);
        expect(world.emulator.since(mark).writes).toBe(0);
        await world.up(
            ...program({
                ignored: [
                    experience("ignored"),
                    version("ignoredLive", "PAUSED", ["A", "C"], {
                        of: "ignored",
                        options: 'ignoreChanges: ["variants"]',
                    }),
                ],
            }),
        );
        expect((await world.versions("ignored")).at(-1)).toBe("2 PAUSED A:0 Theirs:2");
    });

    test("replaceOnChanges is no reason to make it anew: it is published as ever", async () => {
        const up = await world.up(
            ...program({
                replaced: [
                    experience("replaced"),
                    version("replacedLive", "ACTIVE", ["A", "B"], {
                        of: "replaced",
                        options: 'replaceOnChanges: ["variants"]',
                    }),
                ],
            }),
        );
        expect(up.changes).toEqual(["update replacedLive"]);
        expect(await world.versions("replaced")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE A:0 B:1"]);
    });

    test("--target publishes a draft alone, and the next up lets go of the old one", async () => {
        world.declare(
            ...program({
                aimed: [experience("aimed"), version("aimedNext", "ACTIVE", ["B"], { of: "aimed" })],
            }),
        );
        const aimed = await world.project.up("--target", await urnOf("aimedNext"));
        expect([aimed.errors, aimed.changes]).toEqual(["", ["update aimedNext"]]);
        const live = ["1 ARCHIVED A:0", "2 ACTIVE B:1"];
        expect(await world.versions("aimed")).toEqual(live);
        const mark = world.emulator.mark();
        expect((await world.up(...program())).changes).toEqual(["delete aimedLive"]);
        expect(world.emulator.since(mark).writes).toBe(0);
        expect(await world.versions("aimed")).toEqual(live);
    });

    test("protect on the live version keeps its draft from going live over it", async () => {
        world.declare(
            ...program({
                guarded: [experience("guarded"), version("guardedNext", "ACTIVE", ["B"], { of: "guarded" })],
            }),
        );
        const mark = world.emulator.mark();
        const up = await world.project.upWithPreview();
        expect(up.errors).toContain("cannot be deleted\nbecause it is protected");
        expect(world.emulator.since(mark).writes).toBe(0);
        expect(await world.versions("guarded")).toEqual(["1 ACTIVE A:0", "2 DRAFT B:1"]);
    });
});
