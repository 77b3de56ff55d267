import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanEnv } from "../../support/cleanEnv";
import { root } from "../../support/docs/pages";

const published: boolean = require("../../../tools/docs/published.cjs");
const { version, repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What the release workflow says of a tag, a line each. */
function missing(tag: string): string[] {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "tools/docs/checkRelease.cjs"), tag], {
        encoding: "utf8",
        env: cleanEnv(),
    });
    const lines = stderr.trim() === "" ? [] : stderr.trim().split("\n");
    expect(status).toBe(lines.length > 0 ? 1 : 0);
    return lines;
}

test("this version could be released as it is, but for the repository's address and what the pages say until then", () => {
    const known = [...(repository ? [] : ["`repository`"]), ...(published ? [] : ["published.cjs"])];
    const lines = missing(`v${version}`);
    expect(lines.filter((line) => !known.some((each) => line.includes(each)))).toEqual([]);
    expect(lines).toHaveLength(known.length);
});

test("a tag that is another version is none", () => {
    expect(missing("v0.0.0")[0]).toBe(`The tag is v0.0.0, but package.json says ${version}.`);
});
