import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { long, longTest } from "../support/long";
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
const some = many.replace("const many", "const some").replace("40", "9");

/** Nothing in the experience's own arguments says what it uses. */
const programs = Object.entries({
    "forty audiences declared after their experience": hero + many + version("many"),
    "forty audiences declared before it": many + hero + version("many"),
}).slice(0, long ? undefined : 1);

const shop = `class Shop extends pulumi.ComponentResource {
    readonly fans: personalize.Audience;
    constructor(name: string, options: pulumi.ComponentResourceOptions) {
        super("test:index:Shop", name, {}, options);
        this.fans = new personalize.Audience("fans", { definition }, { parent: this });
    }
}
`;
const component = `${shop}${hero}const { fans } = new Shop("shop", { dependsOn: hero });\n${version("[fans]")}`;

/** The audience itself waits for the experience, in each way in which that can be said. */
const circles = {
    "an output that is there later": `${one("name: pulumi.output(1).apply(() => hero.name.apply((name) => name + ' fans')),")}${hero}${version("[a]")}`,
    "its name": hero + one("name: hero.name.apply((name) => name + ' fans'),") + version("[a]"),
    "its parent": hero + one("", "parent: hero") + version("[a]"),
    "its dependsOn": hero + one("", "dependsOn: hero") + version("[a]"),
    "the component that it is in": component,
    "a promise that is kept later": `let keep: (name: string) => void = () => undefined;\n${one("name: new Promise<string>((resolve) => { keep = resolve; }),")}${hero}hero.urn.apply(() => keep("late"));\n${version("[a]")}`,
};

/** The first is the only one that no line of the program shows. */
const tried = Object.entries(circles).slice(0, long ? undefined : 1);

/** What the first sentence says where the server minds. */
const reasons: [way: keyof typeof circles, sentence: RegExp][] = [
    [
        "the component that it is in",
        /Audience "fans" can't be deleted because Experience "hero" \([^)]+\) refers to it\. The program makes Pulumi delete it before its experiences: remove the dependency of the component "shop" on the experience in index\.ts:13 \(such as dependsOn\)\. Then run `pulumi up`/,
    ],
    [
        "its parent",
        /Experience "hero" \([^)]+\) refers to it\. .*: remove the option parent in index\.ts:6, and/,
    ],
    [
        "its name",
        /refers to it\. .*: remove what comes from the experience from the argument name in index\.ts:6\./,
    ],
];
const refused = reasons.slice(0, long ? undefined : 1);

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

    test.each(programs)("%s: all of it goes, in one run without a refusal", async (_, program) => {
        // A slow server is no reason to leave a dependency out.
        emulator.inject({ match: "createAudience", kind: "delay", ms: 2_000 });
        const project = await made(program);
        expect(await left()).toBe(41);
        const mark = emulator.mark();
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        expect(destroy.exitCode).toBe(0);
        expect(await left()).toBe(0);
        expect(emulator.since(mark).requests.filter((each) => each.status >= 400)).toEqual([]);
    });

    longTest(
        "where an await stands between, the order is the server's, or the message names a way that works",
        async () => {
            const program = `const done = (async () => {\n${hero}await new Promise((r) => setTimeout(r, 50));\n${some}${version("some")}})();\n`;
            const project = await made(program);
            // One at a time, in the engine's own order, which is another each time: seldom is the experience the first.
            const { exitCode, errors } = await project.destroy("--parallel", "1");
            expect(errors).toMatch(
                exitCode === 0
                    ? /^$/
                    : /^.*can't be deleted because Experience "hero" \([^)]+\) refers to it\. If this command also deletes the experience, run it again with `--continue-on-error`\./,
            );
            expect(await left()).toBe(exitCode === 0 ? 0 : 10);
            // As the message says: what the first run can't delete yet goes in the second.
            await project.destroy("--continue-on-error", "--parallel", "1");
            const again = await project.destroy("--continue-on-error", "--parallel", "1");
            expect([again.exitCode, again.errors]).toEqual([0, ""]);
            expect(await left()).toBe(0);
        },
    );

    test("an argument that is rejected ends the run, and the experience is not created", async () => {
        const rejected = one('name: Promise.reject(new Error("no such name")),');
        const project = await newProject({ program: head + rejected + hero + version("[a]"), emulator });
        projects.push(project);
        const up = await project.up();
        expect(up.exitCode).not.toBe(0);
        expect(up.errors).toContain("no such name");
        expect(await left()).toBe(0);
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

    test.each(refused)(
        "such a circle on a server that minds, by %s: destroy says what to remove",
        async (way, message) => {
            const project = await made(circles[way]);
            const destroy = await project.destroy();
            expect(destroy.errors).toMatch(message);
            const [, diagnostics] = destroy.output.split("Diagnostics:");
            expect(diagnostics?.match(/The program makes Pulumi delete it/g)).toHaveLength(1);
            expect(await left()).toBe(2);
        },
    );

    test("what destroy says helps", async () => {
        const project = await made(circles["its dependsOn"]);
        expect((await project.destroy()).errors).toMatch(
            /refers to it\. .*: remove the experience from the option dependsOn in index\.ts:6\./,
        );
        const mended = head + hero + one() + version("[a]");
        project.setProgram(mended);
        // The version went with its experience in the state, and stayed with it on the server.
        const id = /import: "([0-9a-f/]+)"/.exec((await project.up()).errors)?.[1];
        project.setProgram(mended.replace("] });\n", `] }, { import: "${id}" });\n`));
        expect((await project.up()).errors).toBe("");
        expect((await project.destroy()).errors).toBe("");
        expect(await left()).toBe(0);
    });
});
