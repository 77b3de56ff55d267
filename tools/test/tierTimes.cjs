// A jest reporter that prints the time of each step before jest, of each tier and its slowest files, and the seed of
// a random run.
const { nameOf, tierOf } = require("./selection.cjs");

const SLOWEST = 3;

class TierTimes {
    onRunComplete(_contexts, { testResults, startTime }) {
        const tiers = new Map();
        for (const { testFilePath, perfStats } of testResults) {
            const name = nameOf(testFilePath);
            const files = tiers.get(tierOf(name)) ?? [];
            tiers.set(tierOf(name), [...files, { name, ms: perfStats.runtime }]);
        }
        const lines = [...tiers].map(([tier, files]) => {
            const total = files.reduce((sum, { ms }) => sum + ms, 0);
            const slowest = files
                .sort((one, other) => other.ms - one.ms)
                .slice(0, SLOWEST)
                .map(({ name, ms }) => `${name} ${seconds(ms)}`);
            const count = `${files.length} ${files.length === 1 ? "file" : "files"}`;
            return `${tier.padEnd(9)}${seconds(total).padStart(7)} in ${count}, slowest: ${slowest.join(", ")}`;
        });
        console.log(
            `\nTime of the files of each tier; tiers run side by side, ${seconds(Date.now() - startTime)} in all:`,
        );
        for (const line of lines) console.log(`  ${line}`);
        const steps = JSON.parse(process.env.PERSONALIZE_STEP_TIMES ?? "[]");
        if (steps.length > 0)
            console.log(`Before them: ${steps.map(({ name, ms }) => `${name} ${seconds(ms)}`).join(", ")}.`);
        const seed = process.env.PERSONALIZE_SEED;
        if (seed !== undefined) console.log(`Seed: PERSONALIZE_SEED=${seed} repeats this run.`);
    }
}

const seconds = (ms) => `${Math.round(ms / 1000)} s`;

module.exports = TierTimes;
