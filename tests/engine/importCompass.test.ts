import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { ensureInstalled } from "../support/installed";
import { compassRecording, makeRecorded } from "./compassRecording";

/** Three attributes, eight audiences, one event, two experiences with a version each, and the priority order. */
const RESOURCES = 3 + 8 + 1 + 2 + 2 + 1;

/** As someone with the package installed and a token in the environment types it. */
describe("`personalize import` of the Compass project", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let bin: string;
    let out: string;
    let said: string;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        await makeRecorded(emulator.api, compassRecording());
        emulator.settle();
        bin = join((await ensureInstalled()).folder, "node_modules/.bin");
        out = join(mkdtempSync(join(tmpdir(), "personalize-import-")), "compass");
        said = await personalize("--out", out);
        const env = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
        // No configuration but the one that was written.
        project = await newProject({ folder: out, env, typeChecked: true });
    });
    afterAll(async () => {
        project?.dispose();
        rmSync(join(out, ".."), { recursive: true });
        await emulator?.close();
    });

    test("says what it wrote, and left nothing out", () => {
        expect(said).toBe(
            `${RESOURCES} resources: 3 attributes, 1 event, 8 audiences, 2 experiences, 2 versions, the priority order\n\n` +
                `Written to ${out}: index.ts. README.md explains the next steps.\n`,
        );
    });

    test("installs the package from the tarball that the command was installed from", () => {
        const { dependencies } = JSON.parse(readFileSync(join(out, "package.json"), "utf8"));
        const reference: string = dependencies["pulumi-contentstack-personalize"];
        expect(reference).toMatch(/^file:.*\.tgz$/);
        const installed = JSON.parse(readFileSync(join(bin, "../../package.json"), "utf8")).dependencies;
        expect(resolve(out, reference.slice("file:".length))).toBe(
            resolve(bin, "../..", installed["pulumi-contentstack-personalize"].replace(/^file:/, "")),
        );
    });

    test("compiles without a complaint", () => {
        execFileSync(join(bin, "tsc"), ["--noEmit", "-p", project.folder], { stdio: "pipe" });
    });

    test("its preview creates everything, and says of each that it is equal", async () => {
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect(preview.changes).toHaveLength(RESOURCES);
        expect(preview.steps.every(({ op }) => op === "create")).toBe(true);
        const lines = preview.output.match(/^.* takes over .*$/gm) ?? [];
        expect(lines).toHaveLength(RESOURCES);
        expect(lines.filter((line) => !line.includes("which matches the declaration"))).toEqual([]);
    });

    test("its first up writes nothing", async () => {
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.changes).toHaveLength(RESOURCES);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("the next one changes nothing and asks nothing, with the import options", expectNothing);

    test("a refresh finds no drift", async () => {
        expect((await project.refresh()).drift).toEqual([]);
    });

    test("and without the import options, which can be removed", async () => {
        const file = join(project.folder, "index.ts");
        const program = readFileSync(file, "utf8").replace(/import: "[0-9a-f/]+", /g, "");
        expect(program).not.toContain("import: ");
        writeFileSync(file, program);
        await expectNothing();
    });

    test("destroy is refused", async () => {
        const mark = emulator.mark();
        const destroy = await project.destroy();
        expect(destroy.exitCode).not.toBe(0);
        expect(destroy.output).toContain("protected");
        expect(emulator.since(mark).writes).toBe(0);
    });

    async function expectNothing(): Promise<void> {
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.errors).toBe("");
        expect(up.changes).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
    }

    async function personalize(...args: string[]): Promise<string> {
        const { url, projectUid, authtoken } = emulator;
        const env = { PATH: process.env.PATH, CONTENTSTACK_AUTHTOKEN: authtoken };
        const target = ["--base-url", url, "--project-uid", projectUid];
        const command = join(bin, "personalize");
        const { stdout, stderr } = await promisify(execFile)(command, ["import", ...target, ...args], {
            env,
        });
        expect(stderr).toBe("");
        return stdout;
    }
});
