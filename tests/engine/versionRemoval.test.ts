import { experience, VersionProject, version } from "./versionProject";

/** What becomes of versions when the engine takes their experience away. */
describe("a live version and its staged draft", () => {
    let world: VersionProject;
    const segmented = [experience("hero"), version("live", "ACTIVE", ["A"], { staged: ["A", "B"] })];
    const test50 = `
        const click = new personalize.Event("click", { key: "click" });
        const hero = new personalize.Experience("hero", { type: "AB_TEST" });
        const test = (...names: string[]) => ({ variants: names.map((name) => ({ name })), metrics: [{ event: click, name: "Clicks" }] });
        new personalize.ExperienceVersion("live", { experience: hero, status: "ACTIVE", ...test("A", "B"), staged: test("A", "C") });`;

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(...segmented);
    });
    afterAll(() => world?.end());

    async function writesOf(run: () => Promise<unknown>): Promise<string[]> {
        const mark = world.emulator.mark();
        await run();
        const writes = world.emulator.since(mark).requests.filter(({ method }) => method !== "GET");
        return writes.map(({ operation }) => operation);
    }

    test("are made anew with the experience when its type changes, neither paused nor discarded before", async () => {
        const writes = await writesOf(() => world.up(test50));
        expect(writes.filter((write) => write !== "createEvent")).toEqual([
            "deleteExperience",
            "createExperience",
            "updateExperienceVersion",
            "createExperienceVersion",
        ]);
        expect(await world.versions()).toEqual(["1 ACTIVE A:0 B:1", "2 DRAFT A:0 C:2"]);
        expect((await world.project.up("--refresh")).changes).toEqual([]);
    });

    test("go with the experience in one request", async () => {
        const writes = await writesOf(async () => {
            const destroy = await world.project.destroy();
            expect(destroy.errors).toBe("");
        });
        expect(writes).toEqual(["deleteExperience", "deleteEvent"]);
    });

    test("are paused and deleted when the version alone is removed", async () => {
        await world.up(...segmented);
        const writes = await writesOf(() => world.up(experience("hero")));
        expect(writes).toEqual(["updateExperienceVersion", "deleteExperienceVersion"]);
        expect(await world.versions()).toEqual(["1 PAUSED A:0"]);
    });
});
