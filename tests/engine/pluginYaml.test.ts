import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { describeWithYaml } from "../support/yamlHost";

/** The quickstart as a YAML program. */
const program = ({ name = "Hero", variant = "Video", code = "DE" } = {}) => `
resources:
  signup:
    type: contentstack-personalize:Event
    properties: { key: signup }
  germany:
    type: contentstack-personalize:Audience
    properties:
      definition:
        __type: RuleCombination
        combinationType: AND
        rules:
          - __type: Rule
            attribute: { __type: PresetAttributeReference, ref: COUNTRY }
            attributeMatchCondition: STRING_EQUALS
            attributeMatchOptions: { __type: StringMatchOptions, value: ${code} }
            invertCondition: false
  hero:
    type: contentstack-personalize:Experience
    properties: { name: ${name}, type: AB_TEST }
    options: { dependsOn: ["\${signup}", "\${germany}"] }
  copy:
    type: contentstack-personalize:Experience
    properties: { name: Copy, type: SEGMENTED, description: "\${hero.description}" }
  heroVersion:
    type: contentstack-personalize:ExperienceVersion
    properties:
      experience: "\${hero.id}"
      status: ACTIVE
      variants: [{ name: Control }, { name: ${variant} }]
      metrics: [{ event: "\${signup.id}", name: Sign-ups }]
      targeting: { audiences: ["\${germany.id}"] }
    options: { deletedWith: "\${hero}" }
  order:
    type: contentstack-personalize:ExperiencesPriority
    properties: { order: ["\${hero.id}"] }
outputs:
  alias: cs_personalize_\${hero.shortUid}_\${heroVersion.shortUids[1]}
`;

describeWithYaml("a YAML program through the provider plugin", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ yaml: program(), emulator });
    });

    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("a mistake in a rule fails the preview by its path, and nothing is written", async () => {
        project.setYaml(program({ code: "Germany" }));
        const mark = emulator.mark();
        const preview = await project.preview();
        expect(preview.exitCode).not.toBe(0);
        expect(preview.errors).toMatch(/definition\.rules\[0\]\.attributeMatchOptions\.value .*Germany/);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("creates all that it declares, with the logical name by default", async () => {
        project.setYaml(program());
        expect((await project.upWithPreview()).exitCode).toBe(0);
        const { alias } = await project.outputs();
        expect(alias).toMatch(/^cs_personalize_\w+_1$/);
        const audiences = (await emulator.api.get("/audiences")) as { name: string }[];
        expect(audiences.map(({ name }) => name)).toEqual(["germany"]);
    });

    test("without a change, it changes nothing and sends no request", async () => {
        const mark = emulator.mark();
        // Neither does the experience that takes a description that another one does not have.
        for (const again of [await project.preview(), await project.up()]) {
            expect(again.errors).toBe("");
            expect(again.changes).toEqual([]);
        }
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("shows a change by its path, and nothing that only refers to what changes", async () => {
        project.setYaml(program({ name: "Welcome" }));
        const preview = await project.preview();
        expect(preview.changes).toEqual(["update hero"]);
        expect(preview.output).toMatch(/~ name: "Hero" => "Welcome"/);
        expect((await project.up()).changes).toEqual(["update hero"]);
    });

    test("a notice of a new version is shown under its resource", async () => {
        project.setYaml(program({ name: "Welcome", variant: "Film" }));
        const preview = await project.preview();
        expect(preview.changes).toEqual(["update heroVersion"]);
        expect(preview.output).toMatch(/~ name: "Video" => "Film"/);
        const notices = preview.diagnostics.filter(({ message }) =>
            message.includes("publishes a new version"),
        );
        expect(notices.map(({ name }) => name)).toEqual(["heroVersion"]);
        expect((await project.up()).exitCode).toBe(0);
    });

    test("finds and repairs a change from outside", async () => {
        const [hero] = (await emulator.api.get("/experiences")) as { uid: string }[];
        await emulator.api.put(`/experiences/${hero?.uid}`, { ...hero, name: "Theirs" });
        expect((await project.refresh()).drift).toEqual(["update hero"]);
        expect((await project.up()).changes).toEqual(["update hero"]);
        expect((await project.refresh()).drift).toEqual([]);
    });

    test("destroys the experience with its version, and leaves nothing", async () => {
        expect((await project.destroy()).exitCode).toBe(0);
        expect(await emulator.api.get("/experiences")).toEqual([]);
        expect(await emulator.api.get("/events")).toEqual([]);
        expect(emulator.checkInvariants()).toEqual([]);
    });
});
