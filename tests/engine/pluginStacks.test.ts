import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { describeWithYaml } from "../support/yamlHost";

const KEYS = ["a", "b", "c", "d", "e"];

const program = (team: string) => `
resources:
${KEYS.map(
    (key) => `  event-${key}:
    type: contentstack-personalize:Event
    properties: { key: ${team}-${key} }
  experience-${key}:
    type: contentstack-personalize:Experience
    properties: { name: ${team} ${key}, type: AB_TEST }
  version-${key}:
    type: contentstack-personalize:ExperienceVersion
    properties:
      experience: "\${experience-${key}.id}"
      status: ACTIVE
      variants: [{ name: Control }, { name: Video }]
      metrics: [{ event: "\${event-${key}.id}", name: Sign-ups }]
    options: { deletedWith: "\${experience-${key}}" }
`,
).join("")}`;

describeWithYaml("two stacks through the provider plugin at once", () => {
    let emulator: TestEmulator;
    const projects: EngineProject[] = [];

    beforeAll(async () => {
        emulator = await startTestEmulator({ latencyMs: 10 });
        for (const team of ["one", "two"]) projects.push(await newProject({ yaml: program(team), emulator }));
    });
    afterAll(async () => {
        for (const project of projects) project.dispose();
        await emulator?.close();
    });

    const together = (run: (project: EngineProject) => Promise<{ errors: string; changes: string[] }>) =>
        Promise.all(projects.map(run));

    test("nothing is lost, and nothing is there twice", async () => {
        for (const { errors } of await together((project) => project.up())) expect(errors).toBe("");
        const events = (await emulator.api.get("/events")) as { key: string }[];
        expect(events.map(({ key }) => key).sort()).toEqual(
            ["one", "two"].flatMap((team) => KEYS.map((key) => `${team}-${key}`)),
        );
        const experiences = (await emulator.api.get("/experiences")) as { name: string }[];
        expect(experiences.map(({ name }) => name).sort()).toEqual(
            ["one", "two"].flatMap((team) => KEYS.map((key) => `${team} ${key}`)),
        );
        expect(emulator.checkInvariants()).toEqual([]);
    });

    test("afterwards neither has anything to do", async () => {
        const mark = emulator.mark();
        for (const { errors, changes } of await together((project) => project.up())) {
            expect([errors, changes]).toEqual(["", []]);
        }
        expect(emulator.since(mark).lines).toEqual([]);
    });
});
