import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject, PLUGIN_SETTING } from "../support/engine";
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

/** The same through the plugin, as an SDK that Pulumi generates declares it. */
const PLUGIN_TYPESCRIPT = `
import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {
    constructor(kind: string, name: string, props: object, opts: pulumi.CustomResourceOptions = {}) {
        const aliases = [{ type: "pulumi-nodejs:dynamic/contentstack-personalize:" + kind }];
        super("contentstack-personalize:index:" + kind, name, props, pulumi.mergeOptions(opts, { aliases }));
    }
}
const secret = pulumi.secret("internal note");
const site = new pulumi.ComponentResource("test:index:Site", "site", {});
const signup = new Resource("Event", "signup", { key: "signup", description: secret }, { parent: site });
const hero = new Resource("Experience", "hero", { name: "Hero", type: "AB_TEST" }, { protect: true });
new Resource("ExperienceVersion", "hero", {
    experience: hero.id,
    status: "ACTIVE",
    variants: [{ name: "Control" }, { name: "Video" }],
    metrics: [{ event: signup.id, name: "Sign-ups" }],
}, { parent: hero, deletedWith: hero });
new Resource("ExperiencesPriority", "order", { order: [hero.id] });
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

interface Target {
    dynamic: string;
    plugin: string;
    declare(project: EngineProject, plugin: string): void;
}

const toYaml: Target = {
    // A component of a program has no counterpart in YAML.
    dynamic: withoutComponent(TYPESCRIPT),
    plugin: YAML,
    declare: (project, plugin) => project.setYaml(plugin),
};

const toTypeScript: Target = {
    dynamic: TYPESCRIPT,
    plugin: PLUGIN_TYPESCRIPT,
    declare(project, plugin) {
        const file = join(project.folder, "Pulumi.yaml");
        const settings = readFileSync(file, "utf8");
        if (!settings.includes(PLUGIN_SETTING)) writeFileSync(file, settings + PLUGIN_SETTING);
        project.setProgram(plugin);
    },
};

describeWithYaml("a stack moves from dynamic resources to a YAML program and back", () => testMove(toYaml));

describe("a stack with a component moves from dynamic resources to the plugin and back", () =>
    testMove(toTypeScript));

function testMove({ dynamic, plugin, declare }: Target): void {
    let emulator: TestEmulator;
    let project: EngineProject;
    let dynamicYaml: string;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: dynamic, emulator });
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
        declare(project, plugin);
        await expectUnchanged(before);
        expect(await project.stackExport()).not.toContain("pulumi-nodejs:dynamic");
    });

    test("a refresh and a change through the plugin work on what was moved", async () => {
        expect((await project.refresh()).drift).toEqual([]);
        declare(project, plugin.replace(/(name: "?)Hero/, "$1Welcome"));
        expect((await project.up()).changes).toEqual(["update hero"]);
        declare(project, plugin);
        expect((await project.up()).changes).toEqual(["update hero"]);
    });

    test("back: one transformation of the program keeps everything as it is", async () => {
        const before = await idsAndSecrets();
        writeFileSync(join(project.folder, "Pulumi.yaml"), dynamicYaml);
        project.setProgram(BACK + dynamic.replace(/^import \* as pulumi.*\n/m, ""));
        await expectUnchanged(before);
    });
}

function withoutComponent(program: string): string {
    return program.replace(/const site = .*\n/, "").replace(", { parent: site }", "");
}
