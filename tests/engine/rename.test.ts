import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { worldNames, worldProgram } from "./world";

/** Each declaration with further options. */
const withOptions = (options: (name: string) => string, rename = (name: string) => name): string =>
    worldProgram().replace(
        /\("(\w+)", (\{.*\})\);/g,
        (_, name, args) => `("${rename(name)}", ${args}, { ${options(name)} });`,
    );

const group = `import * as pulumi from "@pulumi/pulumi";\nconst group = new pulumi.ComponentResource("test:Group", "group");\n`;

describe("what gets another place in the state, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let urns: string[];

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
        const { deployment } = JSON.parse(await project.stackExport());
        urns = deployment.resources
            .map((each: { urn: string }) => each.urn)
            .filter((urn: string) => worldNames.includes(urn.split("::").at(-1) ?? ""));
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    /** The `up` writes nothing, and the one after it changes nothing. */
    async function goesOn(...args: string[]): Promise<string[]> {
        const mark = emulator.mark();
        const up = await project.up(...args);
        expect(up.errors).toBe("");
        expect(emulator.since(mark).writes).toBe(0);
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect(preview.changes.filter((change) => !change.endsWith(" group"))).toEqual([]);
        return up.changes;
    }

    test("--replace of each kind makes nothing anew", async () => {
        const replaced = await goesOn(...urns.flatMap((urn) => ["--replace", urn]));
        expect([...replaced].sort()).toEqual(worldNames.map((name) => `replace ${name}`).sort());
    });

    test("another name with an alias is no change at all", async () => {
        project.setProgram(
            withOptions(
                (name) => `aliases: [{ name: "${name}" }]`,
                (name) => `${name}2`,
            ),
        );
        const mark = emulator.mark();
        expect(await goesOn()).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("another name without an alias goes on with what is there", async () => {
        project.setProgram(
            withOptions(
                () => "",
                (name) => `${name}3`,
            ),
        );
        const changes = await goesOn();
        const expected = worldNames.flatMap((name) => [`create ${name}3`, `delete ${name}2`]);
        expect([...changes].sort()).toEqual(expected.sort());
    });

    test.each([
        ["added", group + withOptions(() => "parent: group"), "create"],
        ["taken away", worldProgram(), "delete"],
    ])("a parent is %s", async (_, program, op) => {
        project.setProgram(program);
        const changes = await goesOn();
        expect(changes).toContain(`${op} group`);
        expect(
            changes.filter((change) => change.startsWith("create ") && !change.endsWith(" group")),
        ).toHaveLength(worldNames.length);
    });

    test("where nothing is taken over, --replace is refused with the ways out, and nothing is lost", async () => {
        project.setConfig({ adoptWithin: "0s" });
        const urn = urns.find((each) => each.endsWith("::tier")) ?? "";
        const mark = emulator.mark();
        const up = await project.up("--replace", urn);
        expect(up.errors).toMatch(
            /Attribute "tier" can't be created because .* already exists: .* import: "/,
        );
        expect(emulator.since(mark).writes).toBe(0);
        expect((await project.up()).changes).toEqual([]);
    });

    test("a second stack that declares the same is refused likewise, and takes it over where it may", async () => {
        const program =
            'new personalize.Attribute("mine", { key: "tier", name: "Tier", description: "Loyalty tier" });';
        const second = await newProject({ program, emulator, config: { adoptWithin: "0s" } });
        const mark = emulator.mark();
        try {
            expect((await second.preview()).errors).toContain("already exists");
            second.setConfig({ adoptWithin: "1h" });
            const up = await second.up();
            expect(up.errors).toBe("");
            expect(up.diagnostics.map((said) => said.message).join()).toMatch(
                /Attribute "tier": takes over /,
            );
            expect(emulator.since(mark).writes).toBe(0);
        } finally {
            second.dispose();
        }
    });
});
