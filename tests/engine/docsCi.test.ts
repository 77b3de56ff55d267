import { commandsIn } from "../support/docs/commands";
import { readPage } from "../support/docs/pages";
import { stepsOf } from "../support/docs/workflows";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

const workflow = readPage("docs/guides/ci.md").blocks.find(({ info }) => info === "yaml");
const steps = workflow ? stepsOf(workflow).flatMap(commandsIn) : [];

/** The arguments of a step of the guide's workflow, without what the harness gives by itself. */
function step(...wanted: string[]): string[] {
    const found = steps.find(({ words }) => wanted.every((word) => words.includes(word)));
    if (!found) throw new Error(`The workflow has no step with ${wanted.join(" ")}.`);
    const words = found.words.slice(1);
    const stack = words.indexOf("--stack");
    return words.filter((word, at) => at !== stack && at !== stack + 1 && word !== "--non-interactive");
}

const program = 'new personalize.Attribute("tier", { key: "tier", name: "Tier" });\n';

describe("the workflow of the CI guide", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program, emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("previews a pull request without a write, and does on main what it said", async () => {
        const mark = emulator.mark();
        expect((await project.pulumi(step("preview", "--diff"))).exitCode).toBe(0);
        expect(emulator.since(mark).writes).toBe(0);
        expect((await project.pulumi(step("up", "--yes"))).exitCode).toBe(0);
        expect(emulator.since(mark).writes).toBe(1);
    });

    test("is silent at night while nothing has changed, and fails with the field where something has", async () => {
        const drift = step("--refresh", "--expect-no-changes");
        expect((await project.pulumi(drift)).exitCode).toBe(0);
        const [tier] = await emulator.api.get<{ uid: string }[]>("/attributes");
        await emulator.api.put(`/attributes/${tier!.uid}`, { name: "By hand", key: "tier", description: "" });
        const mark = emulator.mark();
        const { exitCode, output } = await project.pulumi(drift);
        expect(exitCode).not.toBe(0);
        expect(output).toMatch(/~ name\s*: "By hand" => "Tier"/);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("takes a rotated token at once, and says what to do about an old one", async () => {
        project.setEnv({ CONTENTSTACK_AUTHTOKEN: "blt00000old00000token" });
        const old = await project.refresh();
        expect(old.errors).toMatch(/401.*Set CONTENTSTACK_AUTHTOKEN to a new token/);
        project.setEnv({ CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        expect((await project.refresh()).exitCode).toBe(0);
    });
});
