import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cleanEnv } from "../support/cleanEnv";
import { readPage, root } from "../support/docs/pages";
import { ensureInstalled } from "../support/installed";
import { longTest } from "../support/long";

const tool = (path: string): string => join(root, "node_modules", path);

/** The runners of the guide, with this repository's copies, because the packed package brings none. */
const RUNNERS: Record<string, string[]> = {
    "node:test": ["--import", pathToFileURL(tool("tsx/dist/loader.mjs")).href, "--test", "first.test.ts"],
    jest: [
        tool("jest/bin/jest.js"),
        "--rootDir=.",
        "--no-cache",
        `--transform={"^.+\\\\.ts$":${JSON.stringify(tool("@swc/jest"))}}`,
        "second.test.ts",
    ],
};

/** The last line that runs on Node 20. It is installed in the long run alone. */
const VITEST = "vitest@4.1.12";

/** The program of the guide, its test for node:test, and its test for Jest. */
const snippets = (): string[] =>
    readPage("docs/guides/testing.md").blocks.flatMap(({ info, text }) => (info === "ts" ? [text] : []));

describe("the unit tests of the guide, with the packed package", () => {
    let folder: string;
    const run = (runner: string) =>
        spawnSync(process.execPath, RUNNERS[runner]!, { cwd: folder, env: cleanEnv(), encoding: "utf8" });

    beforeAll(async () => {
        const installed = await ensureInstalled();
        const projects = join(installed.folder, "projects");
        mkdirSync(projects, { recursive: true });
        folder = mkdtempSync(join(projects, "unit-tests-"));
        const [program, first, second] = snippets();
        writeFileSync(join(folder, "package.json"), '{ "name": "unit-tests" }');
        writeFileSync(join(folder, "index.ts"), program!);
        writeFileSync(join(folder, "first.test.ts"), first!);
        writeFileSync(join(folder, "second.test.ts"), second!);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each(Object.keys(RUNNERS))("pass with %s", (runner) => {
        const { status, stdout, stderr } = run(runner);
        expect({ status, output: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, output: "" });
        expect(stdout + stderr).toMatch(/pass 1|1 passed/);
    });

    longTest("pass with Vitest", () => {
        const [, , second] = snippets();
        writeFileSync(join(folder, "third.test.ts"), second!.replace("@jest/globals", "vitest"));
        execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", VITEST], {
            cwd: folder,
        });
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            ["node_modules/vitest/vitest.mjs", "run", "third.test.ts"],
            { cwd: folder, env: cleanEnv(), encoding: "utf8" },
        );
        expect({ status, output: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, output: "" });
        expect(stdout).toContain("1 passed");
    });

    test.each(Object.keys(RUNNERS))("print the reasons with %s if the program is another one", (runner) => {
        const [program, , second] = snippets();
        writeFileSync(join(folder, "index.ts"), program!.replace('equals("gold")', 'equals("Gold")'));
        const asserted = second!.replace(
            "expect(project.visit(visitor).variants).toEqual(",
            "project.visit(visitor).assertShows(",
        );
        writeFileSync(join(folder, "second.test.ts"), asserted);
        const { status, stdout, stderr } = run(runner);
        expect(status).toBe(1);
        expect(stdout + stderr).toContain(
            '- Loyalty tier is "Gold": "loyalty_tier" is "gold". (assumed: stringCase)',
        );
    });
});
