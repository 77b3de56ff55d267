import type { Bag, Diff, Host } from "./host";
import { changedKeys, type Op, Report } from "./stackReport";
import { type Declaration, type Entry, namesIn, resolveRefs, type State, UNKNOWN } from "./stackState";
import { Interrupted, type PhaseOptions, Writes } from "./stackWrites";

/** Not begun, since something failed before: the engine starts nothing new after the first error. */
class Skipped extends Error {}

/** One run over a program, in the order of the engine's calls. */
export class Phase {
    readonly report = new Report();
    /** To be changed in any way: of these a preview knows no output but what is declared. */
    private readonly changed = new Set<string>();
    /** Deleted in this phase ahead of their replacement, or of what they refer to. */
    private readonly deletedEarly = new Map<string, Entry>();
    private readonly done = new Map<string, Promise<boolean>>();
    private generator: Promise<unknown> = Promise.resolve();
    private readonly writes: Writes;

    constructor(
        private readonly host: Host,
        private readonly state: State,
        private readonly options: PhaseOptions,
    ) {
        this.writes = new Writes(host, state, options, this.report);
    }

    async run(declarations: Declaration[]): Promise<Report> {
        for (const declared of declarations) this.done.set(declared.name, this.one(declared));
        const results = await Promise.all(this.done.values());
        // The engine cancels what is left after a failure; deletions come last, so none is made.
        if (results.every(Boolean) && !this.report.interrupted) await this.deletions(declarations);
        return this.report;
    }

    private async one(declared: Declaration): Promise<boolean> {
        const needed = [...namesIn(declared.inputs), ...(declared.dependsOn ?? [])];
        for (const name of needed) {
            const dependency = this.done.get(name);
            if (!dependency)
                throw new Error(`${declared.name} needs ${name}, which is not declared before it`);
            if (!(await dependency)) return false;
        }
        try {
            const planned = this.inTurn(async () => {
                const execute = await this.plan(declared, needed);
                if (this.options.serial) await execute();
                return execute;
            });
            const execute = await planned;
            if (!this.options.serial) await execute();
            return !this.report.failures.some((failure) => failure.name === declared.name);
        } catch (error) {
            return this.fail(declared.name, error);
        }
    }

    /** `check` and `diff` come one at a time, as from the engine's step generator. */
    private inTurn<T>(work: () => Promise<T>): Promise<T> {
        const turn = this.generator.then(() => {
            if (this.report.interrupted) throw new Interrupted();
            if (!this.options.preview && !this.report.ok) throw new Skipped();
            return work();
        });
        this.generator = turn.catch(() => undefined);
        return turn;
    }

    private fail(name: string, error: unknown): false {
        if (error instanceof Interrupted) this.report.interrupted = true;
        else
            this.report.errors.push({
                name,
                message: error instanceof Error ? error.message : String(error),
            });
        return false;
    }

    private async plan(declared: Declaration, dependsOn: string[]): Promise<() => Promise<void>> {
        const { name } = declared;
        const news = resolveRefs(declared.inputs, (target, output) => this.lookup(target, output)) as Bag;
        const gone = this.deletedEarly.get(name);
        const known = gone ? undefined : this.state.resources.find((entry) => entry.name === name);
        const imported = known ? undefined : await this.imported(declared, news);
        const old = known ?? imported;
        const checked = await this.host.check(declared, old?.inputs ?? {}, news);
        if (checked.failures.length > 0) {
            this.report.failures.push(...checked.failures.map((failure) => ({ name, ...failure })));
            return async () => {};
        }
        const refs = Object.fromEntries(
            Object.entries(declared.inputs).map(([key, field]) => [key, namesIn(field)]),
        );
        const entry: Entry = { ...declared, dependsOn, refs, inputs: checked.inputs, id: "", outputs: {} };
        if (!old) {
            this.note(gone ? "replace" : "create", entry, gone?.inputs ?? {});
            return () => this.writes.create(entry);
        }
        const diff = await this.host.diff(declared, old.id, old.outputs, checked.inputs);
        const differs =
            old.unfinished || (diff.changes ?? changedKeys(old.inputs, checked.inputs).length > 0);
        if (imported && diff.replaces.length > 0)
            throw new Error("previously-imported resources that still specify an ID may not be replaced");
        if ((differs && diff.replaces.length > 0) || old.pendingReplacement)
            return this.replacement(old, entry, news, diff);
        if (!differs) {
            this.note(imported ? "create" : "same", entry, old.inputs);
            return async () => this.writes.record({ ...entry, id: old.id, outputs: old.outputs });
        }
        this.note("update", entry, old.inputs);
        return () => this.writes.update(old, entry);
    }

    /** The object that Pulumi's own option `import` names, which the engine reads and then compares as if it were old. */
    private async imported(declared: Declaration, news: Bag): Promise<Entry | undefined> {
        const { id } = (news.__import ?? {}) as { id?: string };
        if (this.host.way !== "plugin" || id === undefined) return undefined;
        const { props, inputs = {} } = await this.host.read(declared, id, {});
        return { ...declared, dependsOn: [], refs: {}, id, inputs, outputs: props };
    }

    private async replacement(old: Entry, entry: Entry, news: Bag, diff: Diff): Promise<() => Promise<void>> {
        this.note("replace", entry, old.inputs);
        const fresh = await this.host.check(entry, {}, news);
        const failures = fresh.failures.map((failure) => ({ name: entry.name, ...failure }));
        this.report.failures.push(...failures);
        if (failures.length > 0) return async () => {};
        if (old.protect) throw new Error(`${old.name} is protected`);
        if (diff.deleteBeforeReplace) {
            for (const gone of [...(await this.replacedWith(old)).reverse(), old]) {
                this.deletedEarly.set(gone.name, gone);
                await this.writes.removeEarly(gone);
            }
        } else {
            this.state.resources = this.state.resources.filter((kept) => kept !== old);
            // The engine deletes it even if it has been deleted ahead of a replacement that was then taken back.
            this.state.pendingDeletes.push({ ...old, pendingReplacement: undefined });
        }
        return () => this.writes.create({ ...entry, inputs: fresh.inputs });
    }

    /** The dependants that would be replaced too if the id of `root` were another. */
    private async replacedWith(root: Entry): Promise<Entry[]> {
        const set = new Map([[root.name, root]]);
        for (const entry of this.state.resources) {
            const touched = Object.keys(entry.refs).filter((key) =>
                entry.refs[key]?.some((name) => set.has(name)),
            );
            if (set.has(entry.name) || touched.length === 0) continue;
            const inputs = { ...entry.inputs, ...Object.fromEntries(touched.map((key) => [key, UNKNOWN])) };
            const diff = await this.host.diff(entry, entry.id, entry.outputs, inputs);
            if (diff.replaces.length > 0) set.set(entry.name, entry);
        }
        return [...set.values()].filter((entry) => entry !== root);
    }

    private note(op: Op, entry: Entry, oldInputs: Bag): void {
        this.report.steps.push({
            op,
            name: entry.name,
            kind: entry.kind,
            keys: changedKeys(oldInputs, entry.inputs),
        });
        if (op !== "same") this.changed.add(entry.name);
    }

    private lookup(name: string, output?: string): unknown {
        const entry = this.state.resources.find((candidate) => candidate.name === name);
        if (output === undefined) return entry?.id;
        return (
            entry?.outputs[output] ?? (this.options.preview && this.changed.has(name) ? UNKNOWN : undefined)
        );
    }

    /** Dependants first; what nobody depends on any more goes together, as in the engine. */
    private async deletions(declarations: Declaration[]): Promise<void> {
        const declared = new Set(declarations.map((declaration) => declaration.name));
        const removed = this.state.resources.filter((entry) => !declared.has(entry.name));
        let left = [...this.state.pendingDeletes, ...removed].toReversed();
        while (left.length > 0 && this.report.ok) {
            const needed = new Set(left.flatMap((entry) => [...entry.dependsOn, entry.deletedWith]));
            const free = left.filter((entry) => !needed.has(entry.name));
            const batch = this.options.serial ? free.slice(0, 1) : free;
            left = left.filter((entry) => !batch.includes(entry));
            for (const entry of batch.filter((each) => removed.includes(each)))
                this.note("delete", entry, {});
            const removal = (entry: Entry) =>
                this.writes.remove(entry, removed).catch((error) => void this.fail(entry.name, error));
            await Promise.all(batch.map(removal));
        }
    }
}
