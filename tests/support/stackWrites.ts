import { type Host, HostError } from "./host";
import type { Op, Report } from "./stackReport";
import type { Entry, State } from "./stackState";

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
        if (this.options.preview || this.report.interrupted) return;
        const at = this.state.resources.findIndex((candidate) => candidate.name === entry.name);
        if (at < 0) this.state.resources.push(entry);
        else this.state.resources[at] = entry;
    }

    private recordUnfinished(entry: Entry, error: unknown): never {
        const partial = error instanceof HostError ? error.initFailed : undefined;
        if (partial) {
            const { id, properties: outputs, reasons: initErrors } = partial;
            this.record({ ...entry, id, outputs, initErrors });
        }
        throw error;
    }

    async create(entry: Entry): Promise<void> {
        if (this.options.preview) return;
        const call = () => this.host.create(entry.kind, entry.inputs);
        const made = await this.write("create", entry.name, call).catch((e) =>
            this.recordUnfinished(entry, e),
        );
        this.record({ ...entry, id: made.id, outputs: made.outs });
    }

    async update(old: Entry, entry: Entry): Promise<void> {
        if (this.options.preview) return;
        const call = () => this.host.update(entry.kind, old.id, old.outputs, entry.inputs);
        const made = await this.write("update", entry.name, call).catch((e) =>
            this.recordUnfinished(entry, e),
        );
        this.record({ ...entry, id: old.id, outputs: made.outs });
    }

    async remove(entry: Entry, withOthers: Entry[] = []): Promise<void> {
        if (this.options.preview) return;
        if (entry.protect) throw new Error(`${entry.name} is protected`);
        const takenAlong = withOthers.some((other) => other.name === entry.deletedWith);
        if (!takenAlong && !entry.retainOnDelete) {
            await this.write("delete", entry.name, () =>
                this.host.delete(entry.kind, entry.id, entry.outputs),
            );
        }
        this.state.resources = this.state.resources.filter((kept) => kept !== entry);
        this.state.pendingDeletes = this.state.pendingDeletes.filter((kept) => kept !== entry);
    }
}
