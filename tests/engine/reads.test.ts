import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

describe("reads in a program", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ emulator });
        for (const key of ["one", "two"]) await emulator.api.post("/events", { key });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("share one request per list and run, and find what the same run has made", async () => {
        project.setProgram(`
            export = async () => {
                const one = await personalize.getEvent({ key: "one" });
                const all = await personalize.getEvents();
                const three = new personalize.Event("three", { key: "three" });
                const four = new personalize.Event("four", { key: "four" }, { dependsOn: three });
                const made = personalize.getEventOutput({ uid: four.uid });
                return { one: one.uid, all: all.length, made: made.key };
            };`);
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toBe("");
        const { one, ...rest } = await project.outputs();
        expect(rest).toEqual({ all: 2, made: "four" });
        // One of the program's for its two reads, one of its own for what was not there yet, one of the host's.
        expect(emulator.since(mark).lines.filter((line) => line === "GET /events")).toHaveLength(3);
        const again = await project.upWithPreview();
        expect(again.changes).toEqual([]);
    });

    test("say what is wrong in words, without a stack", async () => {
        project.setProgram(
            'export const uid = personalize.getEvent({ key: "five" }).then((found) => found.uid);',
        );
        const preview = await project.preview();
        expect(preview.exitCode).not.toBe(0);
        expect(preview.output).toContain('getEvent: there is no event with the key "five" in project');
        expect(preview.output).not.toMatch(/^\s+at .*\/reads\//m);
    });

    test("their requests and the host's are shown where that is asked for", async () => {
        project.setProgram(`
            new personalize.Event("three", { key: "three" });
            new personalize.Event("six", { key: "six" });
            export const events = personalize.getEventsOutput().length;`);
        project.setConfig({ debug: "true" });
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.output).toMatch(/personalize: GET \/events → 200 in \d+ ms, attempt 1/);
        expect(up.output).toMatch(/personalize: POST \/events → 201 in \d+ ms, attempt 1/);
        expect(up.output).not.toContain(emulator.authtoken);
    });
});
