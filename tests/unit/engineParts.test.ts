// The parts of the engine's acquisition that need neither network nor Go.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { buildEngine } from "../../tools/engine/build";
import { cacheFolder, engineFolder } from "../../tools/engine/cache";
import { isOlder } from "../../tools/engine/find";
import { ENGINE_VERSION, LANGUAGE_HOST_VERSION } from "../../tools/engine/pins";
import { run } from "../../tools/engine/run";
import { cleanEnv } from "../support/cleanEnv";

const node = (program: string, options: Partial<Parameters<typeof run>[2]> = {}) =>
    run(process.execPath, ["-e", program], { env: cleanEnv(), timeoutMs: 20_000, ...options });

test("the versions come from the go.mod files, which name exact ones", () => {
    expect(ENGINE_VERSION).toMatch(/^3\.\d+\.\d+$/);
    expect(LANGUAGE_HOST_VERSION).toMatch(/^3\.\d+\.\d+$/);
});

test("each go.mod has its checksums beside it", () => {
    const modules = { cli: ENGINE_VERSION, "language-nodejs": LANGUAGE_HOST_VERSION };
    for (const [folder, version] of Object.entries(modules)) {
        const sums = readFileSync(join(__dirname, "../../tools/engine", folder, "go.sum"), "utf8");
        expect(sums).toMatch(new RegExp(`^github.com/pulumi/pulumi/\\S+ v${version} h1:`, "m"));
    }
});

test("the cache is the user's, unless another one is named", () => {
    expect(cacheFolder({ HOME: "/home/me" })).toMatch(/^.home.me.*pulumi-contentstack-personalize.engine$/);
    expect(cacheFolder({ PULUMI_PERSONALIZE_ENGINE_CACHE: "/elsewhere" })).toBe("/elsewhere");
    if (process.platform === "linux") {
        expect(cacheFolder({ HOME: "/home/me", XDG_CACHE_HOME: "/xdg" })).toMatch(/^\/xdg\//);
    }
    expect(engineFolder("/c", "build")).not.toBe(engineFolder("/c", "download"));
});

test.each([
    ["3.9.0", "3.216.0", true],
    ["3.216.0", "3.216.0", false],
    ["3.216.0-dev.0+abc", "3.216.0", false],
    ["4.0.0", "3.216.0", false],
    ["2.999.9", "3.216.0", true],
])("%s is older than %s: %s", (a, b, expected) => {
    expect(isOlder(a, b)).toBe(expected);
});

test("a machine without Go is told so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "engine-nogo-"));
    try {
        const context = { env: { PATH: folder }, log: () => {} };
        await expect(buildEngine(folder, context)).rejects.toThrow("there is no go on PATH");
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
});

test("a command's output comes back, and its errors line by line", async () => {
    const lines: string[] = [];
    const program = "console.log('out'); console.error('one\\ntwo')";
    expect(await node(program, { onLine: (line) => lines.push(line) })).toBe("out\n");
    expect(lines).toEqual(["one", "two"]);
});

test("a command that fails, is missing, hangs or is interrupted is an error that says which", async () => {
    await expect(node("console.error('why'); process.exit(3)")).rejects.toThrow(/exit code 3\nwhy/);
    await expect(run("/no/such/command", [], { env: {}, timeoutMs: 1_000 })).rejects.toThrow(/ENOENT/);
    const forever = "setInterval(() => {}, 1000)";
    await expect(node(forever, { timeoutMs: 200 })).rejects.toThrow(/no end after/);
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 200);
    await expect(node(forever, { signal: interrupt.signal })).rejects.toThrow("interrupted");
});

test("what a command started can end with it, and never keeps the call waiting", async () => {
    // The grandchild holds the pipes of the call and never ends.
    const child = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], ";
    const program = `console.error(${child}{ stdio: 'inherit' }).pid); setInterval(() => {}, 1000)`;
    const interrupted = async (wholeGroup: boolean) => {
        const interrupt = new AbortController();
        let grandchild = 0;
        const onLine = (line: string) => {
            grandchild = Number(line);
            interrupt.abort();
        };
        const call = node(program, { wholeGroup, onLine, signal: interrupt.signal });
        await expect(call).rejects.toThrow("interrupted");
        return grandchild;
    };
    if (process.platform !== "win32") {
        const ended = await interrupted(true);
        while (isAlive(ended)) await turn();
    }
    const left = await interrupted(false);
    expect(isAlive(left)).toBe(true);
    process.kill(left, "SIGKILL");
}, 60_000);

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}
