import type { Host } from "./host";
import { PartialFailure } from "./hostRpc";
import type { Op, Report } from "./stackReport";
import { type Entry, type State, UNKNOWN } from "./stackState";

/** Where a run is cut off, as by `kill -9`: before a call reaches the host, or before its answer is recorded. */
export type Interrupt = (call: { op: Op; name: string; count: number }) => "before" | "lost" | undefined;

export interface PhaseOptions {
    preview?: boolean;
    /** One operation at a time. Otherwise whatever does not depend on each other runs together, as in the engine. */
    serial?: boolean;
    interrupt?: Interrupt;
}

export class Interrupted extends Error {}

/** The half of a phase that writes: it calls the host, and records what came of it as the engine does. */
export class Writes {
    private calls = 0;

    constructor(
        private readonly host: Host,
        private readonly state: State,
        private readonly options: PhaseOptions,
        private readonly report: Report,
    ) {}

    /** The one place where a write goes out, so that a run can be cut off before or after each. */
    private async write<T>(op: Op, name: string, call: () => Promise<T>): Promise<T> {
        if (this.report.interrupted) throw new Interrupted();
        this.calls += 1;
        const cut = this.options.interrupt?.({ op, name, count: this.calls });
        if (cut === "before") this.report.interrupted = true;
        if (this.report.interrupted) throw new Interrupted();
        const result = call();
        if (cut === "lost") this.report.interrupted = true;
        // Nothing that was in flight when the engine died is recorded, good or bad.
        const settled = await result.catch((error) => {
            if (this.report.interrupted) throw new Interrupted();
            throw error;
        });
        if (this.report.interrupted) throw new Interrupted();
        return settled;
    }

    record(entry: Entry): void {
        if (this.report.interrupted) return;
        const at = this.state.resources.findIndex((candidate) => candidate.name === entry.name);
        if (at < 0) this.state.resources.push(entry);
        else this.state.resources[at] = entry;
    }

    /** A preview makes nothing: of what is to be made it knows what is declared. */
    async create(entry: Entry): Promise<void> {
        if (this.options.preview) {
            this.record({ ...entry, id: UNKNOWN, outputs: entry.inputs });
            return;
        }
        if (this.report.interrupted) throw new Interrupted();
        // The engine saves that it begins before it calls the host.
        this.state.pendingCreates = [...(this.state.pendingCreates ?? []), entry];
        try {
            const made = await this.recordingPartialFailure(entry, () =>
                this.write("create", entry.name, () => this.host.create(entry, entry.inputs)),
            );
            this.record({ ...entry, id: made.id, outputs: made.outs });
        } finally {
            if (!this.report.interrupted)
                this.state.pendingCreates = this.state.pendingCreates?.filter((each) => each !== entry);
        }
    }

    async update(old: Entry, entry: Entry): Promise<void> {
        const { inputs } = entry;
        const made = this.options.preview
            ? { outs: inputs }
            : await this.recordingPartialFailure({ ...entry, inputs: old.inputs }, () =>
                  this.write("update", entry.name, () =>
                      this.host.update(entry, old.id, old.outputs, inputs),
                  ),
              );
        this.record({ ...entry, id: old.id, outputs: made.outs });
    }

    /** The engine keeps the inputs of before beside the outputs that the error carries. */
    private async recordingPartialFailure<T>(entry: Entry, write: () => Promise<T>): Promise<T> {
        try {
            return await write();
        } catch (error) {
            if (error instanceof PartialFailure)
                this.record({ ...entry, id: error.id, outputs: error.outs, unfinished: true });
            throw error;
        }
    }

    async remove(entry: Entry, withOthers: Entry[] = []): Promise<void> {
        await this.removeFromServer(entry, withOthers);
        this.state.resources = this.state.resources.filter((kept) => kept !== entry);
        this.state.pendingDeletes = this.state.pendingDeletes.filter((kept) => kept !== entry);
    }

    /** What is deleted ahead of its replacement stays in the state until that is made. */
    async removeEarly(entry: Entry): Promise<void> {
        await this.removeFromServer(entry);
        this.record({ ...entry, pendingReplacement: true });
    }

    private async removeFromServer(entry: Entry, withOthers: Entry[] = []): Promise<void> {
        const { name, id, outputs, deletedWith } = entry;
        if (entry.protect) throw new Error(`${name} is protected`);
        const takenAlong = withOthers.some((other) => other.name === deletedWith);
        if (this.options.preview || takenAlong || entry.retainOnDelete || entry.pendingReplacement) return;
        await this.write("delete", name, () => this.host.delete(entry, id, outputs));
    }
}
