import { readFileSync, writeFileSync } from "node:fs";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { longTest } from "../support/long";
import { stateFiles } from "./interruptible";
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

    /** The preview and the update refuse, and nothing is written; afterwards nothing is to do. */
    async function refused(message: RegExp, ...args: string[]): Promise<void> {
        const mark = emulator.mark();
        expect((await project.preview(...args)).errors).toMatch(message);
        expect((await project.up(...args)).errors).not.toBe("");
        expect(emulator.since(mark).writes).toBe(0);
        project.setProgram(worldProgram());
        expect(await goesOn()).toEqual([]);
    }

    test("--replace is refused with that word", async () => {
        const ofAll = urns.filter((urn) => !/ExperienceVersion|ExperiencesPriority/.test(urn));
        await refused(
            /(Attribute|Event|Audience|Experience) "\w+" can't be created .* already exists: .* If you used `--replace`, omit it/,
            ...ofAll.flatMap((urn) => ["--replace", urn]),
        );
    });

    test("another name without an alias is refused with that word", async () => {
        project.setProgram(
            withOptions(
                () => "",
                (name) => `${name}3`,
            ),
        );
        await refused(
            /(Attribute|Event|Audience|Experience) "\w+" can't be created .* already exists: .*personalize recover.*aliases/,
        );
    });

    test("another parent without an alias is refused with that word", async () => {
        project.setProgram(group + withOptions(() => "parent: group"));
        const mark = emulator.mark();
        expect((await project.preview()).errors).toMatch(
            /the parent of the resource, add the option aliases/,
        );
        expect(emulator.since(mark).writes).toBe(0);
        project.setProgram(worldProgram());
    });

    // What `tests/host/twoStacks.test.ts` shows as well.
    longTest(
        "a second stack with the same program gets nothing, and its destroy deletes nothing",
        async () => {
            const second = await newProject({ program: worldProgram(), emulator });
            const mark = emulator.mark();
            try {
                expect((await second.up()).errors).toMatch(/already exists: .* It matches the declaration\./);
                expect((await second.destroy()).exitCode).toBe(0);
            } finally {
                second.dispose();
            }
            expect(emulator.since(mark).writes).toBe(0);
            expect(await goesOn()).toEqual([]);
        },
    );

    describe("a key that moves", () => {
        const [head = "", first = "", ...others] = worldProgram().split("\n");
        const former = (options = "") =>
            `const tier = new personalize.Attribute("tier", { key: "former", name: "Tier", description: "Loyalty tier" }, { ${options} });`;
        const taker = (options = "", key = "tier") =>
            `const taker = new personalize.Attribute("taker", { key: "${key}", name: "Taker" }, { ${options} });`;
        const program = (...lines: string[]) => project.setProgram([head, ...lines, ...others].join("\n"));

        test("to a resource that comes first is refused in the preview, with the steps", async () => {
            expect(first).toContain('Attribute("tier"');
            program(taker(), former("dependsOn: [taker]"));
            await refused(
                /already exists: .* gives up the key in the same update, make this one depend on it/,
            );
        });

        test("to one that depends on the other moves in one update, and each has an object of its own", async () => {
            program(former(), taker("dependsOn: [tier]"));
            expect((await project.upWithPreview()).errors).toBe("");
            const { deployment } = JSON.parse(await project.stackExport());
            const ids = deployment.resources.flatMap((each: { id?: string }) => each.id ?? []);
            expect(new Set(ids).size).toBe(ids.length);
            expect((await project.preview()).changes).toEqual([]);
        });

        test("in both directions is refused in the preview, with the steps", async () => {
            program(first, taker("", "former"));
            const mark = emulator.mark();
            expect((await project.preview()).errors).toMatch(/exchange their keys in two steps/);
            expect((await project.up()).exitCode).not.toBe(0);
            expect(emulator.since(mark).writes).toBe(0);
            project.setProgram(worldProgram().replace('key: "tier"', 'key: "third"'));
            expect((await project.up()).errors).toBe("");
            project.setProgram(worldProgram());
            expect((await project.up()).errors).toBe("");
        });
    });

    test("one object with two resources is named, with the command that mends the state", async () => {
        const { state } = stateFiles(project);
        const file = JSON.parse(readFileSync(state, "utf8"));
        const { resources } = file.checkpoint.latest;
        const tier = resources.find(({ urn }: { urn: string }) => urn.endsWith("::tier"));
        resources.push({ ...tier, urn: `${tier.urn}Copy` });
        writeFileSync(state, JSON.stringify(file));
        const copy =
            'new personalize.Attribute("tierCopy", { key: "tier", name: "Tier", description: "Loyalty tier" });';
        project.setProgram(`${worldProgram()}${copy}`);
        const mark = emulator.mark();
        expect((await project.preview()).errors).toMatch(/declared twice.* `pulumi state delete <URN>`/);
        expect(await project.pulumi(["state", "delete", `${tier.urn}Copy`, "--yes"])).toMatchObject({
            exitCode: 0,
        });
        project.setProgram(worldProgram());
        expect(await goesOn()).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
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
});
