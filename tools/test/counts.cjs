// Prints `N passed, N failed, N skipped` over jest's JSON summaries: counts.cjs <exit code> <summary>... Exits with
// that code, or with 1 if a run left no summary or executed no test. Plain JavaScript, because it must also work when
// `npm ci` failed.
const { existsSync, readFileSync } = require("node:fs");

const [code, ...files] = process.argv.slice(2);
let exitCode = Number(code);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) {
    const summary = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
    const passed = summary?.numPassedTests ?? 0;
    // A file that fails to load has no tests to count.
    const failed = (summary?.numFailedTests ?? 0) + (summary?.numRuntimeErrorTestSuites ?? 0);
    if (passed + failed === 0 || failed > 0) exitCode ||= 1;
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += (summary?.numPendingTests ?? 0) + (summary?.numTodoTests ?? 0);
}
// The installation, the build or lint failed before jest, or a run was empty.
if (exitCode !== 0 && sum.failed === 0) sum.failed = 1;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = exitCode;
