import { longTest } from "../support/long";
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
        moved: [experience("moved"), version("movedLive", "ACTIVE", ["A"], { of: "moved", staged: ["B"] })],
        guarded: [
            experience("guarded"),
            version("guardedLive", "ACTIVE", ["A"], {
                of: "guarded",
                options: "protect: true",
                staged: ["B"],
            }),
        ],
        aimed: [
            experience("aimed"),
            version("aimedLive", "ACTIVE", ["A"], { of: "aimed", staged: ["B"] }),
            experience("beside"),
            version("besideLive", "ACTIVE", ["A"], { of: "beside" }),
        ],
        unstaged: [
            experience("unstaged"),
            version("unstagedLive", "ACTIVE", ["A"], {
                of: "unstaged",
                options: 'ignoreChanges: ["staged"]',
                staged: ["B"],
            }),
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
                    version("renamedLive", "ACTIVE", ["A"], { of: "renamed", staged: ["B"] }),
                ],
            }),
        );
        expect(up.changes).toEqual([]);
        expect(world.emulator.since(mark).lines).toEqual([]);
    });

    longTest("ignoreChanges leaves the variants to others, and the status to the program", async () => {
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

    longTest("replaceOnChanges is no reason to make it anew: it is published as ever", async () => {
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

    test("--target publishes the staged draft of one version alone", async () => {
        world.declare(
            ...program({
                aimed: [
                    experience("aimed"),
                    version("aimedLive", "ACTIVE", ["B"], { of: "aimed" }),
                    experience("beside"),
                    version("besideLive", "ACTIVE", ["C"], { of: "beside" }),
                ],
            }),
        );
        const aimed = await world.project.up("--target", await urnOf("aimedLive"));
        expect([aimed.errors, aimed.changes]).toEqual(["", ["update aimedLive"]]);
        expect(await world.versions("aimed")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
        expect(await world.versions("beside")).toEqual(["1 ACTIVE A:0"]);
        expect((await world.up(...program())).changes).toEqual(["update besideLive"]);
    });

    longTest("protect on the version lets its draft be published and taken back", async () => {
        const guarded = (variants: string[], staged?: string[]) => [
            experience("guarded"),
            version("guardedLive", "ACTIVE", variants, { of: "guarded", options: "protect: true", staged }),
        ];
        await world.up(...program({ guarded: guarded(["B"]) }));
        expect(await world.versions("guarded")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
        await world.up(...program({ guarded: guarded(["A"], ["B"]) }));
        expect((await world.versions("guarded")).slice(1)).toEqual([
            "2 ARCHIVED B:1",
            "3 ACTIVE A:0",
            "4 DRAFT B:1",
        ]);
    });

    test("ignoreChanges leaves the staged draft to others, and stages nothing behind its publication", async () => {
        const options = 'ignoreChanges: ["staged"]';
        const unstaged = (variants: string[], staged: string[]) => [
            experience("unstaged"),
            version("unstagedLive", "ACTIVE", variants, { of: "unstaged", options, staged }),
        ];
        await (await world.colleague("unstaged")).editDraft("B", "Theirs");
        const mark = world.emulator.mark();
        world.declare(...program({ unstaged: unstaged(["A"], ["C"]) }));
        const refreshed = await world.project.up("--refresh");
        expect([refreshed.errors, refreshed.changes]).toEqual(["", []]);
        expect(world.emulator.since(mark).writes).toBe(0);
        await world.up(...program({ unstaged: unstaged(["B", "Theirs"], ["C"]) }));
        const published = ["1 ARCHIVED A:0", "2 ACTIVE B:1 Theirs:2"];
        expect(await world.versions("unstaged")).toEqual(published);
        expect((await world.project.up("--refresh")).changes).toEqual([]);
        expect(await world.versions("unstaged")).toEqual(published);
    });
});
