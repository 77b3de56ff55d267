import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { cleanEnv } from "../support/cleanEnv";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

const CANARY = "canary7b1e44d0a9c35f82";
const cli = resolve(__dirname, "../../dist/cli/personalize.js");
const program = `new personalize.Attribute("tier", { key: "tier", name: "Tier" });\n`;

/** Also as it would stand in an encoded header, a URL or a binary state. */
function hits(text: string, secret = CANARY): string[] {
    const forms = {
        plain: secret,
        base64: Buffer.from(secret).toString("base64").replace(/=+$/, ""),
        hex: Buffer.from(secret).toString("hex"),
        reversed: [...secret].reverse().join(""),
    };
    return Object.entries(forms)
        .filter(([, form]) => text.includes(form))
        .map(([name]) => name);
}

/** Every file below a folder, as text. */
function contentOf(folder: string): string {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1")).join("\n");
}

/** What everybody on this machine can read of every process. */
function processList(): string {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids
        .map((pid) => {
            try {
                return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
            } catch {
                return "";
            }
        })
        .join("\n");
}

describe("the token stands", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let lists: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), "personalize-canary-"));

    beforeAll(async () => {
        emulator = await startTestEmulator({
            authtoken: CANARY,
            requestLog: () => {
                // While a request is under way, engine, program and host all run.
                if (process.platform === "linux") lists.push(processList());
            },
        });
        project = await newProject({ program, emulator, env: { CONTENTSTACK_PERSONALIZE_DEBUG: "true" } });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
        rmSync(folder, { recursive: true });
    });

    test("in no file that an up leaves, in none of its output and in no process list", async () => {
        const up = await project.up("-v=9", "--logtostderr");
        expect(up.errors).toBe("");
        expect(up.output).toContain("POST /attributes");
        expect(hits(up.output)).toEqual([]);
        const files = contentOf(project.folder);
        expect(files).toContain("contentstack-personalize:Attribute");
        expect(hits(files)).toEqual([]);
        if (process.platform !== "linux") return;
        expect(lists.length).toBeGreaterThan(0);
        expect(lists.join()).toContain("dynamic-provider");
        expect(hits(lists.join())).toEqual([]);
    });

    test("in no generated program, and in nothing that the command line prints", async () => {
        const env = {
            ...cleanEnv(),
            CONTENTSTACK_AUTHTOKEN: CANARY,
            CONTENTSTACK_PERSONALIZE_BASE_URL: emulator.url,
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: emulator.projectUid,
            CONTENTSTACK_PERSONALIZE_DEBUG: "true",
        };
        lists = [];
        const out = join(folder, "program");
        const run = promisify(execFile);
        const { stdout, stderr } = await run(process.execPath, [cli, "import", "--out", out], { env });
        const shown = await run(process.execPath, [cli, "show"], { env });
        const files = contentOf(out);
        expect(files).toContain('key: "tier"');
        expect(stderr).toContain("GET /attributes");
        expect(hits([stdout, stderr, shown.stdout, shown.stderr, files, ...lists].join("\n"))).toEqual([]);
    });

    test("in the search, where it is planted in any of these forms", () => {
        for (const planted of [CANARY, btoa(CANARY), Buffer.from(CANARY).toString("hex")])
            expect(hits(`before ${planted} after`)).toHaveLength(1);
        expect(hits("nothing")).toEqual([]);
    });

    test("in a planted leak of a program, which the same search finds in output and state", async () => {
        project.setProgram(
            `${program}const leak = process.env.CONTENTSTACK_AUTHTOKEN!;\nconsole.log(leak);\n` +
                `new personalize.Attribute("leak", { key: "leak", name: leak });\n`,
        );
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(hits(up.output)).toEqual(["plain"]);
        expect(hits(contentOf(project.folder))).toEqual(["plain"]);
    });
});
