import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { naturalForm, readProject } from "../support/naturalForm";

interface Stage {
    emulator: TestEmulator;
    project: EngineProject;
}

const stages: Stage[] = [];

/** The example on a project of its own, with the type checker on. */
async function start(name: string): Promise<Stage> {
    const emulator = await startTestEmulator();
    const folder = join(__dirname, "../../examples", name);
    const stage = { emulator, project: await newProject({ folder, emulator, typeChecked: true }) };
    stages.push(stage);
    return stage;
}

afterEach(async () => {
    for (const { emulator, project } of stages.splice(0)) {
        expect(emulator.checkInvariants()).toEqual([]);
        project.dispose();
        await emulator.close();
    }
});

async function writesOfUp({ emulator, project }: Stage): Promise<string[]> {
    const mark = emulator.mark();
    const up = await project.up();
    expect(up.errors).toBe("");
    return emulator.since(mark).lines.filter((line) => !line.startsWith("GET "));
}

test("adopt: one object as it is, one with a change, and neither can be destroyed", async () => {
    const stage = await start("adopt");
    const { api } = stage.emulator;
    const tier = await api.post<{ uid: string }>("/attributes", {
        key: "loyalty_tier",
        name: "Loyalty tier",
    });
    const gold = await api.post<{ uid: string }>("/audiences", {
        name: "Gold members",
        definition: {
            __type: "RuleCombination",
            combinationType: "AND",
            rules: [
                {
                    __type: "Rule",
                    attribute: { __type: "CustomAttributeReference", ref: tier.uid },
                    attributeMatchCondition: "STRING_EQUALS",
                    attributeMatchOptions: { __type: "StringMatchOptions", value: "gold" },
                    invertCondition: false,
                },
            ],
        },
    });
    for (const [key, { uid }] of Object.entries({ tier, gold })) {
        await stage.project.pulumi(["config", "set", key, uid]);
    }
    const { output } = await stage.project.preview();
    expect(output).toContain(`takes over ${tier.uid}, which matches the declaration`);
    expect(output).toContain(`takes over ${gold.uid} and changes it`);
    expect(await writesOfUp(stage)).toEqual([`PUT /audiences/${gold.uid}`]);
    expect(await writesOfUp(stage)).toEqual([]);
    expect((await stage.project.destroy()).output).toContain("protected");
});

test("promotion: three projects from one program, twice", async () => {
    const [dev, staging, production] = [
        await start("promotion"),
        await start("promotion"),
        await start("promotion"),
    ];
    await production.project.pulumi(["config", "set", "videoShare", "10"]);
    const held = async (stage: Stage) => JSON.stringify(naturalForm(await readProject(stage.emulator.api)));
    for (const stage of [dev, staging, production]) expect((await writesOfUp(stage)).length).toBe(5);
    expect(await held(staging)).toBe(await held(dev));
    expect(await held(production)).not.toBe(await held(dev));

    for (const stage of [dev, staging]) {
        const file = join(stage.project.folder, "index.ts");
        writeFileSync(
            file,
            readFileSync(file, "utf8").replace('country.equals("DE")', 'country.equals("AT")'),
        );
        expect((await writesOfUp(stage)).map((line) => line.split("/")[1])).toEqual(["audiences"]);
    }
    for (const stage of [dev, staging, production]) expect(await writesOfUp(stage)).toEqual([]);
    expect(await held(staging)).toBe(await held(dev));
});
