import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { describeWithYaml } from "../support/yamlHost";

const TYPESCRIPT = `
import * as pulumi from "@pulumi/pulumi";
const secret = pulumi.secret("internal note");
const site = new pulumi.ComponentResource("test:index:Site", "site", {});
const signup = new personalize.Event("signup", { key: "signup", description: secret }, { parent: site });
const hero = new personalize.Experience("hero", { name: "Hero", type: "AB_TEST" }, { protect: true });
new personalize.ExperienceVersion("hero", {
    experience: hero,
    status: "ACTIVE",
    variants: [{ name: "Control" }, { name: "Video" }],
    metrics: [{ event: signup, name: "Sign-ups" }],
}, { parent: hero });
new personalize.ExperiencesPriority("order", { order: [hero] });
`;

/** Each resource of the plugin becomes one of a TypeScript program. */
const BACK = `
import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    const kind = type.replace("pulumi-nodejs:dynamic/contentstack-personalize:", "");
    return kind === type ? undefined : {
        props,
        opts: pulumi.mergeOptions(opts, { aliases: [{ type: "contentstack-personalize:index:" + kind }] }),
    };
});
`;

const YAML = `
resources:
  signup:
    type: contentstack-personalize:Event
    properties:
      key: signup
      description: { "fn::secret": internal note }
  hero:
    type: contentstack-personalize:Experience
    properties: { name: Hero, type: AB_TEST }
    options: { protect: true }
  heroVersion:
    type: contentstack-personalize:ExperienceVersion
    name: hero
    properties:
      experience: "\${hero.id}"
      status: ACTIVE
      variants: [{ name: Control }, { name: Video }]
      metrics: [{ event: "\${signup.id}", name: Sign-ups }]
    options: { parent: "\${hero}", deletedWith: "\${hero}" }
  order:
    type: contentstack-personalize:ExperiencesPriority
    properties: { order: ["\${hero.id}"] }
`;

describeWithYaml("a stack moves from dynamic resources to the plugin and back", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let dynamicYaml: string;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        // A component of a program has no counterpart in YAML, so this stack has none.
        project = await newProject({ program: withoutComponent(TYPESCRIPT), emulator });
        dynamicYaml = readFileSync(join(project.folder, "Pulumi.yaml"), "utf8");
        expect((await project.up()).exitCode).toBe(0);
    });

    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    async function idsAndSecrets(): Promise<object> {
        const state = JSON.parse(await project.stackExport()) as {
            deployment: {
                resources: {
                    urn: string;
                    id?: string;
                    protect?: boolean;
                    deletedWith?: string;
                    inputs: { description?: object };
                }[];
            };
        };
        const own = state.deployment.resources.filter(({ urn }) => /contentstack-personalize:/.test(urn));
        return Object.fromEntries(
            own
                .filter(({ urn }) => !urn.includes("pulumi:providers"))
                .map(({ urn, id, protect, deletedWith, inputs }) => [
                    urn.replace(/.*[:$](?=\w+::)/, ""),
                    {
                        id,
                        protect: protect ?? false,
                        deletedWith: deletedWith?.split("::").at(-1),
                        isEncrypted: inputs.description !== undefined && "ciphertext" in inputs.description,
                    },
                ]),
        );
    }

    /** The next preview and the next `up` change nothing, in the project or in the state. */
    async function expectUnchanged(before: object): Promise<void> {
        const mark = emulator.mark();
        expect((await project.preview()).changes).toEqual([]);
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.changes).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
        expect(await idsAndSecrets()).toEqual(before);
    }

    test("to the plugin: the schema's aliases keep everything as it is, and nothing is written", async () => {
        const before = await idsAndSecrets();
        project.setYaml(YAML);
        await expectUnchanged(before);
        expect(await project.stackExport()).not.toContain("pulumi-nodejs:dynamic");
    });

    test("a refresh and a change through the plugin work on what was moved", async () => {
        expect((await project.refresh()).drift).toEqual([]);
        project.setYaml(YAML.replace("name: Hero,", "name: Welcome,"));
        expect((await project.up()).changes).toEqual(["update hero"]);
        project.setYaml(YAML);
        expect((await project.up()).changes).toEqual(["update hero"]);
    });

    test("back: one transformation of the program keeps everything as it is", async () => {
        const before = await idsAndSecrets();
        writeFileSync(join(project.folder, "Pulumi.yaml"), dynamicYaml);
        project.setProgram(BACK + withoutComponent(TYPESCRIPT).replace(/^import \* as pulumi.*\n/m, ""));
        await expectUnchanged(before);
    });
});

function withoutComponent(program: string): string {
    return program.replace(/const site = .*\n/, "").replace(", { parent: site }", "");
}
