import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { long } from "../support/long";

/** A team's program: its own experiences, in its own order, with a version each. */
function program(...names: string[]): string {
    const sorted = [...names].sort();
    const each = sorted.flatMap((name) => [
        `const ${name} = new personalize.Experience("${name}", { type: "SEGMENTED" });`,
        `new personalize.ExperienceVersion("${name}", { experience: ${name}, status: "ACTIVE", variants: [{ name: "${name}", audiences: [fans] }] });`,
    ]);
    return [
        `const fans = new personalize.Audience("${sorted[0]} fans", { definition: personalize.rules.all(personalize.rules.country.equals("DE")) });`,
        ...each,
        `new personalize.ExperiencesPriority("order", { order: [${names.join(", ")}] });`,
    ].join("\n");
}

describe("two programs, each with its own stack, on one project", () => {
    let emulator: TestEmulator;
    let ours: EngineProject;
    let theirs: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        ours = await newProject({ emulator, program: program("c", "a") });
        theirs = await newProject({ emulator, program: program("z", "x", "y") });
    });
    afterAll(async () => {
        ours?.dispose();
        theirs?.dispose();
        await emulator?.close();
    });

    async function writesOf(project: EngineProject): Promise<number> {
        const mark = emulator.mark();
        const up = await project.up("--refresh");
        expect(up.errors).toBe("");
        return emulator.since(mark).writes;
    }

    async function order(): Promise<string> {
        const all = await emulator.api.get<{ name: string; priority: number }[]>("/experiences");
        return all
            .sort((a, b) => a.priority - b.priority)
            .map(({ name }) => name)
            .join("");
    }

    test("up in turns: from the second round on nothing is written", async () => {
        const rounds: number[] = [];
        for (let round = 0; round < (long ? 3 : 2); round++) {
            rounds.push((await writesOf(ours)) + (await writesOf(theirs)));
        }
        // Two audiences, five experiences with a version each; an order is written where that of creation differs.
        expect([12, 13, 14]).toContain(rounds[0]);
        expect(rounds.slice(1)).toEqual(long ? [0, 0] : [0]);
        expect(await order()).toBe("cazxy");
    });

    test("one changes its order, and the other has nothing to do", async () => {
        ours.setProgram(program("a", "c"));
        expect(await writesOf(ours)).toBe(1);
        expect(await order()).toBe("aczxy");
        expect(await writesOf(theirs)).toBe(0);
    });
});
