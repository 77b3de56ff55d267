import type { Bag, Kind } from "./host";

/** What the engine sends for a value that only the update will know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One line of a program. Inputs may hold `ref("name")`: the id of a resource declared before. */
export interface Declaration {
    name: string;
    kind: Kind;
    inputs: Bag;
    dependsOn?: string[];
    deletedWith?: string;
    retainOnDelete?: boolean;
    protect?: boolean;
}

/** One resource as the state keeps it. */
export interface Entry extends Omit<Declaration, "dependsOn"> {
    id: string;
    outputs: Bag;
    dependsOn: string[];
    /** Which resources each input came from: what the engine needs before it deletes one of them early. */
    refs: Record<string, string[]>;
    /** The last `create` or `update` failed half-way: the next run updates it, whatever has changed. */
    unfinished?: boolean;
    /** Deleted ahead of its replacement, which has not been made. */
    pendingReplacement?: boolean;
}

export interface State {
    resources: Entry[];
    /** Replaced, and not deleted yet since the run ended before. */
    pendingDeletes: Entry[];
    /** The creates that were under way when a run was cut off. */
    pendingCreates?: Entry[];
}

const REF = "$ref";

/** The id of another resource, or one of its outputs. */
export function ref(name: string, output?: string): Bag {
    return { [REF]: name, ...(output === undefined ? {} : { output }) };
}

function isRef(value: unknown): value is { $ref: string; output?: string } {
    return typeof value === "object" && value !== null && REF in value;
}

/** Every resource that a value names, each once. */
export function namesIn(value: unknown): string[] {
    if (isRef(value)) return [value.$ref];
    if (typeof value !== "object" || value === null) return [];
    return [...new Set(Object.values(value).flatMap(namesIn))];
}

/** The value with every reference replaced by what it stands for. */
export function resolveRefs(value: unknown, lookup: (name: string, output?: string) => unknown): unknown {
    if (isRef(value)) return lookup(value.$ref, value.output);
    if (Array.isArray(value)) return value.map((element) => resolveRefs(element, lookup));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, resolveRefs(field, lookup)]));
}
