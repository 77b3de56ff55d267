import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refreshRefused, TOKEN, tells, WRONG } from "../support/canary";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { worldProgram } from "./world";

describe("the token", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    const folder = mkdtempSync(join(tmpdir(), "personalize-log-"));
    const requestLog = join(folder, "requests.jsonl");

    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: TOKEN, requestLog });
        project = await newProject({ program: worldProgram(), emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
        rmSync(folder, { recursive: true });
    });

    test("given by the environment is in no log and in no state, not even with --show-secrets", async () => {
        const up = await project.up("-v=9", "--logtostderr");
        expect(up.exitCode).toBe(0);
        // Proof that the log is the verbose one, and the canary the token that was used.
        expect(tells(up.output, "eventSink")).toBe(true);
        expect(emulator.requests().length).toBeGreaterThan(0);
        expect(tells(up.output, TOKEN)).toBe(false);
        expect(tells(readFileSync(requestLog, "utf8"), TOKEN)).toBe(false);
        const state = await project.stackExport("--show-secrets");
        expect(tells(state, "Loyalty tier")).toBe(true);
        expect(tells(state, TOKEN)).toBe(false);
        expect(tells(await project.stackExport(), TOKEN)).toBe(false);
    });

    test("is in no error when the server refuses it", async () => {
        await refreshRefused(project);
        expect(tells(await project.stackExport("--show-secrets"), WRONG)).toBe(false);
    });

    test("configured as a secret is encrypted in the state", async () => {
        const other = await newProject({
            program: worldProgram(),
            emulator,
            env: { CONTENTSTACK_AUTHTOKEN: "" },
        });
        try {
            await emulator.reset();
            await other.setSecret("authtoken", TOKEN);
            const up = await other.up("-v=9", "--logtostderr");
            expect(up.errors).toBe("");
            // At this level the engine itself logs what it hands to a provider as configuration; nobody else does.
            const lines = up.output.split("\n").filter((line) => tells(line, TOKEN));
            expect(lines.filter((line) => !/RPC\[Provider\[\w+\]\.Configure\(\)/.test(line))).toEqual([]);
            expect(tells((await other.up()).output, TOKEN)).toBe(false);
            expect(tells(await other.stackExport(), TOKEN)).toBe(false);
            // The engine keeps a stack's configuration with the provider; this shows that the canary was in use.
            expect(tells(await other.stackExport("--show-secrets"), TOKEN)).toBe(true);
        } finally {
            other.dispose();
        }
    });

    test("configured in clear is refused before any request", async () => {
        const region = { region: "AWS-NA", projectUid: emulator.projectUid, authtoken: TOKEN };
        const other = await newProject({ program: worldProgram(), config: region });
        try {
            const mark = emulator.mark();
            const preview = await other.preview();
            expect(preview.exitCode).not.toBe(0);
            expect(preview.errors).toContain("contentstack-personalize:authtoken");
            expect(preview.errors).toContain("CONTENTSTACK_AUTHTOKEN");
            expect(tells(preview.output, TOKEN)).toBe(false);
            expect(emulator.since(mark).lines).toEqual([]);
        } finally {
            other.dispose();
        }
    });
});
