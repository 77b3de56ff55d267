import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { stateFiles } from "./interruptible";
import { worldNames, worldProgram } from "./world";

interface ResourceState {
    urn: string;
    type: string;
    id?: string;
    outputs?: object;
    created?: string;
    modified?: string;
    [field: string]: unknown;
}

interface Exported {
    deployment: {
        resources: ResourceState[];
        pending_operations?: { type: string; resource: ResourceState }[];
    };
}

/** Further options that the state keeps: a parent, secrets, protection. */
const SECRET = "hidden-description";
const more = `
const group = new pulumi.ComponentResource("test:Group", "group");
new personalize.Attribute(
    "secret",
    { key: "secret", name: "Secret", description: pulumi.secret("${SECRET}") },
    { parent: group, protect: true, additionalSecretOutputs: ["key", "createdAt"], dependsOn: [signup] },
);`;
const program = `import * as pulumi from "@pulumi/pulumi";\n${worldProgram()}${more}`;
const names = [...worldNames, "secret"];

const nameOf = ({ urn }: ResourceState): string => urn.split("::").at(-1) ?? "";
const isOurs = ({ type }: ResourceState): boolean => type.includes("contentstack-personalize");

describe("personalize recover, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    /** The state that an undisturbed run has written. */
    let undisturbed: Exported;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program, emulator, config: { attemptTimeout: "0.1s" } });
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
        undisturbed = await exported();
    });
    beforeEach(() => writeState(undisturbed.deployment));
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    async function exported(...options: string[]): Promise<Exported> {
        return JSON.parse(await project.stackExport(...options));
    }

    /** Into the file of the backend: `pulumi stack import` would remove what is pending. */
    function writeState(deployment: Exported["deployment"]): void {
        const { state } = stateFiles(project);
        const file = JSON.parse(readFileSync(state, "utf8"));
        file.checkpoint.latest = deployment;
        writeFileSync(state, JSON.stringify(file));
    }

    /** The state as a kill would have left it while these were created. */
    function interrupted(isPending: (state: ResourceState) => boolean): void {
        const { deployment } = structuredClone(undisturbed);
        const pending = deployment.resources.filter((each) => isOurs(each) && isPending(each));
        writeState({
            ...deployment,
            resources: deployment.resources.filter((each) => !pending.includes(each)),
            pending_operations: pending.map(({ id: _, outputs: __, ...begun }) => ({
                type: "creating",
                resource: begun,
            })),
        });
    }

    /** By URN, without the times of the state itself, and with lists of dependencies in one order. */
    function comparable({ deployment }: Exported): object {
        const strip = ({ created, modified, dependencies, ...rest }: ResourceState) => ({
            ...rest,
            ...(dependencies ? { dependencies: [...(dependencies as string[])].sort() } : {}),
            times: [typeof created, typeof modified],
        });
        return Object.fromEntries(deployment.resources.map((each) => [each.urn, strip(each)]));
    }

    /** The next run goes on as if nothing had happened. */
    async function nothingToDo(): Promise<void> {
        const mark = emulator.mark();
        const up = await project.up();
        expect([up.errors, up.changes]).toEqual(["", []]);
        expect((await project.refresh()).drift).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
    }

    const backups = () => readdirSync(project.folder).filter((name) => name.endsWith(".backup.json"));

    test("of every kind, field by field as an undisturbed run writes it; secrets stay encrypted", async () => {
        interrupted(() => true);
        const before = await project.stackExport();
        const mark = emulator.mark();
        const recover = await project.recover();
        expect(recover).toMatchObject({ exitCode: 0 });
        expect(emulator.since(mark).writes).toBe(0);
        for (const name of names)
            expect(recover.output).toMatch(new RegExp(`is added to the state .*matches .*::${name}$`, "m"));
        const after = await exported("--show-secrets");
        expect(after.deployment.pending_operations).toBeUndefined();
        writeState(undisturbed.deployment);
        expect(comparable(after)).toEqual(comparable(await exported("--show-secrets")));

        const [backup = ""] = backups();
        expect(recover.output).toContain(backup);
        expect(JSON.parse(readFileSync(join(project.folder, backup), "utf8"))).toEqual(JSON.parse(before));
        expect(statSync(join(project.folder, backup)).mode & 0o777).toBe(0o600);
        interrupted(() => true);
        await project.recover();
        for (const text of [recover.output, before, await project.stackExport()])
            expect(text).not.toContain(SECRET);
        await nothingToDo();
    });

    test("without it, nothing is made twice, and the error names it", async () => {
        interrupted((each) => ["silver", "spare", "secret", "order"].includes(nameOf(each)));
        const mark = emulator.mark();
        const up = await project.up();
        expect(up.errors).toMatch(
            /already exists: .* `npx --no-install pulumi-contentstack-personalize recover`.* aliases.* import: "/,
        );
        expect(emulator.since(mark).writes).toBe(0);
        expect((await project.recover()).output).toContain("The state is written.");
        await nothingToDo();
    });

    test("what was not made loses its entry, what differs is left with its advice, and nothing is added", async () => {
        const uidOf = (name: string) =>
            undisturbed.deployment.resources.find((each) => nameOf(each) === name)?.id;
        const { deployment } = structuredClone(undisturbed);
        const pendingOf = (name: string, urn: string, change: object) => {
            const {
                id: _,
                outputs: __,
                ...begun
            } = deployment.resources.find((each) => nameOf(each) === name)!;
            const inputs = { ...(begun.inputs as object), ...change };
            return {
                type: "creating",
                resource: { ...begun, urn: begun.urn.replace(/[^:]+$/, urn), inputs },
            };
        };
        const resources = deployment.resources.filter((each) => nameOf(each) !== "spare");
        writeState({
            ...deployment,
            resources,
            pending_operations: [
                pendingOf("signup", "notMade", { key: "never" }),
                pendingOf("signup", "ofAnother", {}),
                pendingOf("spare", "spare", { description: "differs" }),
                {
                    type: "deleting",
                    resource: deployment.resources.find((each) => nameOf(each) === "order")!,
                },
            ],
        });
        const answer = await project.recover(["--json"]);
        const row = (urn: string, fields: object) =>
            expect.objectContaining({ urn: expect.stringMatching(`::${urn}$`), ...fields });
        const creates = [
            row("notMade", { outcome: "removed", found: "was not created" }),
            row("ofAnother", { outcome: "removed", found: expect.stringContaining("::signup") }),
            row("spare", {
                outcome: "left",
                found: expect.stringContaining("description: declared"),
                advice: expect.stringContaining(`import: "${uidOf("spare")}"`),
            }),
        ];
        expect(JSON.parse(answer.stdout)).toEqual({ written: false, creates });
        expect((await exported()).deployment.pending_operations).toHaveLength(4);

        const written = await project.recover(["--json", "--yes"]);
        expect(JSON.parse(written.stdout)).toEqual({
            written: true,
            backup: expect.stringMatching(/^test\.dev\..*\.backup\.json$/),
            creates,
        });
        const after = (await exported()).deployment;
        expect(after.pending_operations).toBeUndefined();
        expect(after.resources.map(nameOf)).toEqual(resources.map(nameOf));
    });

    test("a state that changes meanwhile is not overwritten; without --yes or a terminal nothing is", async () => {
        interrupted((each) => nameOf(each) === "spare");
        const asked = await project.recover([]);
        expect(asked.exitCode).toBe(1);
        expect(asked.output).toContain("add --yes");

        // Somebody else writes the state just before the last look at it.
        const bin = join(project.folder, "bin");
        mkdirSync(bin);
        const count = join(bin, "count");
        writeFileSync(count, "");
        writeFileSync(
            join(bin, "pulumi"),
            `#!/bin/bash\nPATH="\${PATH#*:}"\necho >> "${count}"\n[ "$(wc -l < "${count}")" = 3 ] && pulumi state protect --all --yes --stack dev --non-interactive > /dev/null\nexec pulumi "$@"\n`,
        );
        chmodSync(join(bin, "pulumi"), 0o755);
        const met = await project.recover(["--yes"], { PATH: `${bin}:${project.path}` });
        expect(met.exitCode).toBe(1);
        expect(met.output).toContain("has changed while this command ran");
        expect((await exported()).deployment.pending_operations).toHaveLength(1);
        expect((await exported()).deployment.resources.filter(isOurs).every((each) => each.protect)).toBe(
            true,
        );
    });
});
