// Pulumi's own installer, in a process of its own: it has no way to be stopped from inside.
// node officialInstaller.cjs <version> <folder>
const { createRequire } = require("node:module");
const { PulumiCommand } = require("@pulumi/pulumi/automation");

// The installer wants a SemVer object of the very package that it uses itself.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver");

const [version, root] = process.argv.slice(2);
PulumiCommand.install({ version: new SemVer(version), root }).catch((error) => {
    console.error(error.message);
    process.exit(1);
});
