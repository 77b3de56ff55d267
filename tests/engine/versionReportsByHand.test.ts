import { longTest } from "../support/long";
import { experience, VersionProject, version } from "./versionProject";

/**
 * What users of comparable systems reported of edits by hand, and of versions that others made: none of it
 * happens here. Each report has an experience of its own, all in one program.
 */
describe("reported elsewhere:", () => {
    let world: VersionProject;
    const names = ["i390", "i629", "i755", "track", "ci", "left"] as const;
    type Name = (typeof names)[number];
    const declared = new Map<Name, string[]>();
    const declare = (name: Name, variants: string[], options = "") =>
        declared.set(name, [
            experience(name),
            version(`${name}Live`, "ACTIVE", variants, { of: name, options }),
        ]);
    const program = () => [...declared.values()].flat();

    beforeAll(async () => {
        world = await VersionProject.start();
        for (const name of names) declare(name, ["A"], name === "left" ? "retainOnDelete: true" : "");
        await world.up(...program());
        for (const name of names) declare(name, ["A", "B"], name === "left" ? "retainOnDelete: true" : "");
        await world.up(...program());
    });
    afterAll(() => world?.end());

    test("fastly #390: an emergency edit in the UI is not overwritten unseen", async () => {
        const { emulator, project } = world;
        await (await world.colleague("i390")).publish("Emergency");
        declare("i390", ["A", "C"]);
        world.declare(...program());
        const mark = emulator.mark();
        const refused = await project.up();
        expect(refused.errors).toMatch(/someone has published a version that .* not read yet: version 3 \(/);
        expect(refused.errors).toContain("pulumi refresh");
        expect(emulator.since(mark).writes).toBe(0);
        const preview = await project.preview("--refresh");
        expect(preview.steps.find(({ name }) => name === "i390Live")?.keys).toEqual(["variants"]);
        expect(preview.stdout).toMatch(/- +name +: "Emergency"|"Emergency" => "A"/);
        await project.refresh();
        await world.up(...program());
        expect((await world.versions("i390")).slice(2)).toEqual([
            "3 ARCHIVED Emergency:2",
            "4 ACTIVE A:0 C:3",
        ]);
    });

    longTest("fastly #629, #630: what was taken back in the UI is seen, and put live again", async () => {
        await (await world.colleague("i629")).publish("A");
        const up = await world.project.up("--refresh");
        expect(up.errors).toBe("");
        expect(up.changes).toEqual(["update i629Live"]);
        expect((await world.versions("i629")).at(-1)).toBe("4 ACTIVE A:0 B:1");
    });

    test("fastly #755: what was stopped by hand is compared by what it is, and runs again", async () => {
        await (await world.colleague("i755")).pause();
        const preview = await world.project.preview("--refresh");
        expect(preview.changes).toEqual(["update i755Live"]);
        expect(preview.stdout).toMatch(/~ status\s*: "PAUSED" => "ACTIVE"/);
        await world.project.refresh();
        await world.up(...program());
        expect((await world.versions("i755")).at(-1)).toBe("2 ACTIVE A:0 B:1");
    });

    longTest(
        "terraform-aws-ecs PR #171, aws #20121, #41533: a newer version is followed with its content, so nothing is left to change",
        async () => {
            await (await world.colleague("track")).publish("A", "Theirs");
            expect((await world.project.refresh()).drift).toEqual(["update trackLive"]);
            expect(await world.outputsOf("trackLive")).toMatchObject({ versionNumber: 3 });
            declare("track", ["A", "Theirs"]);
            const mark = world.emulator.mark();
            const up = await world.up(...program());
            expect([up.changes, world.emulator.since(mark).lines]).toEqual([[], []]);
        },
    );

    longTest(
        "aws #632: what a deployment elsewhere has published, and the program declares as well, is not published again",
        async () => {
            await (await world.colleague("ci")).publish("A", "Deployed");
            declare("ci", ["A", "Deployed"]);
            const mark = world.emulator.mark();
            await world.up(...program());
            expect(world.emulator.since(mark).writes).toBe(0);
            expect(await world.outputsOf("ciLive")).toMatchObject({
                versionNumber: 3,
                shortUids: ["0", "2"],
            });
        },
    );

    longTest(
        "aws #258: old versions stay when their resource goes, and with retainOnDelete the live one runs on",
        async () => {
            declared.set("left", [experience("left")]);
            const mark = world.emulator.mark();
            await world.up(...program());
            expect(world.emulator.since(mark).lines).toEqual([]);
            expect(await world.versions("left")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE A:0 B:1"]);
        },
    );
});
