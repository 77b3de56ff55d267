import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cleanEnv } from "../support/cleanEnv";
import { startTestEmulator } from "../support/emulator";
import { newProject } from "../support/engine";

const root = resolve(__dirname, "../..");

function leftovers(): string[] {
    const folder = join(root, ".tmp");
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("quickstart-")) : [];
}

describe("the quickstart", () => {
    test("shows a preview, an up, an up without a request, a change and the result, keeps it on request, and leaves nothing", async () => {
        const before = leftovers();
        const run = spawn(process.execPath, ["-r", "tsx/cjs", "tools/quickstart/run.ts", "--keep"], {
            cwd: root,
            // Of someone who has the provider in use already.
            env: { ...cleanEnv(), CONTENTSTACK_REGION: "AWS-EU", CONTENTSTACK_OAUTH_TOKEN: "theirs" },
            stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = once(run, "close");
        let stdout = "";
        run.stdout.setEncoding("utf8").on("data", (chunk) => {
            stdout += chunk;
        });
        while (run.exitCode === null && !stdout.includes("Press Ctrl-C here"))
            await Promise.race([once(run.stdout, "data"), ended]);
        const [, file = "", commands = ""] =
            /Edit (\S+), and run this in another terminal:\n\n(.+?)\n\n/s.exec(stdout) ?? [];
        expect(commands.split("\n").at(-1)).toBe("pulumi up");
        appendFileSync(file, '\nexport const edited = "by the reader";\n');
        const preview = commands.replace(/pulumi up$/, "pulumi preview --non-interactive");
        expect(execFileSync("sh", ["-c", preview], { env: cleanEnv(), encoding: "utf8" })).toMatch(
            /\+ edited *: "by the reader"[\s\S]*9 unchanged/,
        );
        run.kill("SIGINT");
        expect(await ended).toEqual([0, null]);
        expect(stdout).toMatch(
            /\$ pulumi preview\n[\s\S]*\+ 9 to create\n\nRequests to the API: \d to read, 0 to write/,
        );
        expect(stdout).toMatch(/9 unchanged\n\nDuration: \d+s\n\nRequests to the API: 0 to read, 0 to write/);
        expect(stdout).toMatch(/~ trafficDistribution: 50 => 80/);
        expect(stdout).toContain("2 ACTIVE  0: Control 20 %, 1: Video 80 %");
        expect(stdout).toContain("Nothing was left running or behind.");
        expect(leftovers()).toEqual(before);
    });

    test("stands in the repository's own Pulumi.yaml and the CI guide, at the emulator's own address, project and token", async () => {
        const emulator = await startTestEmulator();
        await emulator.close();
        const project = readFileSync(join(root, "Pulumi.yaml"), "utf8");
        const setting = (key: string) =>
            new RegExp(`contentstack-personalize:${key}: (\\S+)`).exec(project)?.[1];
        expect(setting("projectUid")).toBe(emulator.projectUid);
        expect(setting("authtoken")).toBe(emulator.authtoken);
        expect(setting("baseUrl")).toBe("http://127.0.0.1:4010");
        expect(project).toContain("main: examples/quickstart");
        const guide = readFileSync(join(root, "docs/guides/ci.md"), "utf8");
        expect(guide).toContain(`PROJECT_UID=${emulator.projectUid}\n`);
        expect(guide).toContain(`AUTHTOKEN=${emulator.authtoken}\n`);
    });

    test("runs with an emulator's token in clear, and says so when nothing listens", async () => {
        const emulator = await startTestEmulator();
        const { authtoken, config } = emulator;
        const project = await newProject({
            folder: join(root, "examples/quickstart"),
            config: { ...config, authtoken },
        });
        try {
            const up = await project.up();
            expect(up.errors).toBe("");
            expect(up.changes).toHaveLength(8);
            await emulator.close();
            project.setConfig({ operationTimeout: "1m" });
            const refresh = await project.refresh();
            expect(refresh.errors).toContain(`Cannot connect to ${emulator.url}`);
            expect(refresh.errors).toContain("emulator");
        } finally {
            project.dispose();
            await emulator.close();
        }
    });
});
