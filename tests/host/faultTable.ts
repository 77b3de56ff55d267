import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { FaultCase } from "../support/faultCases";
import { type FaultOutcome, runCases } from "../support/faultRun";
import type { Way } from "../support/useHost";

const folder = resolve(__dirname, "../../.tmp");

/** Runs the cases and keeps what came of them in `.tmp/<name>.md`. */
export async function tabulate(
    name: string,
    cases: readonly FaultCase[],
    lanes = 4,
    way?: Way,
): Promise<FaultTable> {
    const table = new FaultTable();
    await runCases(cases, (one, outcome) => table.add(one, outcome), lanes, way);
    table.write(name);
    return table;
}

/** Operations × troubles: how often each was run, and what came of it. */
export class FaultTable {
    /** One line per thing that is not as it must be. */
    readonly problems: string[] = [];
    private readonly cells = new Map<string, number>();
    private readonly operations = new Set<string>();
    private readonly troubles = new Set<string>();
    private readonly outcomes: FaultOutcome[] = [];
    private readonly began = performance.now();

    add({ operation, trouble, lasting }: FaultCase, outcome: FaultOutcome): void {
        this.operations.add(operation.name);
        this.troubles.add(trouble.name);
        const cell = `${operation.name}/${trouble.name}`;
        this.cells.set(cell, (this.cells.get(cell) ?? 0) + 1);
        this.outcomes.push(outcome);
        const where = `${operation.name}, ${trouble.name}${lasting ? ", lasting" : ""}`;
        this.problems.push(...outcome.problems.map((problem) => `${where}: ${problem}`));
    }

    /** Runs in which the trouble found no request to strike, as when a slow machine ended them before. */
    get undisturbed(): number {
        return this.outcomes.filter(({ struck }) => struck === 0).length;
    }

    /** The table as Markdown, and the totals below it. */
    text(): string {
        const troubles = [...this.troubles].sort();
        const rows = [...this.operations].map((operation) => [
            operation,
            ...troubles.map((trouble) => String(this.cells.get(`${operation}/${trouble}`) ?? "–")),
        ]);
        const lines = [["operation", ...troubles], ["---", ...troubles.map(() => "--:")], ...rows];
        return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\n${this.totals()}\n`;
    }

    totals(): string {
        const count = (what: string) => this.problems.filter((said) => said.includes(`: ${what}`)).length;
        const most = (of: (outcome: FaultOutcome) => number) => Math.max(0, ...this.outcomes.map(of));
        return [
            `${this.outcomes.length} runs`,
            ...["lost", "doubled", "differs", "state", "unsafe"].map((what) => `${what} ${count(what)}`),
            `problems of any kind ${this.problems.length}`,
            `undisturbed after all ${this.undisturbed}`,
            `a second up needed ${this.outcomes.filter(({ ups }) => ups > 1).length}`,
            `most requests more than without trouble ${most(({ extra }) => extra)}`,
            `longest up ${Math.round(most(({ ms }) => ms))} ms`,
            `${Math.round((performance.now() - this.began) / 1000)} s`,
        ].join("; ");
    }

    /** Kept for who reads the run: `.tmp/<name>.md`. */
    write(name: string): void {
        mkdirSync(folder, { recursive: true });
        writeFileSync(resolve(folder, `${name}.md`), this.text());
        process.stdout.write(`${name}: ${this.totals()}\n`);
    }
}
