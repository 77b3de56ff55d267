// What `npm test`, `npm run test:all` and `.ci/run` promise.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const selection = require("../../tools/test/selection.cjs");
const { scripts } = require("../../package.json");

type Filter = (paths: string[]) => Promise<{ filtered: string[] }>;

/** The files that a command runs: those of its tiers that its filter lets through. */
async function filesOf(command: string, all: string[]): Promise<string[]> {
    const [, tiers] = /--selectProjects ([a-z ]+?)(?: --|$)/.exec(command) ?? [];
    const [, path] = /--filter=(\S+)/.exec(command) ?? [];
    const filter: Filter = path ? require(join(root, path)) : async (filtered) => ({ filtered });
    const { filtered } = await filter(all);
    return filtered.filter((file) => tiers?.split(" ").includes(selection.tierOf(selection.nameOf(file))));
}

const testFiles = (): string[] =>
    readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => join(root, "tests", file))
        .sort();

test("every test file belongs to exactly one of `npm test`, `npm run test:all` and `npm run test:live`", async () => {
    const all = testFiles();
    const commands = [scripts.test, scripts["test:all"], scripts["test:live"]];
    const parts = await Promise.all(commands.map((command) => filesOf(command, all)));
    expect(parts.map(({ length }) => length > 0)).toEqual([true, true, true]);
    expect(parts.flat().sort()).toEqual(all);
});

test("`npm run test:long` runs the files of both, and those with a host once more through the plugin", async () => {
    const all = testFiles();
    const parts = [...(await filesOf(scripts.test, all)), ...(await filesOf(scripts["test:all"], all))];
    const [first, second, ...more] = scripts["test:long"].split(" && ");
    expect(await filesOf(first, all)).toEqual(parts.sort());
    expect(second).toContain("PERSONALIZE_WAY=plugin");
    expect(await filesOf(second, all)).toEqual(all.filter((file) => file.includes("/tests/host/")));
    expect(more).toEqual([]);
});

test("the tiers with the longest files run first", () => {
    const LongestFirst = require("../../tools/test/longestFirst.cjs");
    const order = new LongestFirst({ contexts: [], globalConfig: {} });
    const file = (name: string) => ({
        path: join(root, `tests/${name}.test.ts`),
        context: { config: { cache: false }, hasteFS: { getSize: () => 1 } },
    });
    const names = ["unit/seed", "host/kinds", "engine/drift", "engine/rename"];
    const sorted: { path: string }[] = order.sort(names.map(file));
    expect(sorted.map(({ path }) => selection.nameOf(path))).toEqual(names.reverse());
});

test("every file that the selection names is there", () => {
    const named: string[] = [...selection.LONG, ...selection.QUICK_ENGINE];
    expect(named.filter((name) => !existsSync(join(root, `tests/${name}.test.ts`)))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
});

describe("the closing line of .ci/run", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "counts-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const summary = (passed: number, failed = 0, skipped = 0, broken = 0) => ({
        numPassedTests: passed,
        numFailedTests: failed,
        numPendingTests: skipped,
        numTodoTests: 0,
        numRuntimeErrorTestSuites: broken,
    });

    test.each<[string, number, (object | undefined)[], string, number]>([
        ["adds both runs", 0, [summary(5, 0, 1), summary(7, 0, 2)], "12 passed, 0 failed, 3 skipped", 0],
        ["fails with the first run", 1, [summary(5, 2), undefined], "5 passed, 2 failed, 0 skipped", 1],
        ["fails with the second run", 1, [summary(5), summary(6, 1)], "11 passed, 1 failed, 0 skipped", 1],
        [
            "counts a file that broke",
            1,
            [summary(5), summary(6, 0, 0, 1)],
            "11 passed, 1 failed, 0 skipped",
            1,
        ],
        ["fails where npm ci did", 3, [undefined, undefined], "0 passed, 1 failed, 0 skipped", 3],
        ["fails where a run is missing", 0, [summary(5), undefined], "5 passed, 1 failed, 0 skipped", 1],
        [
            "fails where a run was empty",
            0,
            [summary(5), summary(0, 0, 9)],
            "5 passed, 1 failed, 9 skipped",
            1,
        ],
        [
            "fails where jest did for another reason",
            1,
            [summary(5), summary(6)],
            "11 passed, 1 failed, 0 skipped",
            1,
        ],
    ])("%s", (_, code, summaries, line, status) => {
        const files = summaries.map((each, at) => {
            const file = join(folder, `${at}.json`);
            if (each) writeFileSync(file, JSON.stringify(each));
            return file;
        });
        const counts = [join(root, "tools/test/counts.cjs"), String(code), ...files];
        const run = spawnSync(process.execPath, counts, { encoding: "utf8" });
        expect([run.stdout, run.status]).toEqual([`${line}\n`, status]);
    });
});

describe("the steps before jest", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "steps-"));
        const own = { scripts: { fine: "echo 42", broken: "exit 3" } };
        writeFileSync(join(folder, "package.json"), JSON.stringify(own));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function steps(...names: string[]) {
        const command = [join(root, "tools/test/steps.cjs"), ...names, "--", "--version"];
        const { stdout, status } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
        return [stdout.trim().split("\n"), status];
    }

    test("run in order, and jest after them with its own arguments", () => {
        expect(steps("fine", "fine")).toEqual([["42", "42", require("jest/package.json").version], 0]);
    });

    test("end with the first that fails, and with its exit code", () => {
        expect(steps("fine", "broken", "fine")).toEqual([["42"], 3]);
    });
});

describe("commands side by side", () => {
    function sideBySide(...commands: string[]) {
        const run = [join(root, "tools/test/sideBySide.cjs"), ...commands];
        const { stdout, status } = spawnSync(process.execPath, run, { encoding: "utf8" });
        return [stdout.trim().split("\n").sort(), status];
    }

    test("all end, and each says what it has to say", () => {
        expect(sideBySide("echo 1", "echo 2")).toEqual([["1", "2"], 0]);
    });

    test("the first that fails is named, and its exit code is that of all", () => {
        expect(sideBySide("echo 1", "exit 3", "echo 2")).toEqual([["1", "2", "exit 3 failed."], 3]);
    });
});

describe("the closing lines of a run", () => {
    const own = { ...process.env };
    const lines: string[] = [];
    beforeEach(() => {
        lines.length = 0;
        jest.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
    });
    afterEach(() => {
        jest.restoreAllMocks();
        process.env = { ...own };
    });

    test("say how long each step, each tier and its slowest file took, and the seed", () => {
        process.env.PERSONALIZE_STEP_TIMES = JSON.stringify([
            { name: "build", ms: 12_300 },
            { name: "lint", ms: 8_900 },
        ]);
        process.env.PERSONALIZE_SEED = "7";
        const file = (name: string, runtime: number) => ({
            testFilePath: join(root, `tests/${name}.test.ts`),
            perfStats: { runtime },
        });
        const TierTimes = require("../../tools/test/tierTimes.cjs");
        const testResults = [file("unit/one", 1_000), file("host/two", 4_000), file("host/three", 5_000)];
        new TierTimes().onRunComplete([], { testResults, startTime: Date.now() });
        expect(lines.slice(1)).toEqual([
            expect.stringMatching(/^ *unit +1 s in 1 file, slowest: unit\/one 1 s$/),
            expect.stringMatching(/^ *host +9 s in 2 files, slowest: host\/three 5 s, host\/two 4 s$/),
            "Before them: build 12 s, lint 9 s.",
            "Seed: PERSONALIZE_SEED=7 repeats this run.",
        ]);
    });
});
