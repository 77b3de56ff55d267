import { experience, VersionProject, version } from "./versionProject";

/** Nothing that happens to the versions of a protected experience needs `pulumi state unprotect`. */
describe("a protected experience", () => {
    let world: VersionProject;
    const hero = experience("hero", {}, "protect: true");
    const offer = experience("offer", {}, "protect: true");
    /** A version that is protected itself, beside one that is not. */
    const offerLive = (variants: string[], staged?: string[]) =>
        version("offerLive", "ACTIVE", variants, { of: "offer", options: "protect: true", staged });
    const live = (variants: string[], staged?: string[]) => version("live", "ACTIVE", variants, { staged });

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(hero, live(["A"]), offer, offerLive(["A"]));
    });
    afterAll(() => world?.end());

    test("gets new content, and so does a protected version", async () => {
        await world.up(hero, live(["A", "B"]), offer, offerLive(["B"]));
        expect(await world.versions()).toEqual(["1 ARCHIVED A:0", "2 ACTIVE A:0 B:1"]);
        expect(await world.versions("offer")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
    });

    test("gets a staged draft, and so does a protected version", async () => {
        await world.up(hero, live(["A", "B"], ["C"]), offer, offerLive(["B"], ["C"]));
        expect((await world.versions()).at(-1)).toBe("3 DRAFT C:2");
        expect((await world.versions("offer")).at(-1)).toBe("3 DRAFT C:2");
    });

    test("has its draft published, another one staged, and the one of a protected version removed", async () => {
        await world.up(hero, live(["C"], ["D"]), offer, offerLive(["B"]));
        const versions = ["1 ARCHIVED A:0", "2 ARCHIVED A:0 B:1", "3 ACTIVE C:2"];
        expect(await world.versions()).toEqual([...versions, "4 DRAFT D:3"]);
        expect(await world.versions("offer")).toEqual(["1 ARCHIVED A:0", "2 ACTIVE B:1"]);
        await world.up(hero, live(["C"]), offer, offerLive(["B"]));
        expect(await world.versions()).toEqual(versions);
    });

    test("stays, whatever is removed from the program", async () => {
        world.declare(hero, live(["C"]));
        const mark = world.emulator.mark();
        const up = await world.project.up();
        expect(up.errors).toContain("protect");
        expect(world.emulator.since(mark).writes).toBe(0);
    });
});
