import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, readProject } from "../support/naturalForm";
import { worldProgram } from "./world";

interface BadInput {
    what: string;
    config?: Record<string, string>;
    env?: NodeJS.ProcessEnv;
    change?: Record<string, Record<string, string>>;
    /** What the user reads. */
    says: RegExp[];
    /** The property that is named. */
    property?: string;
}

const variants = (first: number, second: number) =>
    `[{ name: "A", trafficDistribution: ${first} }, { name: "B", trafficDistribution: ${second} }]`;

const settings: BadInput[] = [
    {
        what: "no token",
        env: { CONTENTSTACK_AUTHTOKEN: "" },
        says: [/no token is set/, /CONTENTSTACK_AUTHTOKEN/],
    },
    {
        what: "a wrong token",
        env: { CONTENTSTACK_AUTHTOKEN: "blt1234567890abcdef" },
        says: [/401/, /authtoken is wrong/, /CONTENTSTACK_AUTHTOKEN/],
    },
    {
        what: "an unknown region",
        config: { baseUrl: "", region: "AWS-MARS" },
        says: [/AWS-MARS/, /AWS-NA/, /GCP-EU/],
    },
    {
        what: "a project uid that is none",
        config: { projectUid: "my-project" },
        says: [/projectUid/, /my-project/, /24 hex/],
    },
    {
        what: "the uid of a project that does not exist",
        config: { projectUid: "aaaaaaaaaaaaaaaaaaaaaaaa" },
        says: [/404/, /project does not exist/, /contentstack-personalize:projectUid/],
    },
    {
        what: "an address that carries the token in clear",
        config: { baseUrl: "http://personalize-api.example.com" },
        says: [/http:\/\//, /would send the token over the network as plain text/, /https:\/\//],
    },
    {
        what: "a server that is down",
        config: { baseUrl: "http://127.0.0.1:9" },
        says: [/127\.0\.0\.1:9/, /ECONNREFUSED/],
    },
];

const declarations: BadInput[] = [
    {
        what: "an unknown status",
        change: { heroVersion: { status: '"LIVE" as never' } },
        says: [/LIVE/, /DRAFT/, /ACTIVE/, /PAUSED/],
        property: "status",
    },
    {
        what: "a condition that its attribute does not take",
        change: {
            gold: {
                definition: `{ __type: "RuleCombination", combinationType: "AND", rules: [{ __type: "Rule",
                    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
                    attributeMatchCondition: "NUMBER_LESS_THAN",
                    attributeMatchOptions: { __type: "NumberMatchOptions", value: 3 } }] } as never`,
            },
        },
        says: [/Country does not take NUMBER_LESS_THAN/, /STRING_EQUALS/],
        property: "definition.rules[0].attributeMatchCondition",
    },
    {
        what: "an A/B split of 90 percent",
        change: { heroVersion: { variants: variants(50, 40) } },
        says: [/90/, /100/],
        property: "variants",
    },
];

/** What a user reads in each case, for who wants to see it: `.tmp/bad-input.md`. */
const kept = resolve(__dirname, "../../.tmp/bad-input.md");

function keep(what: string, errors: string): void {
    mkdirSync(dirname(kept), { recursive: true });
    appendFileSync(kept, `## ${what}\n\n${errors}\n\n`);
}

describe("bad input is one clear sentence, and the project stays untouched:", () => {
    let emulator: TestEmulator;
    let project: EngineProject | undefined;

    beforeAll(async () => {
        rmSync(kept, { force: true });
        emulator = await startTestEmulator();
    });
    afterEach(() => project?.dispose());
    afterAll(() => emulator?.close());

    test.each([...settings, ...declarations])(
        "$what",
        async ({ what, config, env, change, says, property }) => {
            const { baseUrl, ...rest } = { ...emulator.config, ...config };
            project = await newProject({
                program: worldProgram(change),
                emulator: { authtoken: emulator.authtoken, config: baseUrl ? { baseUrl, ...rest } : rest },
                ...(env ? { env } : {}),
            });
            const mark = emulator.mark();
            const up = await project.upWithPreview();
            keep(what, up.errors);
            expect(up.exitCode).not.toBe(0);
            for (const part of says) expect(up.errors).toMatch(part);
            if (property) expect(up.errors).toContain(property);
            // A user's own mistake needs no stack trace, and is not said once per resource.
            expect(up.output).not.toMatch(/\n\s+at .*\.js:\d+/);
            expect(emulator.since(mark).writes).toBe(0);
            expect(countObjects(await readProject(emulator.api))).toBe(0);
        },
    );

    test("--continue-on-error reports the resource that failed, and no mistake of those that need it", async () => {
        const { uid } = await emulator.api.post<{ uid: string }>("/experiences", {
            name: "Theirs",
            __type: "SEGMENTED",
        });
        project = await newProject({
            program: `const { all, country } = personalize.rules;
const fans = new personalize.Audience("fans", { definition: all(country.equals("DE")) });
new personalize.ExperienceVersion("v", { experience: "${uid}", status: "DRAFT", variants: [{ name: "A", audiences: [fans] }] });
new personalize.Event("of", { key: fans.uid, description: "d" });
`,
            emulator: {
                authtoken: emulator.authtoken,
                config: { ...emulator.config, maxRetries: "0" },
            },
        });
        emulator.inject({ match: "createAudience", kind: "429", nth: "every" });
        const up = await project.up("--continue-on-error");
        emulator.clearFaults();
        expect(up.exitCode).not.toBe(0);
        expect(up.errors).toContain("429");
        expect(up.errors).not.toMatch(/has a problem|at least one audience|is required/);
        expect((await project.up()).errors).toBe("");
        await project.destroy();
        await emulator.api.delete(`/experiences/${uid}`);
    });

    test("a resource that Pulumi itself refuses shows the user's line, as any other resource does", async () => {
        const options = '{ customTimeouts: { create: "soon" } }';
        project = await newProject({
            program: `\nnew personalize.Event("e", { key: "e" }, ${options});\n`,
            emulator,
        });
        const preview = await project.preview();
        expect(preview.exitCode).not.toBe(0);
        expect(preview.errors).toMatch(/failed to register new resource e .*soon/);
        expect(preview.errors).toMatch(/index\.ts:3:\d+/);
    });

    test("a setting that is none is a warning, once, with the one that was meant", async () => {
        const config = { ...emulator.config, regoin: "EU" };
        project = await newProject({
            program: worldProgram(),
            emulator: { authtoken: emulator.authtoken, config },
        });
        const preview = await project.preview();
        expect(preview.exitCode).toBe(0);
        const warnings = preview.output.match(
            /warning: .*regoin.*Did you mean contentstack-personalize:region/g,
        );
        expect(warnings).toHaveLength(1);
    });
});
