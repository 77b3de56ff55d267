import { closeSync, openSync, writeSync } from "node:fs";
import { SettingsError } from "./settings";

export interface RequestLogEntry {
    /** The time of arrival. */
    readonly time: string;
    /** Milliseconds from arrival to response. */
    readonly ms: number;
    readonly method: string;
    /** The path as received, including the query. */
    readonly path: string;
    readonly status: number;
    readonly operation: string;
    /** The kind of the fault that applied, if any. */
    readonly fault?: string;
    /** What of a request to the Edge API had no effect, one sentence each. */
    readonly ignored?: readonly string[];
}

export type RequestSink = string | ((entry: RequestLogEntry) => void);

const kept = 100_000;

export class RequestLog {
    private entries: RequestLogEntry[] = [];
    private readonly file: number | undefined;

    /** @param changed called after each change */
    constructor(
        private readonly sink: RequestSink | undefined,
        private readonly changed: () => void,
    ) {
        this.file = typeof sink === "string" ? opened(sink) : undefined;
    }

    /** Call before the response is sent, so that a client with a response finds its entry in the log. */
    add(entry: RequestLogEntry): void {
        this.entries.push(entry);
        if (this.entries.length > kept) this.entries.splice(0, kept / 2);
        if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(entry)}\n`);
        if (typeof this.sink === "function") this.sink(entry);
        this.changed();
    }

    list(): readonly RequestLogEntry[] {
        return [...this.entries];
    }

    clear(): void {
        this.entries = [];
        this.changed();
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
