import { experience, VersionProject, version } from "./versionProject";

/** Nothing that happens to the versions of a protected experience needs `pulumi state unprotect`. */
describe("a protected experience", () => {
    let world: VersionProject;
    const hero = experience("hero", {}, "protect: true");
    const offer = experience("offer", {}, "protect: true");
    /** A version that is protected itself, beside one that is not. */
    const offerLive = (...variants: string[]) =>
        version("offerLive", "ACTIVE", variants, { of: "offer", options: "protect: true" });

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(hero, version("live", "ACTIVE", ["A"]), offer, offerLive("A"));
    });
    afterAll(() => world?.end());

    test("gets new content, and so does a protected version", async () => {
        await world.up(hero, version("live", "ACTIVE", ["A", "B"]), offer, offerLive("B"));
        expect(await world.versions()).toEqual(["1 ARCHIVED A:0", "2 ACTIVE A:0 B:1"]);
        expect(await world.versions("offer")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
    });

    test("gets a draft beside the live version", async () => {
        await world.up(
            ...[hero, version("live", "ACTIVE", ["A", "B"]), version("next", "DRAFT", ["C"])],
            ...[offer, offerLive("B"), version("offerNext", "DRAFT", ["C"], { of: "offer" })],
        );
        expect((await world.versions()).at(-1)).toBe("3 DRAFT C:2");
        expect((await world.versions("offer")).at(-1)).toBe("3 DRAFT C:2");
    });

    test("has its draft published, another one staged, and the one beside a protected version removed", async () => {
        await world.up(
            ...[hero, version("next", "ACTIVE", ["C"]), version("third", "DRAFT", ["D"])],
            ...[offer, offerLive("B")],
        );
        const live = ["1 ARCHIVED A:0", "2 ARCHIVED A:0 B:1", "3 ACTIVE C:2"];
        expect(await world.versions()).toEqual([...live, "4 DRAFT D:3"]);
        expect(await world.versions("offer")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
        await world.up(hero, version("next", "ACTIVE", ["C"]), offer, offerLive("B"));
        expect(await world.versions()).toEqual(live);
    });

    test("stays, whatever is removed from the program", async () => {
        world.declare(hero, version("next", "ACTIVE", ["C"]));
        const mark = world.emulator.mark();
        const up = await world.project.up();
        expect(up.errors).toContain("protect");
        expect(world.emulator.since(mark).writes).toBe(0);
    });
});
