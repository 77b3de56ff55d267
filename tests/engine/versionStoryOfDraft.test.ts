import { liveHero, useStories } from "./story";

/** What a user reads while a draft is staged and published; the guide has it all. */
describe("a story of versions:", () => {
    const play = useStories();

    test("(b) a live version and a staged draft from the start, published, and another one staged", async () => {
        await play("b", [
            {
                tells: "A new experience with a live version and a staged draft",
                program: liveHero(["Control"], ["Control", "Video"]),
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 3,
            },
            {
                tells: "The staged draft gets another variant",
                program: liveHero(["Control"], ["Control", "Video", "Quiz"]),
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1 Quiz:2"],
                writes: 1,
            },
            {
                tells: "The content of `staged` is moved to the version",
                program: liveHero(["Control", "Video", "Quiz"]),
                server: ["1 ARCHIVED Control:0", "2 ACTIVE Control:0 Video:1 Quiz:2"],
                writes: 1,
            },
            {
                tells: "Another draft is staged",
                program: liveHero(["Control", "Video", "Quiz"], ["Control", "Film"]),
                server: [
                    "1 ARCHIVED Control:0",
                    "2 ACTIVE Control:0 Video:1 Quiz:2",
                    "3 DRAFT Control:0 Film:3",
                ],
                writes: 1,
            },
            {
                tells: "`staged` is removed",
                program: liveHero(["Control", "Video", "Quiz"]),
                server: ["1 ARCHIVED Control:0", "2 ACTIVE Control:0 Video:1 Quiz:2"],
                writes: 1,
            },
        ]);
    });
});
