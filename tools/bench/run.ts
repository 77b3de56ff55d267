import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { startTestEmulator } from "../../tests/support/emulator";
import { type BenchOptions, type Row, runScenarios } from "./scenarios";
import { markdownTable } from "./table";

const FILE = resolve(__dirname, "../../.tmp/bench.json");

const LIFTED = { attributes: 1000, audiences: 1000, events: 1000, experiences: 1000 };

/** What is measured in all, and by `--quick`. */
const RUNS: { options: BenchOptions; quick: boolean; quotas?: typeof LIFTED }[] = [
    { quick: true, options: { count: 10, rateLimit: 10, latencyMs: 0 } },
    { quick: false, options: { count: 100, rateLimit: 10, latencyMs: 0 } },
    {
        quick: false,
        options: { count: 100, rateLimit: 10, latencyMs: 150, only: ["first up", "refresh", "destroy"] },
    },
    {
        quick: false,
        options: { count: 100, rateLimit: 10, latencyMs: 300, only: ["first up", "refresh", "destroy"] },
    },
    {
        quick: false,
        quotas: LIFTED,
        options: {
            count: 1000,
            rateLimit: "off",
            latencyMs: 0,
            // The file backend's cost grows with the square of the state; here our own part is what is looked at.
            env: { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" },
        },
    },
];

async function main(): Promise<void> {
    const quick = process.argv.includes("--quick");
    const rows: Row[] = [];
    for (const { options, quotas } of RUNS.filter((each) => each.quick === quick || !quick)) {
        const emulator = await startTestEmulator({ quotas });
        try {
            rows.push(
                ...(await runScenarios(emulator, options, (row) =>
                    console.log(markdownTable([row]).split("\n")[2]),
                )),
            );
        } finally {
            await emulator.close();
        }
    }
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, JSON.stringify({ node: process.version, rows }, null, 2));
    console.log(`\n${markdownTable(rows)}\n\nThe figures are in .tmp/bench.json.`);
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
