import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import type { Measured } from "./measure";

/** The measurements of one command, and the minimum that it could cost. */
export interface Row {
    scenario: string;
    resources: number;
    latencyMs: number;
    ours: Measured;
    /** The command with a provider that does nothing. */
    engine?: Measured;
    /** The command with a provider that only waits for the rate limit. */
    paced?: Measured;
    /** The minimum number of requests that the API allows, and the seconds that the rate limit requires for them. */
    leastRequests: number;
    limitSeconds: number;
    /** Bytes of the state after the command, with our provider and with the provider that does nothing. */
    state?: number;
    engineState?: number;
}

/** One command through both ways in to the same life cycles. */
export interface WayRow {
    scenario: string;
    resources: number;
    dynamic: Measured;
    plugin: Measured;
    /** Through a plugin that does nothing. */
    noop: Measured;
    /** Bytes of the state after the first up. */
    states?: { dynamic: number; plugin: number };
}

/** One run in which a client creates a project. */
export interface ClientRow {
    client: "ours" | "official";
    run: 1 | 2;
    latencyMs: number;
    objects: number;
    seconds: number;
    requests: number;
    writes: number;
}

/** The size of one kind in the state. */
export interface StateRow {
    kind: string;
    bytesPerResource: number;
    providerText: number;
    /** The names of outputs that are not inputs. */
    outputs: string[];
}

/** A measurement that is a single number. */
export interface Figure {
    group: string;
    name: string;
    value: number;
    unit: string;
}

export interface Failed {
    scenario: string;
    message: string;
}

/** The results of one part of the benchmark. */
export interface Findings {
    rows: Row[];
    ways: WayRow[];
    clients: ClientRow[];
    states: StateRow[];
    figures: Figure[];
    failed: Failed[];
}

export interface PartResult extends Findings {
    part: string;
    seconds: number;
}

export interface Results {
    node: string;
    processor: string;
    parts: PartResult[];
}

export const nothing = (): Findings => ({
    rows: [],
    ways: [],
    clients: [],
    states: [],
    figures: [],
    failed: [],
});

export function fileOf(quick: boolean): string {
    return resolve(__dirname, "../../.tmp", quick ? "bench-quick.json" : "bench.json");
}

/** Reads earlier results, so that a single part can be measured again. */
export function readResults(quick: boolean): Results {
    const file = fileOf(quick);
    const parts = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results).parts : [];
    const processors = cpus();
    return {
        node: process.version,
        processor: `${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}`,
        parts,
    };
}

/** Replaces a part's results, or appends them. */
export function withPart(results: Results, part: PartResult): Results {
    const at = results.parts.findIndex((each) => each.part === part.part);
    const parts = at < 0 ? [...results.parts, part] : results.parts.with(at, part);
    return { ...results, parts };
}

export function saveResults(results: Results, quick: boolean): void {
    const file = fileOf(quick);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(results, null, 2));
}

/** Combines the results of all parts. */
export function allFindings({ parts }: Results): Findings {
    return {
        rows: parts.flatMap(({ rows }) => rows),
        ways: parts.flatMap(({ ways }) => ways),
        clients: parts.flatMap(({ clients }) => clients),
        // Each project run has the same sizes, so one is enough.
        states: parts.find(({ states }) => states.length > 0)?.states ?? [],
        figures: parts.flatMap(({ figures }) => figures),
        failed: parts.flatMap(({ failed }) => failed),
    };
}

/** Returns the larger of the two minimum times. */
export function floorOf(row: Row): number {
    return Math.max(row.limitSeconds, row.engine?.seconds ?? 0);
}

export function requestsOf({ reads, writes }: Measured): number {
    return reads + writes;
}
