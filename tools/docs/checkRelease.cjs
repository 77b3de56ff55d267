// `node tools/docs/checkRelease.cjs v1.2.3`: prints what this release lacks. Plain JavaScript, because it runs before
// the build.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "../..");
const read = (file) => readFileSync(join(root, file), "utf8");
const [tag = ""] = process.argv.slice(2);
const { version, repository } = JSON.parse(read("package.json"));

const missing = [];
if (tag !== `v${version}`) missing.push(`The tag is ${tag}, but package.json says ${version}.`);
if (!read("CHANGELOG.md").includes(`\n## ${version}\n`))
    missing.push(`CHANGELOG.md has no section "## ${version}": name the section "Unreleased" so.`);
if (!existsSync(join(root, "tests/fixtures/states", version, "state.json")))
    missing.push(`No state of ${version} is kept for later versions: run npx tsx tools/states/record.ts.`);
if (!require("./published.cjs"))
    missing.push(
        "tools/docs/published.cjs says that the package is unpublished: its pages and examples install a tarball.",
    );
if (!repository)
    missing.push(
        "package.json has no `repository`: npm publishes with provenance only where it names this one.",
    );

for (const each of missing) console.error(each);
process.exitCode = missing.length > 0 ? 1 : 0;
