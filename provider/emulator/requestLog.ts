import { closeSync, openSync, writeSync } from "node:fs";
import { SettingsError } from "./settings";

export interface RequestLogEntry {
    /** When it arrived. */
    readonly time: string;
    /** Milliseconds from then to its answer. */
    readonly ms: number;
    readonly method: string;
    /** As it came, query included. */
    readonly path: string;
    readonly status: number;
    readonly operation: string;
    /** The fault that struck, if one did. */
    readonly fault?: string;
}

export type RequestSink = string | ((entry: RequestLogEntry) => void);

const kept = 100_000;

export class RequestLog {
    private entries: RequestLogEntry[] = [];
    private readonly file: number | undefined;

    constructor(private readonly sink: RequestSink | undefined) {
        this.file = typeof sink === "string" ? opened(sink) : undefined;
    }

    /** Before the answer goes out, so that whoever has the answer finds its line. */
    add(entry: RequestLogEntry): void {
        this.entries.push(entry);
        if (this.entries.length > kept) this.entries.splice(0, kept / 2);
        if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(entry)}\n`);
        if (typeof this.sink === "function") this.sink(entry);
    }

    list(): readonly RequestLogEntry[] {
        return [...this.entries];
    }

    clear(): void {
        this.entries = [];
    }

    close(): void {
        if (this.file !== undefined) closeSync(this.file);
    }
}

function opened(path: string): number {
    try {
        return openSync(path, "a");
    } catch (error) {
        throw new SettingsError(`The request log ${path} cannot be opened: ${(error as Error).message}`);
    }
}
