import { type Block, readPage } from "../support/docs/pages";
import { compile } from "../support/docs/snippets";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject, type ProjectOptions } from "../support/engine";
import { countObjects, readProject } from "../support/naturalForm";

/** The guide is the test: each of its sections is a program, or a situation, and the message that one reads. */
interface Section {
    title: string;
    program?: Block;
    message: string;
}

const page = readPage("docs/guides/mistakes.md");
const base = page.blocks.find(({ info }) => info === "ts base")?.text ?? "";

const sections = page.text
    .split(/^## /m)
    .slice(1)
    .map((text): Section => {
        const title = text.slice(0, text.indexOf("\n"));
        const mine = page.blocks.filter((block) => text.includes(block.text));
        const message = mine.find(({ info }) => info === "text")?.text ?? "";
        return { title, program: mine.find(({ info }) => info.startsWith("ts")), message };
    });

/** What makes a mistake of a section that is not in its program. */
function optionsFor(title: string, emulator: TestEmulator): ProjectOptions {
    if (title === "No settings") return {};
    const config: Record<string, string> = title.startsWith("A token")
        ? { authtoken: "blt0123456789abcdef" }
        : {};
    return { emulator, config };
}

/** `<uid>` and `<name>` stand for any. */
function asPattern(message: string): RegExp {
    const literal = message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(literal.replaceAll("<uid>", "[0-9a-f]{24}").replaceAll("<name>", "\\w+"));
}

describe("a first mistake is told in the preview, in words:", () => {
    let emulator: TestEmulator;
    let project: EngineProject | undefined;

    beforeAll(async () => {
        emulator = await startTestEmulator();
    });
    afterEach(() => project?.dispose());
    afterAll(() => emulator?.close());

    test.each(sections)("$title", async ({ title, program, message }) => {
        await emulator.reset();
        if (title.startsWith("An object that already exists")) {
            await emulator.api.post("/events", { key: "signup", description: "By hand" });
        }
        const before = countObjects(await readProject(emulator.api));
        const source = `${base}\n${program?.text ?? ""}\n`.replace(/^import \* as personalize .*\n/, "");
        project = await newProject({ ...optionsFor(title, emulator), program: source });
        const preview = await project.preview();
        expect(preview.exitCode).not.toBe(0);
        expect(preview.errors).toMatch(asPattern(message));
        // A user's own mistake is a sentence, not a stack.
        expect(preview.output).not.toMatch(/unhandled exception|\n\s+at .*\.js:\d+/);
        expect(countObjects(await readProject(emulator.api))).toBe(before);
    });

    test("the compiler sees exactly those that the guide says it sees", () => {
        const programs = sections.flatMap(({ program }) => program ?? []);
        const whole = programs.map((block) => ({ ...block, text: `${base}\n${block.text}` }));
        const refused = new Set(compile(whole).map((said) => said.split(" ")[0]));
        const wrong = programs.filter(({ info }) => info === "ts wrong").map(({ at }) => at);
        expect([...refused]).toEqual(wrong);
    });

    test("there are at least ten", () => {
        expect(sections.length).toBeGreaterThanOrEqual(10);
        expect(sections.filter(({ message }) => message === "")).toEqual([]);
    });
});
