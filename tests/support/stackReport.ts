import { isDeepStrictEqual } from "node:util";
import type { Bag, Kind } from "./host";

export type Op = "create" | "update" | "replace" | "delete" | "same";

export interface Step {
    op: Op;
    name: string;
    kind: Kind;
    /** The inputs that differ: what the user sees named in the preview. */
    keys: string[];
}

/** What one phase did, or in a preview would do. */
export class Report {
    readonly steps: Step[] = [];
    readonly failures: { name: string; property: string; reason: string }[] = [];
    readonly errors: { name: string; message: string }[] = [];
    /** True where the engine was ended in the middle. */
    interrupted = false;

    get ok(): boolean {
        return this.failures.length === 0 && this.errors.length === 0 && !this.interrupted;
    }

    /** All that is not "same", as `op name`; empty where nothing changes. */
    get changes(): string[] {
        return this.steps.filter((step) => step.op !== "same").map((step) => `${step.op} ${step.name}`);
    }

    step(name: string): Step | undefined {
        return this.steps.find((step) => step.name === name);
    }

    /** Everything that went wrong, one line each: for messages of tests. */
    problems(): string[] {
        return [
            ...this.failures.map((failure) => `${failure.name}.${failure.property}: ${failure.reason}`),
            ...this.errors.map((error) => `${error.name}: ${error.message}`),
        ];
    }
}

/** The engine compares old and new inputs, and shows none whose name begins with `__`. */
export function changedKeys(olds: Bag, news: Bag): string[] {
    const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
    return [...keys]
        .filter(
            (key) =>
                !key.startsWith("__") && !isDeepStrictEqual(olds[key] ?? undefined, news[key] ?? undefined),
        )
        .sort();
}
