import { playStory } from "./story";
import { experience, VersionProject, version } from "./versionProject";

/** What a user reads while a draft is staged and published; the guide has it all. */
describe("a story of versions:", () => {
    let world: VersionProject;
    const hero = experience("hero");
    const live = (status: "ACTIVE" | "PAUSED", ...variants: Parameters<typeof version>[2]) => [
        hero,
        version("live", status, variants),
    ];

    beforeEach(async () => {
        world = await VersionProject.start();
    });
    afterEach(() => world?.end());

    test("(b) a live version and a draft from the start, published, and another one staged", async () => {
        const next = (status: "DRAFT" | "ACTIVE") => version("next", status, ["Control", "Video"]);
        await playStory(world, "b", [
            {
                tells: "A new experience with a live version and a draft",
                program: [...live("ACTIVE", "Control"), next("DRAFT")],
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 3,
            },
            {
                tells: "New content for the live version while the draft stands",
                program: [...live("ACTIVE", "Quiz"), next("DRAFT")],
                refused: true,
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 0,
            },
            {
                tells: "The draft is set `ACTIVE`, the other resource removed, and another draft staged, in one `up`",
                program: [hero, next("ACTIVE"), version("third", "DRAFT", ["Quiz"])],
                server: ["1 ARCHIVED Control:0", "2 ACTIVE Control:0 Video:1", "3 DRAFT Quiz:2"],
                writes: 2,
            },
        ]);
    });
});
