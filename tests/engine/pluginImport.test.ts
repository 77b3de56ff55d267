import { execFile } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { ensureInstalled } from "../support/installed";
import { describeWithYaml } from "../support/yamlHost";
import { compassRecording, makeRecorded } from "./compassRecording";

/** Three attributes, eight audiences, one event, two experiences with a version each, and the priority order. */
const RESOURCES = 3 + 8 + 1 + 2 + 2 + 1;

describeWithYaml("the Compass project through the provider plugin", () => {
    let emulator: TestEmulator;
    let out: string;
    const projects: EngineProject[] = [];

    beforeAll(async () => {
        emulator = await startTestEmulator();
        await makeRecorded(emulator.api, compassRecording());
        emulator.settle();
        out = mkdtempSync(join(tmpdir(), "personalize-import-"));
    });

    afterAll(async () => {
        for (const project of projects) project.dispose();
        rmSync(out, { recursive: true });
        await emulator?.close();
    });

    /** What a person with the package installed does: writes a project, and installs the package in it. */
    async function imported(target: string): Promise<EngineProject> {
        const { folder } = await ensureInstalled();
        const { url, projectUid, authtoken } = emulator;
        const env = { PATH: process.env.PATH, CONTENTSTACK_AUTHTOKEN: authtoken };
        const place = ["--out", join(out, target), "--base-url", url, "--project-uid", projectUid];
        const command = join(folder, "node_modules/.bin/personalize");
        await promisify(execFile)(command, ["import", "--for", target, ...place], { env });
        const project = await newProject({
            folder: join(out, target),
            env: { CONTENTSTACK_AUTHTOKEN: authtoken },
        });
        symlinkSync(join(folder, "node_modules"), join(project.folder, "node_modules"));
        projects.push(project);
        return project;
    }

    async function expectNothing(project: EngineProject): Promise<void> {
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.errors).toBe("");
        expect(up.changes).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
    }

    test("--for yaml: the first up imports everything and writes nothing, the next one changes nothing", async () => {
        const project = await imported("yaml");
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.errors).toBe("");
        expect(up.changes.filter((each) => !each.startsWith("import "))).toEqual([]);
        expect(up.changes).toHaveLength(RESOURCES);
        expect(emulator.since(mark).writes).toBe(0);
        await expectNothing(project);
        expect((await project.refresh()).drift).toEqual([]);
        const file = join(project.folder, "Pulumi.yaml");
        const program = readFileSync(file, "utf8");
        writeFileSync(file, program.replace(/^ +import: .*\n|import: "[^"]+", /gm, ""));
        expect(readFileSync(file, "utf8")).not.toContain("import");
        await expectNothing(project);
        expect((await project.destroy()).output).toContain("protected");
    });

    test("--for plugin: `pulumi import` takes over each kind by its id, and its program changes nothing", async () => {
        const project = await imported("plugin");
        const mark = emulator.mark();
        const code = join(project.folder, "program.yaml");
        const done = await project.pulumi(["import", "--file", "import.json", "--yes", "--out", code]);
        expect(done.output).toContain(`${RESOURCES} imported`);
        expect(emulator.since(mark).writes).toBe(0);
        appendFileSync(join(project.folder, "Pulumi.yaml"), readFileSync(code, "utf8"));
        await expectNothing(project);
    });

    test("an id of another kind, and one that nothing has, are named", async () => {
        const [project] = projects as [EngineProject];
        const [event] = (await emulator.api.get("/events")) as [{ uid: string }];
        const type = "contentstack-personalize:index:Audience";
        const wrong = await project.pulumi(["import", type, "wrong", event.uid, "--yes"]);
        expect(wrong.output).toContain(`"${event.uid}" is the uid of an event`);
        const none = await project.pulumi(["import", type, "none", "a".repeat(24), "--yes"]);
        expect(none.output).toMatch(/no audience with the uid "a{24}"/);
    });
});
