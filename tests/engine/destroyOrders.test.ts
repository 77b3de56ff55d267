import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, readProject } from "../support/naturalForm";

const head = `import * as pulumi from "@pulumi/pulumi";
const { all, country } = personalize.rules;
const definition = all(country.equals("DE"));
`;
const hero = 'const hero = new personalize.Experience("hero", { type: "SEGMENTED" });\n';
const version = (audiences: string) =>
    `new personalize.ExperienceVersion("v", { experience: hero, status: "ACTIVE", variants: [{ name: "A", audiences: ${audiences} }] });\n`;
const one = (args = "", options = "") =>
    `const a = new personalize.Audience("a", { ${args} definition }, { ${options} });\n`;
/** More than the engine deletes at once. */
const many =
    'const many = [...Array(40).keys()].map((n) => new personalize.Audience("a" + n, { definition }));\n';
const AT_ONCE = "many.slice(0, 40)";

/** The experience is declared before what it uses; nothing in its own arguments says what that is. */
const programs = {
    "forty audiences declared after their experience": hero + many + version(AT_ONCE),
    "forty audiences declared before it": many + hero + version(AT_ONCE),
};

/** The audience itself waits for the experience, in each way in which that can be said. */
const circles = {
    "its name": hero + one("name: hero.name.apply((name) => name + ' fans'),") + version("[a]"),
    "its parent": hero + one("", "parent: hero") + version("[a]"),
    "its dependsOn": hero + one("", "dependsOn: hero") + version("[a]"),
    "an output that is there later": `${one("name: pulumi.output(1).apply(() => hero.name.apply((name) => name + ' fans')),")}${hero}${version("[a]")}`,
    "a promise that is kept later": `let keep: (name: string) => void = () => undefined;\n${one("name: new Promise<string>((resolve) => { keep = resolve; }),")}${hero}hero.urn.apply(() => keep("late"));\n${version("[a]")}`,
};

/** Each waits until a standstill is taken for a circle, so only the first is tried by default. */
const tried = Object.entries(circles).slice(0, process.env.PERSONALIZE_LONG ? undefined : 1);

describe("destroy, with the real engine", () => {
    let emulator: TestEmulator;
    const projects: EngineProject[] = [];

    beforeAll(async () => {
        emulator = await startTestEmulator();
    });
    beforeEach(() => emulator.reset());
    afterEach(() => {
        for (const project of projects.splice(0)) project.dispose();
    });
    afterAll(() => emulator?.close());

    async function made(program: string): Promise<EngineProject> {
        const project = await newProject({ program: head + program, emulator });
        projects.push(project);
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.exitCode).toBe(0);
        return project;
    }

    const left = async () => countObjects(await readProject(emulator.api));

    test.each(Object.entries(programs))(
        "%s: all of it goes, in one run without a refusal",
        async (_, program) => {
            const project = await made(program);
            expect(await left()).toBe(41);
            const mark = emulator.mark();
            const destroy = await project.destroy();
            expect(destroy.errors).toBe("");
            expect(destroy.exitCode).toBe(0);
            expect(await left()).toBe(0);
            expect(emulator.since(mark).requests.filter((each) => each.status >= 400)).toEqual([]);
        },
    );

    test("where an await stands between, what the server refuses is said with a way on that works", async () => {
        const program = `const done = (async () => {\n${hero}await new Promise((r) => setTimeout(r, 50));\n${many}${version(AT_ONCE)}})();\n`;
        const project = await made(program);
        // One at a time, in the engine's own order, which is another each time: seldom is the experience the first.
        const { exitCode, errors } = await project.destroy("--parallel", "1");
        expect(errors).toMatch(exitCode === 0 ? /^$/ : /Still referenced by .*--parallel 1000/);
        expect(await left()).toBe(exitCode === 0 ? 0 : 41);
        const again = await project.destroy("--parallel", "1000");
        expect([again.exitCode, again.errors]).toEqual([0, ""]);
        expect(await left()).toBe(0);
    });

    test("a server that is slow in the meantime is no circle, and all of it goes in one run", async () => {
        emulator.inject({ match: "createAttribute", kind: "delay", ms: 15_000 });
        const late =
            'const tier = new personalize.Attribute("tier", { key: "tier" });\n' +
            'const a = new personalize.Audience("a", { definition: personalize.rules.custom(tier).equals("x") });\n';
        const project = await made(late + hero + version("[a]"));
        const mark = emulator.mark();
        expect((await project.destroy()).errors).toBe("");
        expect(await left()).toBe(0);
        expect(emulator.since(mark).requests.filter((each) => each.status >= 400)).toEqual([]);
    });

    test.each(tried)("an audience that waits for its experience by %s", async (_, program) => {
        // Where the server minds, only the deletion of the experience by hand undoes the circle.
        const project = await made(program);
        emulator.configure({ switches: { referredDeletion: "allowed" } });
        const destroy = await project.destroy();
        emulator.configure({ switches: { referredDeletion: "refused" } });
        expect(destroy.errors).toBe("");
        expect(await left()).toBe(0);
    });

    test("such a circle on a server that minds: the message leads out of it", async () => {
        const project = await made(circles["its name"]);
        const destroy = await project.destroy();
        expect(destroy.errors).toMatch(/delete that object in Personalize, run `pulumi refresh`/);
        const [experience] = await emulator.api.get<{ uid: string }[]>("/experiences");
        await emulator.api.delete(`/experiences/${experience?.uid}`);
        expect((await project.refresh()).errors).toBe("");
        expect((await project.destroy()).errors).toBe("");
        expect(await left()).toBe(0);
    });
});
