import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cachedEngine, cacheFolder, engineFolder } from "../../tools/engine/cache";
import { WAY_VARIABLE } from "../../tools/engine/ensure";
import { isExecutable, onPath } from "../../tools/engine/find";
import { ENGINE_FILES } from "../../tools/engine/pins";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject, PLUGIN_SETTING } from "../support/engine";
import { ensureInstalled } from "../support/installed";
import { SDK_PROGRAMS, type SdkProgram } from "./sdkPrograms";

/** Only a released Pulumi has hosts that generate code: tools/engine builds an older one, and for Node.js only. */
function canGenerate({ runtime, tool }: SdkProgram): boolean {
    const cache = cacheFolder(process.env);
    const folder =
        onPath(ENGINE_FILES.command, process.env)?.folder ?? cachedEngine(cache, "download")?.binDir;
    return (
        folder !== undefined &&
        process.env[WAY_VARIABLE] !== "build" &&
        folder !== join(engineFolder(cache, "build"), "bin") &&
        isExecutable(join(folder, `pulumi-language-${runtime}`)) &&
        onPath(tool, process.env) !== undefined
    );
}

const titled = Object.entries(SDK_PROGRAMS).map(([name, language]) => {
    const possible = canGenerate(language);
    const needs = `skipped: needs the pulumi-language-${language.runtime} of a released Pulumi, and ${language.tool}`;
    return { title: possible ? name : `${name} (${needs})`, possible, language };
});

for (const { title, possible, language } of titled) {
    (possible ? describe : describe.skip)(`the generated SDK for ${title}`, () => {
        let emulator: TestEmulator;
        let project: EngineProject;

        beforeAll(async () => {
            const { pulumi, env, folder } = await ensureInstalled();
            emulator = await startTestEmulator();
            project = await newProject({ yaml: "", emulator, typeChecked: true });
            const settings = `name: test\nruntime: { name: ${language.runtime}, options: ${language.options ?? "{}"} }\n`;
            writeFileSync(join(project.folder, "Pulumi.yaml"), settings + PLUGIN_SETTING);
            for (const [file, text] of [language.manifest, language.program]) {
                writeFileSync(join(project.folder, file), text);
            }
            const schema = join(folder, "node_modules/pulumi-contentstack-personalize/schema.json");
            const options = { cwd: project.folder, env, stdio: "pipe" } as const;
            execFileSync(pulumi, ["package", "add", schema, "--non-interactive"], options);
        });

        afterAll(async () => {
            project?.dispose();
            await emulator?.close();
        });

        function change(from: string, to: string): void {
            const [file, text] = language.program;
            writeFileSync(join(project.folder, file), text.replace(from, to));
        }

        test("a mistake in a rule fails the preview by its path", async () => {
            change('"DE"', '"Germany"');
            const preview = await project.preview();
            expect(preview.errors).toMatch(/definition\.rules\[0\]\.attributeMatchOptions\.value .*Germany/);
        });

        test("creates what a program declares, and writes nothing the next time", async () => {
            change("", "");
            const up = await project.upWithPreview();
            expect(up.errors).toBe("");
            const [signup] = (await emulator.api.get("/events")) as { uid: string }[];
            expect(await project.outputs()).toMatchObject({ number: 1, shortUid: "1", found: signup?.uid });
            const mark = emulator.mark();
            expect((await project.upWithPreview()).changes).toEqual([]);
            expect(emulator.since(mark).writes).toBe(0);
        });

        test("shows and makes a change, and destroys everything", async () => {
            change("Hero", "Welcome");
            const preview = await project.preview();
            expect(preview.changes).toEqual(["update hero"]);
            expect(preview.output).toMatch(/~ name\s*: "Hero" => "Welcome"/);
            expect((await project.up()).errors).toBe("");
            expect((await project.refresh()).drift).toEqual([]);
            expect((await project.destroy()).errors).toBe("");
            expect(emulator.checkInvariants()).toEqual([]);
            expect([await emulator.api.get("/experiences"), await emulator.api.get("/events")]).toEqual([
                [],
                [],
            ]);
        });
    });
}
