import type { Decision } from "../../provider/cli/recover/decide";
import type { Host } from "./host";
import { Phase } from "./stackPhase";
import { recoverState } from "./stackRecovery";
import { changedKeys, Report } from "./stackReport";
import type { Declaration, Entry, State } from "./stackState";
import type { PhaseOptions } from "./stackWrites";

export { Report } from "./stackReport";
export { type Declaration, ref, type State, UNKNOWN } from "./stackState";
export type { Interrupt } from "./stackWrites";

/** An `up`, with `--refresh` in the same phase where that is asked for. */
type UpOptions = Omit<PhaseOptions, "preview"> & { refresh?: boolean };

/**
 * The engine in small: it makes the calls of `pulumi preview`, `up`, `refresh` and `destroy` on the real
 * host and keeps the state, in milliseconds instead of seconds. Each run is a phase of its own.
 */
export class Stack {
    state: State = { resources: [], pendingDeletes: [] };

    constructor(private readonly host: Host) {}

    async preview(program: Declaration[]): Promise<Report> {
        await this.host.nextPhase();
        return new Phase(this.host, structuredClone(this.state), { preview: true }).run(program);
    }

    async up(program: Declaration[], { refresh = false, ...options }: UpOptions = {}): Promise<Report> {
        await this.host.nextPhase();
        const phase = new Phase(this.host, this.state, options);
        if (refresh) phase.report.errors.push(...(await this.readAll()).errors);
        return phase.report.ok ? phase.run(program) : phase.report;
    }

    async destroy(options: UpOptions = {}): Promise<Report> {
        return this.up([], options);
    }

    async refresh(): Promise<Report> {
        await this.host.nextPhase();
        return this.readAll();
    }

    private async readAll(): Promise<Report> {
        const report = new Report();
        const read = await Promise.all(this.state.resources.map((entry) => this.readOne(entry, report)));
        this.state.resources = read.filter((entry) => entry !== undefined);
        return report;
    }

    /** `personalize recover --yes`. */
    async recover(): Promise<Decision["outcome"][]> {
        return recoverState(this.state, this.host);
    }

    entry(name: string): Entry {
        const entry = this.state.resources.find((candidate) => candidate.name === name);
        if (!entry) throw new Error(`the state holds no ${name}`);
        return entry;
    }

    private async readOne(entry: Entry, report: Report): Promise<Entry | undefined> {
        const { name, kind } = entry;
        // What is deleted already can't be read.
        if (entry.pendingReplacement) {
            report.steps.push({ op: "same", name, kind, keys: [] });
            return entry;
        }
        try {
            const { id, props, inputs } = await this.host.read(entry, entry.id, entry.outputs);
            if (id === "") {
                report.steps.push({ op: "delete", name, kind, keys: changedKeys(entry.outputs, {}) });
                return undefined;
            }
            const keys = changedKeys(entry.outputs, props);
            report.steps.push({ op: keys.length > 0 ? "update" : "same", name, kind, keys });
            // To show what has changed, the engine asks for the way back from what is live.
            await this.host.diff(entry, id, props, entry.inputs);
            const { unfinished: _, ...finished } = entry;
            return { ...finished, id, outputs: props, inputs: inputs ?? entry.inputs };
        } catch (error) {
            report.errors.push({ name, message: error instanceof Error ? error.message : String(error) });
            return entry;
        }
    }
}
