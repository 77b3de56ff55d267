import { ByHand } from "../support/byHand";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, type EngineResult, newProject } from "../support/engine";
import { type VariantInputs, VersionPrograms } from "../support/versionPrograms";

type Status = "DRAFT" | "ACTIVE" | "PAUSED";

/** A declaration as a program has it. */
export function experience(name: string, args: object = {}, options = ""): string {
    const all = JSON.stringify({ type: "SEGMENTED", ...args });
    return `const ${name} = new personalize.Experience("${name}", ${all}, { ${options} });`;
}

interface VersionOptions {
    /** The experience's variable; `hero` by default. */
    of?: string;
    /** The logical name, where it is not the variable. */
    as?: string;
    /** Resource options, as a program has them. */
    options?: string;
    /** The variants of the draft beside the version. */
    staged?: readonly (string | VariantInputs)[] | undefined;
}

export function version(
    name: string,
    status: Status,
    variants: readonly (string | VariantInputs)[],
    { of = "hero", as = name, options = "", staged }: VersionOptions = {},
): string {
    const draft = staged === undefined ? "" : `, staged: { ${content(staged)} }`;
    const args = `{ experience: ${of}, status: "${status}", ${content(variants)}${draft} }`;
    return `const ${name} = new personalize.ExperienceVersion("${as}", ${args}, { ${options} });`;
}

function content(variants: readonly (string | VariantInputs)[]): string {
    const each = variants.map((variant) =>
        JSON.stringify(typeof variant === "string" ? { name: variant } : variant).replace(
            /\}$/,
            ", audiences }",
        ),
    );
    return `variants: [${each.join(", ")}]`;
}

/** A project of segmented experiences for one audience, a program, and a colleague in the web UI. */
export class VersionProject {
    private constructor(
        readonly emulator: TestEmulator,
        readonly project: EngineProject,
        private readonly audienceUid: string,
    ) {}

    static async start(): Promise<VersionProject> {
        const emulator = await startTestEmulator();
        const { audienceUid } = await VersionPrograms.create(emulator.api);
        return new VersionProject(emulator, await newProject({ emulator }), audienceUid);
    }

    async end(): Promise<void> {
        this.project.dispose();
        await this.emulator.close();
    }

    /** What the program is from now on. */
    declare(...declarations: readonly string[]): void {
        this.project.setProgram([`const audiences = ["${this.audienceUid}"];`, ...declarations].join("\n"));
    }

    /** An `up` of these; fails the test where anything goes wrong. */
    async up(...declarations: readonly string[]): Promise<EngineResult> {
        this.declare(...declarations);
        const up = await this.project.up();
        expect(up.errors).toBe("");
        expect(up.exitCode).toBe(0);
        return up;
    }

    async colleague(experienceName = "hero"): Promise<ByHand> {
        const { api } = this.emulator;
        return new ByHand(api, await this.uidOf(experienceName), this.audienceUid);
    }

    /** The versions as the server has them, the oldest first: `1 ACTIVE A:0 B:1`. */
    async versions(experienceName = "hero"): Promise<string[]> {
        const all = await (await this.colleague(experienceName)).versions();
        return all.reverse().map(({ versionNumber, status, variants = [] }) => {
            const identities = variants.map(({ name, shortUid }) => `${name}:${shortUid}`);
            return [versionNumber, status, ...identities].join(" ");
        });
    }

    /** Those of every experience, each after its name where there are several. */
    async allVersions(): Promise<string[]> {
        const all = await this.emulator.api.get<{ name: string }[]>("/experiences");
        const names = all.map(({ name }) => name).sort();
        const lists = await Promise.all(
            names.map(async (name) =>
                (await this.versions(name)).map((each) => (all.length > 1 ? `${name} ${each}` : each)),
            ),
        );
        return lists.flat();
    }

    /** What the state has of a resource of that logical name. */
    async outputsOf(name: string): Promise<Record<string, unknown>> {
        const { deployment } = JSON.parse(await this.project.stackExport());
        const found = deployment.resources.filter(({ urn, type }: { urn: string; type: string }) => {
            return urn.endsWith(`::${name}`) && type.endsWith(":ExperienceVersion");
        });
        expect(found).toHaveLength(1);
        return found[0].outputs;
    }

    private async uidOf(experienceName: string): Promise<string> {
        const all = await this.emulator.api.get<{ uid: string; name: string }[]>("/experiences");
        const found = all.find(({ name }) => name === experienceName);
        if (found === undefined) throw new Error(`there is no experience ${experienceName}`);
        return found.uid;
    }
}
