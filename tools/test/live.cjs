// `npm run test:live -- [--record DIR | --replay DIR] [jest's arguments]`: passes the folders to the tests, for which jest
// has no options of its own.
const { spawnSync } = require("node:child_process");
const { resolve } = require("node:path");

const rest = [];
const env = { ...process.env };
const given = process.argv.slice(2);
for (let at = 0; at < given.length; at += 1) {
    const variable = { "--record": "PERSONALIZE_RECORD", "--replay": "PERSONALIZE_REPLAY" }[given[at]];
    if (variable === undefined) rest.push(given[at]);
    else {
        at += 1;
        if (given[at] === undefined) throw new Error(`${given[at - 1]} needs a folder.`);
        env[variable] = resolve(given[at]);
    }
}
const { status } = spawnSync(process.execPath, [require.resolve("jest/bin/jest"), ...rest], {
    stdio: "inherit",
    env,
});
process.exitCode = status ?? 1;
