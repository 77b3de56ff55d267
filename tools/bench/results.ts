import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import type { Measured } from "./measure";

/** One command, beside what it costs at least. */
export interface Row {
    scenario: string;
    resources: number;
    latencyMs: number;
    ours: Measured;
    /** The same with a provider that does nothing. */
    engine?: Measured;
    /** The same with one that does nothing but wait for the limit: both floors, one after the other. */
    paced?: Measured;
    /** The least number of requests that the API allows, and the seconds that the limit asks for them. */
    leastRequests: number;
    limitSeconds: number;
    /** Bytes of the state after it, ours and the engine's floor. */
    state?: number;
    engineState?: number;
}

/** One run of one client that makes a project. */
export interface ClientRow {
    client: "ours" | "official";
    run: 1 | 2;
    latencyMs: number;
    objects: number;
    seconds: number;
    requests: number;
    writes: number;
}

/** What one kind takes in the state. */
export interface StateRow {
    kind: string;
    bytesPerResource: number;
    providerText: number;
    /** The names of outputs that are no inputs. */
    outputs: string[];
}

/** Anything that is one number. */
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

/** What a part of the benchmark found. */
export interface Findings {
    rows: Row[];
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

export const nothing = (): Findings => ({ rows: [], clients: [], states: [], figures: [], failed: [] });

export function fileOf(quick: boolean): string {
    return resolve(__dirname, "../../.tmp", quick ? "bench-quick.json" : "bench.json");
}

/** What was measured before, so that one part can be measured again. */
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

/** Puts a part in the place that it had, or at the end. */
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

/** All parts' findings as one. */
export function allFindings({ parts }: Results): Findings {
    return {
        rows: parts.flatMap(({ rows }) => rows),
        clients: parts.flatMap(({ clients }) => clients),
        // Every life of a project has them, and they are the same in all.
        states: parts.find(({ states }) => states.length > 0)?.states ?? [],
        figures: parts.flatMap(({ figures }) => figures),
        failed: parts.flatMap(({ failed }) => failed),
    };
}

/** The larger of the two floors. */
export function floorOf(row: Row): number {
    return Math.max(row.limitSeconds, row.engine?.seconds ?? 0);
}

export function requestsOf(row: Row): number {
    return row.ours.reads + row.ours.writes;
}
