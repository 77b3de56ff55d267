import {
    type Emulator,
    type EmulatorOptions,
    type RequestLogEntry,
    startEmulator,
} from "../../provider/emulator";
import { type Api, apiOf } from "./api";

/** What went over the wire since a mark. */
export interface Traffic {
    requests: readonly RequestLogEntry[];
    reads: number;
    writes: number;
    /** `GET /attributes`, one line per request in the order of arrival. */
    lines: string[];
}

export interface TestEmulator extends Emulator {
    /** Plain HTTP, as someone else would change the project. Its requests are in the log as well. */
    readonly api: Api;
    /** The place in the log from which `since` counts. */
    mark(): number;
    since(mark: number): Traffic;
    /** Configuration that points a stack here. */
    readonly config: Record<string, string>;
}

/** An emulated project of its own, in this process, on a free port, with no limit on requests. */
export async function startTestEmulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
    const emulator = await startEmulator({ rateLimit: "off", ...options });
    const { url: baseUrl, projectUid } = emulator;
    return Object.assign(emulator, {
        api: apiOf(emulator),
        // Our own pace is for real servers; it is tested where it belongs, and only slows down everything else.
        config: { baseUrl, projectUid, requestsPerSecond: "1000" },
        mark: () => emulator.requests().length,
        since(mark: number): Traffic {
            const requests = emulator.requests().slice(mark);
            const reads = requests.filter((entry) => entry.method === "GET").length;
            const lines = requests.map((entry) => `${entry.method} ${entry.path}`);
            return { requests, reads, writes: requests.length - reads, lines };
        },
    });
}
