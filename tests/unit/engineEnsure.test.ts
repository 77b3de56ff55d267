// The order in which an engine is looked for, and that the cache never holds half of one.
// No network and no Go: what would download or build is replaced.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import {
    type Engine,
    EngineError,
    type EnsureOptions,
    engineEnv,
    ensureEngine,
} from "../../tools/engine/ensure";
import { ENGINE_FILES, ENGINE_VERSION } from "../../tools/engine/pins";
import type { Maker } from "../../tools/engine/types";

let temp: string;
let lines: string[];
let calls: string[];

beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), "engine-"));
    lines = [];
    calls = [];
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

function script(file: string, text: string): void {
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
}

function fill(bin: string, version = ENGINE_VERSION): void {
    mkdirSync(bin, { recursive: true });
    for (const file of Object.values(ENGINE_FILES)) script(join(bin, file), `echo v${version}`);
}

const makes =
    (name: string, version?: string): Maker =>
    async (folder) => {
        calls.push(name);
        await new Promise((resolve) => setTimeout(resolve, 30));
        fill(join(folder, "bin"), version);
    };
const fails =
    (name: string, message: string): Maker =>
    async (folder) => {
        calls.push(name);
        mkdirSync(join(folder, "bin"));
        script(join(folder, "bin", ENGINE_FILES.command), "echo half");
        throw new EngineError(message);
    };

function ensure(options: EnsureOptions & { vars?: NodeJS.ProcessEnv } = {}): Promise<Engine> {
    return ensureEngine({
        env: {
            PATH: join(temp, "empty"),
            PULUMI_PERSONALIZE_ENGINE_CACHE: join(temp, "cache"),
            ...options.vars,
        },
        log: (line) => lines.push(line),
        makers: { download: fails("download", "offline"), build: makes("build") },
        lockTimes: { pollMs: 10, beatMs: 50, deadMs: 5_000 },
        ...options,
    });
}
const inCache = () => readdirSync(join(temp, "cache"));

test("a pulumi on PATH is taken, and nothing else is tried", async () => {
    fill(join(temp, "bin"), "3.300.1");
    const engine = await ensure({ vars: { PATH: [join(temp, "empty"), join(temp, "bin")].join(delimiter) } });
    expect(engine).toEqual({
        binDir: join(temp, "bin"),
        pulumi: join(temp, "bin", ENGINE_FILES.command),
        version: "3.300.1",
        origin: "path",
    });
    expect([calls, lines]).toEqual([[], []]);
});

test("an old pulumi on PATH is taken with a warning, a broken one is an error", async () => {
    fill(join(temp, "bin"), "3.215.9");
    await ensure({ vars: { PATH: join(temp, "bin") } });
    expect(lines.join()).toMatch(/3\.215\.9.*3\.216\.0/);
    script(join(temp, "bin", ENGINE_FILES.command), "echo no library >&2; exit 127");
    await expect(ensure({ vars: { PATH: join(temp, "bin") } })).rejects.toThrow(
        /on PATH doesn't work[\s\S]*no library/,
    );
    expect(calls).toEqual([]);
});

test("the download comes before the build, and the second call finds it in the cache", async () => {
    const makers = { download: makes("download"), build: makes("build") };
    expect((await ensure({ makers })).origin).toBe("download");
    expect(await ensure({ makers })).toMatchObject({ origin: "cache", version: ENGINE_VERSION });
    expect(calls).toEqual(["download"]);
});

test("without internet access it is built, and the cache holds that folder alone", async () => {
    expect((await ensure()).origin).toBe("built");
    expect(calls).toEqual(["download", "build"]);
    expect(inCache()).toHaveLength(1);
});

test("two at once build it once", async () => {
    const engines = await Promise.all([ensure(), ensure(), ensure()]);
    expect(calls).toEqual(["download", "build"]);
    expect(engines.map((engine) => engine.origin).sort()).toEqual(["built", "cache", "cache"]);
    expect(new Set(engines.map((engine) => engine.binDir)).size).toBe(1);
    expect(lines.filter((line) => line.includes("waiting"))).not.toHaveLength(0);
});

test("where nothing works, one message says what was tried and what to install; nothing is left", async () => {
    const makers = {
        download: fails("download", "offline"),
        build: fails("build", "there is no go on PATH"),
    };
    const error = await ensure({ makers }).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(EngineError);
    expect((error as Error).message).toMatch(
        /none on PATH; .*offline; .*no go on PATH\. Install Pulumi \(https:\/\/www\.pulumi\.com\/docs\/install\/\)/,
    );
    expect(inCache()).toEqual([]);
});

test("an engine of another version, or one with a file missing, never reaches the cache", async () => {
    const partial: Maker = async (folder) => {
        fill(join(folder, "bin"));
        rmSync(join(folder, "bin", ENGINE_FILES.languageHost));
    };
    const makers = { download: makes("download", "3.1.0"), build: partial };
    await expect(ensure({ makers })).rejects.toThrow(/3\.1\.0 instead of[\s\S]*didn't bring all of/);
    expect(inCache()).toEqual([]);
});

test("a damaged engine is made again, and what a killed build left is swept away", async () => {
    const { binDir } = await ensure();
    rmSync(join(binDir, ENGINE_FILES.dynamicProvider));
    mkdirSync(join(temp, "cache", "making-killed"));
    expect((await ensure()).origin).toBe("built");
    expect(inCache()).toHaveLength(1);
});

test("one way can be forced", async () => {
    const force = (way: string) => ({ vars: { PULUMI_PERSONALIZE_ENGINE: way, PATH: join(temp, "bin") } });
    await expect(ensure(force("path"))).rejects.toThrow(/no pulumi on PATH/);
    fill(join(temp, "bin"));
    expect((await ensure(force("build"))).origin).toBe("built");
    await expect(ensure(force("download"))).rejects.toThrow(/offline/);
    await expect(ensure(force("magic"))).rejects.toThrow(/path, download or build/);
    expect(calls).toEqual(["build", "download"]);
});

test("an interruption is not a reason to try the next way", async () => {
    const interrupt = new AbortController();
    const makers = {
        download: async () => {
            interrupt.abort();
            throw new EngineError("interrupted");
        },
        build: makes("build"),
    };
    await expect(ensure({ makers, signal: interrupt.signal })).rejects.toThrow("interrupted");
    expect([calls, inCache()]).toEqual([[], []]);
});

test("a cache folder that can't be made is named, with the variable that names another", async () => {
    writeFileSync(join(temp, "cache"), "a file");
    await expect(ensure()).rejects.toThrow(/PULUMI_PERSONALIZE_ENGINE_CACHE/);
});

test("the engine's environment has its folder first on PATH, spelled one way, and no proxy within the machine", () => {
    const engine: Engine = {
        binDir: "/engine",
        pulumi: "/engine/pulumi",
        version: "3.259.0",
        origin: "cache",
    };
    const others = { Path: "/usr/bin", KEPT: "yes", NO_PROXY: "intern.example" };
    expect(engineEnv(engine, others)).toEqual({
        NO_PROXY: "intern.example",
        no_proxy: "intern.example,127.0.0.1",
        PATH: ["/engine", "/usr/bin"].join(delimiter),
        KEPT: "yes",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
});
