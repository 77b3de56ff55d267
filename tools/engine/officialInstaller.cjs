// Runs Pulumi's installer in a separate process, because it can't be stopped from inside.
// node officialInstaller.cjs <version> <folder>
const { createRequire } = require("node:module");
const { PulumiCommand } = require("@pulumi/pulumi/automation");

// The installer requires a SemVer object from the same package that it uses.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver");

const [version, root] = process.argv.slice(2);
PulumiCommand.install({ version: new SemVer(version), root }).catch((error) => {
    console.error(error.message);
    process.exit(1);
});
