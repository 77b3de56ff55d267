// Selects the test files that `npm test` runs. `npm run test:all` runs the others, so each file belongs to exactly
// one of the two.
const { relative, sep } = require("node:path");

const root = `${__dirname}/../..`;

/** Whole tiers, except the files below. */
const QUICK_TIERS = ["unit", "contract", "host"];

/** The long matrices and random explorations of those tiers. */
const LONG = [
    "contract/fuzz",
    "contract/officialClient",
    "contract/officialSdkVisitors",
    "host/adoptExisting",
    "host/adoptListed",
    "host/adoptTwice",
    "host/adoptVersion",
    "host/declarations",
    "host/engineDeath",
    "host/everySwitch",
    "host/faultLate",
    "host/faultMatrix",
    "host/faultStorm",
    "host/faultVersions",
    "host/hostileChanges",
    "host/hostileNames",
    "host/hostileServers",
    "host/importCopy",
    "host/importLarge",
    "host/importRandomProjects",
    "host/pacing",
    "host/randomOperations",
    "host/randomProjects",
    "host/rehearsal",
    "host/rename",
    "host/twoStacks",
    "host/versionMeanwhile",
    "host/versionOutside",
    "host/versionProperty",
    "host/versionSwitches",
];

/** Tests with the real engine: create, change, drift, adoption, the life of a version, secrets, the quickstart. */
const QUICK_ENGINE = [
    "engine/adoptImport",
    "engine/changesAtOnce",
    "engine/drift",
    "engine/quickstart",
    "engine/secrets",
    "engine/versionStoryOfDraft",
];

/** Requires an account, so neither command runs it. */
const OWN_COMMAND = ["live"];

const nameOf = (path) =>
    relative(`${root}/tests`, path)
        .split(sep)
        .join("/")
        .replace(/\.test\.ts$/, "");
const tierOf = (name) => name.split("/")[0];

function isQuick(path) {
    const name = nameOf(path);
    return QUICK_TIERS.includes(tierOf(name)) ? !LONG.includes(name) : QUICK_ENGINE.includes(name);
}

module.exports = { isQuick, nameOf, tierOf, LONG, QUICK_ENGINE, OWN_COMMAND };
