import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, naturalForm, readProject } from "../support/naturalForm";
import { worldNames, worldProgram } from "./world";

/** One argument of each kind, changed in one `up`; `changes.test.ts` changes every argument by itself. */
const changed = {
    tier: { name: '"Level"' },
    gold: { description: '"Better"' },
    signup: { description: '"Joined"' },
    hero: { tags: '["a", "b"]' },
    heroVersion: {
        variants: '[{ name: "A", trafficDistribution: 30 }, { name: "B", trafficDistribution: 70 }]',
    },
    order: { order: "[offer, hero]" },
};

describe("with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("the first up creates everything", async () => {
        const up = await project.up();
        expect(up.errors).toBe("");
        expect([...up.changes].sort()).toEqual(worldNames.map((name) => `create ${name}`).sort());
    });

    test("the same program again changes nothing and sends nothing", async () => {
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.changes).toEqual([]);
        expect(up.exitCode).toBe(0);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("one argument of each kind is changed, and nothing that merely refers to it", async () => {
        project.setProgram(worldProgram(changed));
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toBe("");
        expect([...up.changes].sort()).toEqual(
            Object.keys(changed)
                .map((name) => `update ${name}`)
                .sort(),
        );
        for (const [name, fields] of Object.entries(changed)) {
            expect({ name, keys: up.steps.find((step) => step.name === name)?.keys }).toEqual({
                name,
                keys: Object.keys(fields),
            });
        }
        expect(emulator.since(mark).writes).toBe(Object.keys(changed).length);
        // biome-ignore lint/suspicious/noExplicitAny: what a project holds, as plain JSON to look into
        const live = naturalForm(await readProject(emulator.api)) as any;
        expect([
            live.attributes.tier.name,
            live.audiences.Gold.description,
            live.events.signup.description,
            live.experiences.Hero.tags,
            live.versions["experiences/Hero"][2].variants.map(
                (each: { shortUid: string; trafficDistribution: number }) => [
                    each.shortUid,
                    each.trafficDistribution,
                ],
            ),
            live.experiences.Offer.priority < live.experiences.Hero.priority,
        ]).toEqual([
            "Level",
            "Better",
            "Joined",
            ["a", "b"],
            [
                ["0", 30],
                ["1", 70],
            ],
            true,
        ]);
    });

    test("a refresh after it finds no drift, and destroy leaves nothing", async () => {
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        expect(refresh.drift).toEqual([]);
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        expect(countObjects(await readProject(emulator.api))).toBe(0);
    });
});
