import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, naturalForm, readProject } from "../support/naturalForm";
import { compassRecording } from "./compassRecording";

/** Three attributes, eight audiences, one event, two experiences, a PUT per version, and the priority order. */
const RESOURCES = 3 + 8 + 1 + 2 + 2 + 1;
/** Without the priority: where the experiences were created in its order, nothing is left to write. */
const LEAST_WRITES = RESOURCES - 1;
const LISTS = ["/attributes", "/audiences", "/events", "/experiences", "/experiences-priority"];

describe("the Compass program on an empty project", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        // The example as a user types it: with the type checker on.
        const folder = join(__dirname, "../../examples/compass");
        project = await newProject({ folder, emulator, typeChecked: true });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("its preview writes nothing and reads each list once at most", async () => {
        const mark = emulator.mark();
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect(preview.changes).toHaveLength(RESOURCES);
        expectFewReads(mark, 0);
    });

    test("its first up makes as few requests as the API allows", async () => {
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.exitCode).toBe(0);
        const reordered = emulator.since(mark).lines.filter((line) => line === "PUT /experiences-priority");
        expect(reordered.length).toBeLessThanOrEqual(1);
        expectFewReads(mark, LEAST_WRITES + reordered.length);
    });

    test("what the project then holds is the recording, field by field", async () => {
        const live = naturalForm(await readProject(emulator.api));
        expect(live).toEqual(naturalForm(compassRecording()));
    });

    test("a second up changes nothing and asks nothing", async () => {
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.changes).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("a refresh finds no drift", async () => {
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        expect(refresh.refreshed).toHaveLength(RESOURCES);
        expect(refresh.drift).toEqual([]);
    });

    test("destroy leaves nothing", async () => {
        expect(countObjects(await readProject(emulator.api))).toBeGreaterThan(0);
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        expect(countObjects(await readProject(emulator.api))).toBe(0);
    });

    function expectFewReads(mark: number, writes: number): void {
        const traffic = emulator.since(mark);
        expect(traffic.writes).toBe(writes);
        const reads = traffic.lines.filter((line) => line.startsWith("GET "));
        expect(reads.filter((line) => !LISTS.includes(line.slice(4)))).toEqual([]);
        expect(reads).toEqual([...new Set(reads)]);
    }
});
