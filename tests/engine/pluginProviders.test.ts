import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { describeWithYaml } from "../support/yamlHost";
import { pluginsAmong, startRun } from "./interruptible";

/** A token that appears nowhere else. */
const CANARY = "blt7c0ffee7c0ffee7c";

describeWithYaml("two providers in one program", () => {
    let one: TestEmulator;
    let other: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        one = await startTestEmulator();
        other = await startTestEmulator();
        project = await newProject({ yaml: program(), emulator: one, env: { OTHER_TOKEN: other.authtoken } });
    });

    afterAll(async () => {
        project?.dispose();
        await one?.close();
        await other?.close();
    });

    function program(token = "authtokenEnv: OTHER_TOKEN", more = ""): string {
        return `
resources:
  other:
    type: pulumi:providers:contentstack-personalize
    properties:
      baseUrl: ${other.url}
      projectUid: ${other.projectUid}
      requestsPerSecond: 1000
      ${token}
  here:
    type: contentstack-personalize:Event
    properties: { key: here${more} }
  there:
    type: contentstack-personalize:Event
    properties: { key: there }
    options: { provider: "\${other}" }
`;
    }

    const keysOf = async (emulator: TestEmulator) =>
        ((await emulator.api.get("/events")) as { key: string }[]).map(({ key }) => key);

    test("each resource is created in the project of its provider", async () => {
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(await keysOf(one)).toEqual(["here"]);
        expect(await keysOf(other)).toEqual(["there"]);
        expect(await project.stackExport()).not.toContain(other.authtoken);
    });

    test("another token replaces nothing, and a configured one is nowhere in clear", async () => {
        project.setYaml(program(`authtoken: ${CANARY}`));
        const mark = [one.mark(), other.mark()] as const;
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.changes).toEqual([]);
        expect(one.since(mark[0]).writes + other.since(mark[1]).writes).toBe(0);
        expect(await project.stackExport()).not.toContain(CANARY);
        expect(up.output).not.toContain(CANARY);
        // It is used: the emulator does not know it.
        expect((await project.refresh()).errors).toMatch(/there.*401|401.*there|authtoken/s);
        project.setYaml(program());
        expect((await project.up()).errors).toBe("");
    });

    test("each provider has a process of its own", async () => {
        project.setYaml(program(undefined, ", description: changed"));
        one.inject({ match: "PUT /events/*", kind: "hold" });
        const run = await startRun(project, {
            CONTENTSTACK_AUTHTOKEN: one.authtoken,
            OTHER_TOKEN: other.authtoken,
        });
        await one.held();
        const plugins = pluginsAmong(run.family());
        one.release();
        await run.ended;
        // One for each provider, and one that gives the YAML host the schema.
        expect(plugins).toHaveLength(3);
        project.setYaml(program());
    });

    test("a misspelt setting and a variable that is not set fail the preview", async () => {
        project.setYaml(program("authtokenEnv: NOT_SET_ANYWHERE\n      regoin: AWS-EU"));
        const preview = await project.preview();
        expect(preview.exitCode).not.toBe(0);
        expect(preview.output).toMatch(/regoin/);
        project.setYaml(program("authtokenEnv: NOT_SET_ANYWHERE"));
        expect((await project.preview()).errors).toMatch(/NOT_SET_ANYWHERE, which is not set/);
    });

    test("a project that nobody has is named, and nothing is written", async () => {
        project.setYaml(program().replaceAll(other.projectUid, "f".repeat(24)));
        const mark = other.mark();
        expect((await project.preview()).errors).toContain("f".repeat(24));
        expect(other.since(mark).writes).toBe(0);
    });
});

describeWithYaml("two providers of one organization, which together want more than its limit", () => {
    const KEYS = Array.from({ length: 12 }, (_, at) => `event-${at}`);
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator({ rateLimit: 10 });
        project = await newProject({
            yaml: `resources:\n${["one", "two"].map(declared).join("")}`,
            emulator,
        });
    });

    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    const declared = (team: string) => `
  ${team}:
    type: pulumi:providers:contentstack-personalize
    properties: { baseUrl: "${emulator.url}", projectUid: ${emulator.projectUid}, requestsPerSecond: 10 }
${KEYS.map(
    (key) => `
  ${team}-${key}:
    type: contentstack-personalize:Event
    properties: { key: ${team}-${key} }
    options: { provider: "\${${team}}" }`,
).join("")}`;

    test("create everything once, although neither knows of the other", async () => {
        const up = await project.up();
        expect(up.errors).toBe("");
        const posts = emulator.requests().filter(({ method }) => method === "POST");
        expect(posts.filter(({ status }) => status < 300)).toHaveLength(2 * KEYS.length);
        // What the limit refused was sent again; nothing else failed.
        expect(posts.filter(({ status }) => status >= 300 && status !== 429)).toEqual([]);
    });
});
