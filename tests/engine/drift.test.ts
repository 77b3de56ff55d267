import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { naturalForm, readProject } from "../support/naturalForm";
import { changeEverything } from "./changeEverything";
import { worldNames, worldProgram } from "./world";

type Json = Record<string, unknown>;
type NaturalForm = Record<"versions" | "experiences", Record<string, Json>>;

/**
 * Without what an `up` does not undo: a change of a live version makes a newer one, and an experience that the declared
 * order does not contain stays where the colleague moved it.
 */
const comparable = ({ experiences, ...rest }: Omit<NaturalForm, "versions">) => ({
    ...rest,
    experiences: Object.fromEntries(
        Object.entries(experiences).map(([name, { latestVersion: _, priority: __, ...own }]) => [name, own]),
    ),
});

/** Each field by its name, with what is live first and what is declared second. */
const named: [string, string[], RegExp[]][] = [
    ["tier", ["description", "key", "name"], [/~ name\s*: "T" => "Tier"/, /~ key\s*: "t" => "tier"/]],
    ["gold", ["definition", "description", "name"], [/~ name\s*: "G" => "Gold"/, /~ definition\s*: /]],
    ["signup", ["description", "key"], [/~ key\s*: "s" => "signup"/, /"s" => "A new account"/]],
    ["hero", ["description", "name", "tags"], [/~ name\s*: "H" => "Hero"/, /~ \[0\]: "h" => "home"/]],
    ["heroVersion", ["metrics", "targeting", "variants"], [/~ trafficDistribution: 20 => 50/]],
    ["offerVersion", ["variants"], [/~ name\s*: "Mine" => "Gold offer"/]],
    ["order", ["order"], []],
];

describe("changes behind Pulumi's back", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let declared: Json;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
        declared = naturalForm(await readProject(emulator.api));
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("are named field by field in the next preview", async () => {
        await changeEverything(emulator);
        const preview = await project.preview("--refresh");
        expect(preview.errors).toBe("");
        expect([...preview.changes].sort()).toEqual(named.map(([name]) => `update ${name}`).sort());
        for (const [name, keys, lines] of named) {
            const step = preview.steps.find((each) => each.name === name);
            expect({ name, keys: step?.keys }).toEqual({ name, keys });
            for (const line of lines) expect(preview.stdout).toMatch(line);
        }
    });

    test("are undone by the next up", async () => {
        const up = await project.up("--refresh");
        expect(up.errors).toBe("");
        const { versions, ...rest } = naturalForm(await readProject(emulator.api)) as NaturalForm;
        const { versions: declaredVersions, ...declaredRest } = declared as NaturalForm;
        expect(comparable(rest)).toEqual(comparable(declaredRest));
        // The colleague renamed a variant: its recorded name leads to the same one.
        expect(versions["experiences/Offer"]).toEqual(declaredVersions["experiences/Offer"]);
        // The colleague's version and the one that puts things right are both history now.
        const { 1: first, 3: third } = versions["experiences/Hero"] as Record<number, Json>;
        expect({ ...third, versionNumber: 1 }).toEqual({ ...first, status: "ACTIVE" });
        const again = await project.up("--refresh");
        expect(again.changes).toEqual([]);
    });

    test("a deletion of everything is seen by a refresh, and made good by the next up", async () => {
        const { api } = emulator;
        for (const path of ["/experiences", "/audiences", "/events", "/attributes"]) {
            const list = (await api.get<Json[]>(path)).filter((each) => each.__type !== "PRESET");
            for (const { uid } of list) await api.delete(`${path}/${uid}`);
        }
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        // The order of a project is always there; it is empty now.
        const each = (op: string) =>
            worldNames.map((name) => `${name === "order" ? "update" : op} ${name}`).sort();
        expect([...refresh.drift].sort()).toEqual(each("delete"));
        const up = await project.up();
        expect(up.errors).toBe("");
        expect([...up.changes].sort()).toEqual(each("create"));
        expect((await project.up("--refresh")).changes).toEqual([]);
    });
});
