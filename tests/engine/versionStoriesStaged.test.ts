import { longTest } from "../support/long";
import { liveHero, useStories } from "./story";

/** What a user reads while a publication is taken back, corrected under a draft, or meets others; the guide has it all. */
describe("stories of versions:", () => {
    const play = useStories();

    test("(i) a publication is taken back by `git revert`", async () => {
        const before = liveHero(["Control"], ["Control", "Video"]);
        const after = liveHero(["Control", "Video"]);
        const first = "1 ARCHIVED Control:0";
        await play("i", [
            {
                tells: "A live version and a staged draft",
                program: before,
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 3,
            },
            {
                tells: "A commit publishes the draft: it moves the content of `staged` to the version",
                program: after,
                server: [first, "2 ACTIVE Control:0 Video:1"],
                writes: 1,
            },
            {
                tells: "`git revert` of that commit",
                program: before,
                server: [
                    first,
                    "2 ARCHIVED Control:0 Video:1",
                    "3 ACTIVE Control:0",
                    "4 DRAFT Control:0 Video:1",
                ],
                writes: 2,
            },
            {
                tells: "`git revert` of the revert",
                program: after,
                server: [
                    first,
                    "2 ARCHIVED Control:0 Video:1",
                    "3 ARCHIVED Control:0",
                    "4 ACTIVE Control:0 Video:1",
                ],
                writes: 1,
            },
        ]);
    });

    longTest("(j) the live version is corrected while a draft is staged", async () => {
        await play("j", [
            {
                tells: "A live version and a staged draft",
                program: liveHero(["Control", "Vidoe"], ["Control", "Quiz"]),
                server: ["1 ACTIVE Control:0 Vidoe:1", "2 DRAFT Control:0 Quiz:2"],
                writes: 3,
            },
            {
                tells: 'The live version is corrected: `{ name: "Video", formerNames: ["Vidoe"] }`',
                program: liveHero(
                    ["Control", { name: "Video", formerNames: ["Vidoe"] }],
                    ["Control", "Quiz"],
                ),
                server: [
                    "1 ARCHIVED Control:0 Vidoe:1",
                    "2 ACTIVE Control:0 Video:1",
                    "3 DRAFT Control:0 Quiz:2",
                ],
                writes: 2,
            },
            {
                tells: "The draft is published",
                program: liveHero(["Control", "Quiz"]),
                server: [
                    "1 ARCHIVED Control:0 Vidoe:1",
                    "2 ARCHIVED Control:0 Video:1",
                    "3 ACTIVE Control:0 Quiz:2",
                ],
                writes: 1,
            },
        ]);
    });

    longTest("(k) a draft is published and the next one staged in one `up`", async () => {
        await play("k", [
            {
                tells: "A live version and a staged draft",
                program: liveHero(["Control"], ["Control", "Video"]),
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 3,
            },
            {
                tells: "The draft is published, and another one is staged",
                program: liveHero(["Control", "Video"], ["Control", "Video", "Quiz"]),
                server: [
                    "1 ARCHIVED Control:0",
                    "2 ACTIVE Control:0 Video:1",
                    "3 DRAFT Control:0 Video:1 Quiz:2",
                ],
                writes: 2,
            },
        ]);
    });

    longTest("(l) two people at once, one in the program and one in Personalize", async () => {
        const edited = ["1 ACTIVE Control:0", "2 DRAFT Control:0 Theirs:2"];
        const published = ["1 ARCHIVED Control:0", "2 ACTIVE Control:0 Theirs:2"];
        const theirs = [published[0] ?? "", "2 ARCHIVED Control:0 Theirs:2", "3 ACTIVE Control:0 Quiz:3"];
        await play("l", [
            {
                tells: "A live version and a staged draft",
                program: liveHero(["Control"], ["Control", "Video"]),
                server: ["1 ACTIVE Control:0", "2 DRAFT Control:0 Video:1"],
                writes: 3,
            },
            {
                tells: "One edits the staged draft in Personalize while the other publishes it in the program",
                byHand: async (world) => (await world.colleague()).editDraft("Control", "Theirs"),
                program: liveHero(["Control", "Video"]),
                refused: true,
                server: edited,
                writes: 0,
            },
            { tells: "`pulumi refresh`", command: "refresh", server: edited, writes: 0 },
            {
                tells: "The program publishes the edit",
                program: liveHero(["Control", "Theirs"]),
                server: published,
                writes: 1,
            },
            {
                tells: "Another draft is staged",
                program: liveHero(["Control", "Theirs"], ["Control", "Quiz"]),
                server: [...published, "3 DRAFT Control:0 Quiz:3"],
                writes: 1,
            },
            {
                tells: "One publishes the staged draft in Personalize while the other corrects the live version",
                byHand: async (world) => (await world.colleague()).activateDraft(),
                program: liveHero(["Control", "Film"], ["Control", "Quiz"]),
                refused: true,
                server: theirs,
                writes: 0,
            },
            { tells: "`pulumi refresh`", command: "refresh", server: theirs, writes: 0 },
            {
                tells: "The program declares what was published",
                program: liveHero(["Control", "Quiz"]),
                server: theirs,
                writes: 0,
            },
        ]);
    });
});
