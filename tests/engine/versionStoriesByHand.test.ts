import { longTest } from "../support/long";
import { useStories } from "./story";
import { experience, version } from "./versionProject";

/** What a user reads where others are at work, or where names change; the guide has it all. */
describe("stories of versions:", () => {
    const play = useStories();
    const hero = experience("hero");
    const live = (status: "ACTIVE" | "PAUSED", ...variants: string[]) => [
        hero,
        version("live", status, variants),
    ];
    const start = {
        tells: "A new experience with a live version",
        program: live("ACTIVE", "Control"),
        server: ["1 ACTIVE Control:0"],
        writes: 2,
    };

    longTest("(c) someone publishes by hand", async () => {
        const theirs = ["1 ARCHIVED Control:0", "2 ACTIVE Theirs:1"];
        const ours = ["1 ARCHIVED Control:0", "2 ARCHIVED Theirs:1", "3 ARCHIVED Control:0 Video:2"];
        await play("c", [
            start,
            {
                tells: "Someone publishes another version; the program has not changed",
                byHand: async (world) => (await world.colleague()).publish("Theirs"),
                server: theirs,
                writes: 0,
            },
            {
                tells: "The program changes as well",
                program: live("ACTIVE", "Control", "Video"),
                refused: true,
                server: theirs,
                writes: 0,
            },
            { tells: "`pulumi refresh`", command: "refresh", server: theirs, writes: 0 },
            {
                tells: "`pulumi up`: the declared content goes live over it",
                server: [...ours.slice(0, 2), "3 ACTIVE Control:0 Video:2"],
                writes: 1,
            },
            {
                tells: "Someone publishes once more, and the program is brought in line with it",
                byHand: async (world) => (await world.colleague()).publish("Control", "Quiz"),
                program: live("ACTIVE", "Control", "Quiz"),
                server: [...ours, "4 ACTIVE Control:0 Quiz:3"],
                writes: 0,
            },
        ]);
    });

    longTest("(d) someone pauses by hand", async () => {
        await play("d", [
            start,
            {
                tells: "Someone pauses it, and the program gets new content",
                byHand: async (world) => (await world.colleague()).pause(),
                program: live("ACTIVE", "Control", "Video"),
                refused: true,
                server: ["1 PAUSED Control:0"],
                writes: 0,
            },
            { tells: "`pulumi refresh`", command: "refresh", server: ["1 PAUSED Control:0"], writes: 0 },
            {
                tells: "`pulumi up`: it goes live",
                server: ["1 ARCHIVED Control:0", "2 ACTIVE Control:0 Video:1"],
                writes: 1,
            },
            {
                tells: "Someone pauses it again, and the program declares just that",
                byHand: async (world) => (await world.colleague()).pause(),
                program: live("PAUSED", "Control", "Video"),
                server: ["1 ARCHIVED Control:0", "2 PAUSED Control:0 Video:1"],
                writes: 0,
            },
        ]);
    });

    test("(e) someone makes a draft by hand", async () => {
        const both = ["1 ACTIVE Control:0", "2 DRAFT Theirs:1"];
        const stages = (staged: readonly string[]) => [
            hero,
            version("live", "ACTIVE", ["Control"], { staged }),
        ];
        await play("e", [
            start,
            {
                tells: "Someone makes a draft, and the program gets new content",
                byHand: async (world) => (await world.colleague()).makeDraft("Theirs"),
                program: live("ACTIVE", "Video"),
                refused: true,
                server: both,
                writes: 0,
            },
            {
                tells: "The program stages a draft of its own instead",
                program: stages(["Video"]),
                refused: true,
                server: both,
                writes: 0,
            },
            {
                tells: "The program declares that draft as `staged`",
                program: stages(["Theirs"]),
                server: both,
                writes: 0,
            },
            {
                tells: "It is published",
                program: live("ACTIVE", "Theirs"),
                server: ["1 ARCHIVED Control:0", "2 ACTIVE Theirs:1"],
                writes: 1,
            },
        ]);
    });

    longTest("(f) the experience is deleted by hand", async () => {
        await play("f", [
            start,
            {
                tells: "Someone deletes the experience, and the version gets new content",
                byHand: async (world) => (await world.colleague()).deleteExperience(),
                program: live("ACTIVE", "Video"),
                refused: true,
                server: [],
                writes: 0,
            },
            { tells: "`pulumi refresh`", command: "refresh", server: [], writes: 0 },
            { tells: "`pulumi up`", server: ["1 ACTIVE Video:0"], writes: 2 },
        ]);
    });

    longTest("(h) a logical name changes", async () => {
        const renamed = (of: string) =>
            version("renamed", "ACTIVE", ["Control"], { of, options: 'aliases: [{ name: "live" }]' });
        await play("h", [
            start,
            {
                tells: "The version gets another logical name",
                program: [hero, version("renamed", "ACTIVE", ["Control"])],
                refused: true,
                server: start.server,
                writes: 0,
            },
            {
                tells: 'It gets an alias as well: `aliases: [{ name: "live" }]`',
                program: [hero, renamed("hero")],
                server: start.server,
                writes: 0,
            },
            {
                tells: "The experience gets another logical name and an alias, and keeps its name in Personalize",
                program: [
                    experience("heroine", { name: "hero" }, 'aliases: [{ name: "hero" }]'),
                    renamed("heroine"),
                ],
                server: start.server,
                writes: 0,
            },
        ]);
    });
});
