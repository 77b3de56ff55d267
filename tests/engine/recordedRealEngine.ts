import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type EngineProject, type EngineResult, newProject } from "../support/engine";
import type { EngineStep } from "../support/engineEvents";
import type { Bag } from "../support/host";
import type { Declaration } from "../support/stack";
import { stateFiles } from "./interruptible";
import { recordInto } from "./recordedCalls";
import { CONFIG, RecordedEngine, type UpOptions } from "./recordedEngine";

/** Without TypeScript, which costs a second each time. */
const SETTINGS = "name: test\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n";

/** The `pulumi` command, in a new project for each script. */
export class RecordedRealEngine extends RecordedEngine {
    private project: EngineProject | undefined;

    protected async begin(): Promise<void> {
        await this.end();
        const { emulator, calls } = this;
        this.project = await newProject({ emulator, config: CONFIG, env: recordInto(calls) });
        writeFileSync(this.file("Pulumi.yaml"), SETTINGS);
        cpSync(resolve(__dirname, "declaredProgram.cjs"), this.file("index.js"));
    }

    protected async end(): Promise<void> {
        this.project?.dispose();
    }

    async up(program: Declaration[], { preview, refresh }: UpOptions = {}): Promise<void> {
        writeFileSync(this.file("declarations.json"), JSON.stringify(program));
        const args = refresh ? ["--refresh"] : [];
        const up = preview ? this.own.upWithPreview(...args) : this.own.up(...args);
        this.noteResult("up", await up);
    }

    async refresh(): Promise<void> {
        this.noteResult("refresh", await this.own.refresh());
    }

    async destroy(): Promise<void> {
        this.noteResult("destroy", await this.own.destroy());
    }

    private get own(): EngineProject {
        if (!this.project) throw new Error("no script has begun");
        return this.project;
    }

    private file(name: string): string {
        return join(this.own.folder, name);
    }

    private noteResult(command: string, { steps, refreshed, diagnostics }: EngineResult): void {
        const errors = diagnostics.filter(
            ({ severity, name }) => severity === "error" && !["", STACK].includes(name),
        );
        const { checkpoint } = JSON.parse(readFileSync(stateFiles(this.own).state, "utf8"));
        const resources = (checkpoint.latest.resources ?? []) as Stored[];
        const own = resources.filter(({ type }) => type.startsWith("pulumi-nodejs:"));
        const failed = errors.map(({ name }) => name);
        const shown = command === "refresh" ? refreshed : steps.filter(({ op }) => op !== "refresh");
        this.note(command, { steps: shown.map(named), failed }, own.map(asKept));
    }
}

/** What is said of the stack as a whole repeats what is said of a resource. */
const STACK = "test-dev";

/** A resource as the state holds it. */
interface Stored {
    urn: string;
    type: string;
    id: string;
    inputs: Bag;
    outputs: Bag;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[] | null>;
    deletedWith?: string;
    protect?: boolean;
    retainOnDelete?: boolean;
    delete?: boolean;
    pendingReplacement?: boolean;
}

/** What is deleted already and not replaced any more goes out of the state under a word of its own. */
const named = (step: EngineStep): EngineStep =>
    step.op === "remove-pending-replace" ? { ...step, op: "delete" } : step;

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? "";

function asKept(stored: Stored) {
    const { urn, id, inputs, outputs, protect, retainOnDelete, deletedWith } = stored;
    const refs = Object.entries(stored.propertyDependencies ?? {}).map(
        ([key, urns]) => [key, (urns ?? []).map(nameOf)] as const,
    );
    return {
        name: nameOf(urn),
        id,
        inputs: { ...inputs, __provider: undefined },
        outputs: { ...outputs, __provider: undefined },
        dependsOn: (stored.dependencies ?? []).map(nameOf).sort(),
        refs: Object.fromEntries(refs.filter(([, names]) => names.length > 0)),
        deletedWith: deletedWith && nameOf(deletedWith),
        protect: protect || undefined,
        retainOnDelete: retainOnDelete || undefined,
        pendingDelete: stored.delete,
        pendingReplacement: stored.pendingReplacement,
    };
}
