// Runs npm scripts, then jest: steps.cjs <script>... -- <jest's arguments>. Stops at the first step that fails, and
// passes the time of each script to jest's reporter.
const { spawnSync } = require("node:child_process");

const given = process.argv.slice(2);
const end = given.indexOf("--");
const [scripts, jestArguments] = [given.slice(0, end), given.slice(end + 1)];

function run(command, args, options) {
    const { status, error } = spawnSync(command, args, { stdio: "inherit", ...options });
    if (error) throw error;
    if (status !== 0) process.exit(status ?? 1);
}

const times = scripts.map((name) => {
    const began = performance.now();
    run("npm", ["run", "--silent", name], { shell: process.platform === "win32" });
    return { name, ms: performance.now() - began };
});
run(process.execPath, [require.resolve("jest/bin/jest"), ...jestArguments], {
    env: { ...process.env, PERSONALIZE_STEP_TIMES: JSON.stringify(times) },
});
