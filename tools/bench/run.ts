import { performance } from "node:perf_hooks";
import { Command } from "commander";
import { writePage } from "./page";
import { PARTS, type Part } from "./parts";
import {
    fileOf,
    nothing,
    type PartResult,
    type Results,
    readResults,
    saveResults,
    withPart,
} from "./results";
import { report } from "./table";

interface Flags {
    quick: boolean;
    only?: string[];
    last: boolean;
    write: boolean;
}

const names = PARTS.map(({ name }) => name);

const program = new Command("bench")
    .description(
        "Measures the provider against the rate limit and against an engine whose provider does nothing.",
    )
    .option("--quick", "a small project, a few minutes", false)
    .option("--only <parts...>", `these parts alone, into the figures of the last run: ${names.join(", ")}`)
    .option("--last", "measure nothing, show the last figures", false)
    .option("--write", "put the tables into docs/guides/speed.md", false)
    .action(run);

async function run({ quick, only, last, write }: Flags): Promise<void> {
    const parts = last ? [] : chosen(quick, only);
    const before = readResults(quick);
    let results: Results = only || last ? before : { ...before, parts: [] };
    for (const [at, part] of parts.entries()) {
        const measured = await measurePart(part, `[${at + 1}/${parts.length}] ${part.name}`);
        results = withPart(results, measured);
        // Saved after each part, so that an aborted run loses only one part.
        saveResults(results, quick);
    }
    console.log(`\n${report(results)}`);
    console.log(`The figures are in ${fileOf(quick).replace(/^.*(?=\.tmp)/, "")}.`);
    if (write) writePage(results);
    if (results.parts.some(({ failed }) => failed.length > 0)) process.exitCode = 1;
}

function chosen(quick: boolean, only: readonly string[] | undefined): Part[] {
    const stranger = only?.find((name) => !names.includes(name));
    if (stranger !== undefined)
        program.error(`There is no part ${stranger}. The parts: ${names.join(", ")}.`);
    return PARTS.filter((part) => only?.includes(part.name) ?? (quick ? part.quick : part.full));
}

/** Measures a part. A failure becomes a line in the table, and the other parts continue. */
async function measurePart(part: Part, title: string): Promise<PartResult> {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    console.log(`${title} …`);
    try {
        const found = await part.measure((line) => console.log(`${title}: ${line}`));
        return { part: part.name, ...found, seconds: seconds() };
    } catch (error) {
        const failed = [{ scenario: part.name, message: (error as Error).message }];
        console.log(`${title} failed`);
        return { part: part.name, ...nothing(), failed, seconds: seconds() };
    }
}

program.parseAsync().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
