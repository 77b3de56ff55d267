// `node tools/docs/checkRelease.cjs v1.2.3`: a tag that is not the version, or that the changelog does not know, is
// not released. Plain JavaScript, since it runs before anything is built.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "../..");
const [tag = ""] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");

if (tag !== `v${version}`) {
    console.error(`The tag is ${tag}, but package.json says ${version}.`);
    process.exitCode = 1;
} else if (!changelog.includes(`\n## ${version}`)) {
    console.error(`CHANGELOG.md has no section "## ${version}".`);
    process.exitCode = 1;
}
