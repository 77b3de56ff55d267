import { longTest } from "../support/long";
import { useStories } from "./story";
import { experience, type VersionProject, version } from "./versionProject";

/** What a user reads while nobody else is at work; the guide has it all. */
describe("stories of versions:", () => {
    const play = useStories();
    const hero = experience("hero");
    const live = (status: "ACTIVE" | "PAUSED", ...variants: Parameters<typeof version>[2]) => [
        hero,
        version("live", status, variants),
    ];

    longTest("(a) one version, edited, paused, removed and declared again", async () => {
        const film = { name: "Film", formerNames: ["Video"] };
        const first = "1 ARCHIVED Control:0 Video:1";
        const second = "2 ARCHIVED Control:0 Video:1 Quiz:2";
        const third = "3 ARCHIVED Quiz:2 Control:0";
        const fourth = "4 ARCHIVED Quiz:2 Control:0 Video:1";
        const fifth = (status: string) => [
            ...[first, second, third, fourth],
            `5 ${status} Quiz:2 Control:0 Film:1`,
        ];
        const again = async (world: VersionProject) => {
            const [latest] = await (await world.colleague()).versions();
            const uid = (await world.emulator.api.get<{ uid: string }[]>("/experiences"))[0]?.uid;
            const options = `import: "${uid}/${latest?.uid}", onMismatch: "update"`;
            return [hero, version("live", "ACTIVE", ["Quiz", "Control", film], { options })];
        };
        await play("a", [
            {
                tells: "A new experience with a live version",
                program: live("ACTIVE", "Control", "Video"),
                server: ["1 ACTIVE Control:0 Video:1"],
                writes: 2,
            },
            {
                tells: "A variant is added",
                program: live("ACTIVE", "Control", "Video", "Quiz"),
                server: [first, "2 ACTIVE Control:0 Video:1 Quiz:2"],
                writes: 1,
            },
            {
                tells: "Another order, and one variant is left out",
                program: live("ACTIVE", "Quiz", "Control"),
                server: [first, second, "3 ACTIVE Quiz:2 Control:0"],
                writes: 1,
            },
            {
                tells: "The variant that was left out is declared again",
                program: live("ACTIVE", "Quiz", "Control", "Video"),
                server: [first, second, third, "4 ACTIVE Quiz:2 Control:0 Video:1"],
                writes: 1,
            },
            {
                tells: 'A variant is renamed: `{ name: "Film", formerNames: ["Video"] }`',
                program: live("ACTIVE", "Quiz", "Control", film),
                server: fifth("ACTIVE"),
                writes: 1,
            },
            {
                tells: "It is paused",
                program: live("PAUSED", "Quiz", "Control", film),
                server: fifth("PAUSED"),
                writes: 1,
            },
            {
                tells: "It is resumed",
                program: live("ACTIVE", "Quiz", "Control", film),
                server: fifth("ACTIVE"),
                writes: 1,
            },
            {
                tells: "The version is removed from the program, its experience stays",
                program: [hero],
                server: fifth("PAUSED"),
                writes: 1,
            },
            {
                tells: "The version is declared again",
                program: live("ACTIVE", "Quiz", "Control", film),
                refused: true,
                server: fifth("PAUSED"),
                writes: 0,
            },
            {
                tells: 'The version is declared again, with the `import` of that message and `onMismatch: "update"`',
                program: again,
                server: fifth("ACTIVE"),
                writes: 1,
            },
        ]);
    });

    longTest("(g) refresh, then up without edits, in every status", async () => {
        const others = [experience("banner"), experience("offer")];
        const banner = version("bannerLive", "ACTIVE", ["A"], { of: "banner", staged: ["B"] });
        const offer = (status: "ACTIVE" | "PAUSED") =>
            version("offerLive", status, ["A"], { of: "offer", staged: ["A", "C"] });
        const program = (status: "ACTIVE" | "PAUSED") => [
            ...[hero, ...others, version("draft", "DRAFT", ["A"]), banner, offer(status)],
        ];
        const rest = ["banner 1 ACTIVE A:0", "banner 2 DRAFT B:1"];
        const server = (status: string) => [
            ...[...rest, "hero 1 DRAFT A:0"],
            ...[`offer 1 ${status} A:0`, "offer 2 DRAFT A:0 C:1"],
        ];
        await play("g", [
            {
                tells: "A draft alone, and two live versions with a staged draft",
                program: program("ACTIVE"),
                server: server("ACTIVE"),
                writes: 8,
            },
            { tells: "One is paused", program: program("PAUSED"), server: server("PAUSED"), writes: 1 },
            { tells: "`pulumi refresh`", command: "refresh", server: server("PAUSED"), writes: 0 },
            { tells: "`pulumi up`", server: server("PAUSED"), writes: 0 },
        ]);
    });
});
