// `N passed, N failed` from jest's JSON summary. Plain JavaScript: it must also speak when `npm ci` failed.
const { existsSync, readFileSync } = require("node:fs");

const [file, exitCode] = process.argv.slice(2);
let [passed, failed] = [0, 0];
if (existsSync(file)) {
    const summary = JSON.parse(readFileSync(file, "utf8"));
    passed = summary.numPassedTests;
    // A file that could not even be loaded has no tests to count.
    failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
}
// Installation, build or lint ended it before jest, or jest failed for another reason than a test.
if (exitCode !== "0" && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
