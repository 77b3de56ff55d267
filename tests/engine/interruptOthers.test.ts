import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { longTest } from "../support/long";
import { endAll, heldIn, hostsAmong, startRun, stateFiles, unlock } from "./interruptible";
import { interruptProgram } from "./interruptProgram";

const program = interruptProgram();

/** It is not the server that keeps us from making one thing twice. */
const TWICE = { duplicateKeys: "allowed", duplicateNames: "allowed" } as const;

function isWhole(file: string): boolean {
    try {
        JSON.parse(readFileSync(file, "utf8"));
        return true;
    } catch {
        return false;
    }
}

/** What each refusal is about, as the program has it, and the id that it names. */
function advisedImports(errors: string): [declaration: string, id: string][] {
    const refusals = errors.matchAll(
        /(Attribute|Audience|Event|Experience|ExperienceVersion \(\w+\) of) "(.+?)"[^\n]*import: "([^"]+)"/g,
    );
    return [...refusals].map(([, kind = "", key = "", id = ""]) =>
        kind.startsWith("ExperienceVersion") ? [`experience: x${key.split(" ")[1]},`, id] : [`"${key}"`, id],
    );
}

/** The ids of everything that a stack manages, without its order. */
async function managedIds(project: EngineProject): Promise<string[]> {
    const { deployment } = JSON.parse(await project.stackExport());
    return deployment.resources
        .filter(({ type }: { type: string }) => /personalize:(?!ExperiencesPriority)/.test(type))
        .map(({ id }: { id: string }) => id);
}

describe("what else may be interrupted in an up of sixty resources", () => {
    const folder = mkdtempSync(join(tmpdir(), "personalize-interrupt-"));
    const dataFile = join(folder, "project.json");
    let emulator: TestEmulator;
    let undisturbed: unknown;
    let atRequest: (count: number) => void = () => undefined;
    let requests = 0;
    /** What a kill left alive. */
    let left: number[] = [];
    const projects: EngineProject[] = [];

    /** A server of this data file; on the port of the one before, so that a stack finds it again. */
    const serve = async (port = 0): Promise<TestEmulator> =>
        startTestEmulator({ port, dataFile, latencyMs: 10, requestLog: () => atRequest(++requests) });

    async function newStack(): Promise<EngineProject> {
        const project = await newProject({ program, emulator });
        projects.push(project);
        return project;
    }

    /** Adds the `import` options that the previews ask for, until none does. */
    async function followAdvice(project: EngineProject): Promise<void> {
        let followed = program;
        for (;;) {
            const { errors } = await project.preview();
            const advised = advisedImports(errors);
            if (advised.length === 0) return;
            for (const [declaration, id] of advised) {
                const line = followed.split("\n").find((each) => each.includes(declaration)) ?? "";
                expect(line).toMatch(/ \}\);$/);
                followed = followed.replace(line, line.replace(/\);$/, `, { import: "${id}" });`));
            }
            project.setProgram(followed);
        }
    }

    /** The documented way on brings the stack and the project to where an undisturbed run ends. */
    async function endsWell(project: EngineProject): Promise<void> {
        expect(await project.recover()).toMatchObject({ exitCode: 0 });
        await followAdvice(project);
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(await heldIn(emulator)).toEqual(undisturbed);
        expect((await project.refresh()).drift).toEqual([]);
        expect((await project.preview()).changes).toEqual([]);
    }

    beforeAll(async () => {
        emulator = await serve();
        const up = await (await newStack()).up();
        if (up.exitCode !== 0) throw new Error(up.output);
        undisturbed = await heldIn(emulator);
    });
    beforeEach(async () => {
        await emulator.reset();
        emulator.configure({ switches: TWICE });
        requests = 0;
        atRequest = () => undefined;
    });
    afterEach(() => {
        atRequest = () => undefined;
        endAll(left);
        left = [];
        for (const project of projects.splice(0)) project.dispose();
    });
    afterAll(async () => {
        await emulator?.close();
        rmSync(folder, { recursive: true });
    });

    test("`kill -9` of the dynamic-provider host alone", async () => {
        const project = await newStack();
        const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        let hosts: number[] = [];
        atRequest = (count) => {
            if (count !== 25) return;
            hosts = hostsAmong(run.family());
            endAll(hosts);
        };
        await run.ended;
        expect(hosts).toHaveLength(1);
        await endsWell(project);
    });

    test("the server dies, and comes back with what its data file holds", async () => {
        const project = await newStack();
        const port = Number(new URL(emulator.url).port);
        const gone = new Promise<void>((resolve) => {
            atRequest = (count) => {
                if (count === 25) resolve();
            };
        });
        const up = project.up();
        await gone;
        await emulator.close();
        expect((await up).exitCode).not.toBe(0);
        emulator = await serve(port);
        await endsWell(project);
    });

    longTest("the server comes back without its last writes", async () => {
        const project = await newStack();
        const port = Number(new URL(emulator.url).port);
        let early = "";
        atRequest = (count) => {
            if (count === 40) early = readFileSync(dataFile, "utf8");
        };
        expect((await project.up()).errors).toBe("");
        await emulator.close();
        writeFileSync(dataFile, early);
        emulator = await serve(port);
        expect(await heldIn(emulator)).not.toEqual(undisturbed);
        // The state knows more than the server has: a refresh says what is gone.
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        expect(refresh.drift.length).toBeGreaterThan(0);
        await endsWell(project);
    });

    longTest("every answer to a creation is lost", async () => {
        const project = await newStack();
        for (const path of ["/attributes", "/audiences", "/events", "/experiences"])
            emulator.inject({ match: `POST ${path}`, kind: "reset-after", nth: "every" });
        const up = await project.up();
        expect(up.errors).toBe("");
        emulator.clearFaults();
        await endsWell(project);
    });

    longTest("`kill -9` of pulumi while it writes what the file backend keeps beside the state", async () => {
        const project = await newStack();
        const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        atRequest = (count) => {
            if (count !== 25) return;
            left = run.family();
            run.kill();
        };
        await run.ended;
        // The moment itself is rarely met: one kill in six.
        writeFileSync(stateFiles(project).attributes, "");
        expect((await project.up()).output).toContain("failed to load checkpoint: EOF");
        await unlock(project);
        await endsWell(project);
    });

    longTest("`kill -9` of a destroy: `up --refresh` brings everything back", async () => {
        const project = await newStack();
        expect((await project.up()).errors).toBe("");
        requests = 0;
        const env = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
        const run = await startRun(project, env, { command: "destroy" });
        atRequest = (count) => {
            if (count !== 25) return;
            left = run.family();
            run.kill();
        };
        await run.ended;
        endAll(left);
        await unlock(project);
        expect((await project.up()).errors).toMatch(/^$|pulumi (?:up --)?refresh/);
        expect((await project.up("--refresh")).errors).toBe("");
        expect(await heldIn(emulator)).toEqual(undisturbed);
        expect((await project.preview()).changes).toEqual([]);
    });

    longTest("the disk that holds the state is full", async () => {
        const project = await newStack();
        project.setProgram(program.split("\n").slice(0, 10).join("\n"));
        expect((await project.up()).errors).toBe("");
        project.setProgram(program);
        const env = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
        const run = await startRun(project, env, { args: ["--parallel", "1"], largestFile: 60 });
        await run.ended;
        // Pulumi leaves the state cut off, and so is its copy beside it.
        const { state, attributes, backups } = stateFiles(project);
        expect((await project.up()).output).toContain("unexpected end of JSON input");
        const [backup = ""] = readdirSync(backups)
            .filter((name) => name.endsWith(".json") && isWhole(join(backups, name)))
            .sort()
            .reverse();
        copyFileSync(join(backups, backup), state);
        rmSync(attributes);
        await endsWell(project);
    });

    longTest("the state is lost", async () => {
        const project = await newStack();
        expect((await project.up()).errors).toBe("");
        rmSync(stateFiles(project).state);
        const init = await project.pulumi(["stack", "init"]);
        expect(init).toMatchObject({ exitCode: 0 });
        await endsWell(project);
    });

    longTest("two stacks come up with the same program at once", async () => {
        // Two that look at the same moment can't see each other; the server decides.
        emulator.configure({ switches: { duplicateKeys: "refused", duplicateNames: "refused" } });
        const both = [await newStack(), await newStack()] as const;
        await Promise.all(both.map((project) => project.up()));
        const ids = await Promise.all(both.map(managedIds));
        expect(ids[0]?.filter((id) => ids[1]?.includes(id))).toEqual([]);
        const { count } = await heldIn(emulator);
        // A version and the order are no objects of their own in this count.
        expect(count).toBe(new Set(ids.flat().map((id) => id.split("/")[0])).size);
        const errors = await Promise.all(both.map(async (project) => (await project.preview()).errors));
        expect(errors.join("\n")).toContain("already exists");
    });
});
