import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestEmulator } from "../support/emulator";
import type { Declaration } from "../support/stack";
import { type Call, comparable, readCalls } from "./recordedCalls";

export interface UpOptions {
    /** With the preview that comes first where a user types the command. */
    preview?: boolean;
    refresh?: boolean;
}

/** What a script does: programs, one after the other, and changes of the project by hand. */
export type Script = (engine: RecordedEngine) => Promise<void>;

/** What one command came to. */
export interface Outcome {
    command: string;
    /** What was planned, in any order, each with the inputs that differ. */
    steps: string[];
    /** The resources with which something was wrong. */
    failed: string[];
    /** The resources in the state, by name. */
    state: object[];
}

export interface Played {
    /** The calls of each phase: a preview, an update, a refresh. */
    phases: Call[][];
    outcomes: Outcome[];
}

/** No second attempt: a script says which request fails, and the engine is to hear of it at once. */
export const CONFIG = { maxRetries: "0" };

/** An engine whose provider calls are written down. */
export abstract class RecordedEngine {
    private readonly folder = mkdtempSync(join(tmpdir(), "recorded-engine-"));
    protected readonly calls = join(this.folder, "calls.jsonl");
    private outcomes: Outcome[] = [];

    constructor(readonly emulator: TestEmulator) {}

    abstract up(program: Declaration[], options?: UpOptions): Promise<void>;
    abstract refresh(): Promise<void>;
    abstract destroy(): Promise<void>;
    /** An empty stack. */
    protected abstract begin(): Promise<void>;
    protected abstract end(): Promise<void>;

    /** All that came of a script, with the same words for what differs from run to run. */
    async play(script: Script): Promise<Played> {
        await this.emulator.reset();
        writeFileSync(this.calls, "");
        this.outcomes = [];
        await this.begin();
        await script(this);
        const { phases, labels } = readCalls(this.calls);
        labels.set(this.emulator.projectUid, "<project>");
        return comparable({ phases, outcomes: this.outcomes }, labels);
    }

    async close(): Promise<void> {
        await this.end();
        rmSync(this.folder, { recursive: true });
    }

    protected note(
        command: string,
        { steps, failed }: { steps: { op: string; name: string; keys: string[] }[]; failed: string[] },
        state: { name: string }[],
    ): void {
        this.outcomes.push({
            command,
            steps: steps.map(({ op, name, keys }) => `${op} ${name} [${keys}]`).sort(),
            failed: [...new Set(failed)].sort(),
            state: state.toSorted((a, b) => a.name.localeCompare(b.name)),
        });
    }
}
