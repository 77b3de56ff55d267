import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The text that identifies a process by its command line. */
const KINDS = { host: "dynamic-provider", program: "pulumi/cmd/run" } as const;

export type PeakMemory = Record<keyof typeof KINDS, number | undefined>;

/** Records the peak memory (MiB) of a project's host and program while a command runs. Linux only. */
export function watchMemory(folder: string): { stop(): PeakMemory } {
    const peak: PeakMemory = { host: undefined, program: undefined };
    const timer = setInterval(() => sample(folder, peak), 200);
    return {
        stop() {
            clearInterval(timer);
            return peak;
        },
    };
}

function sample(folder: string, peak: PeakMemory): void {
    for (const pid of processes().filter((each) => worksIn(each, folder))) {
        const command = read(`/proc/${pid}/cmdline`);
        const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((each) =>
            command.includes(KINDS[each]),
        );
        const kib = kind && /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1];
        if (kind !== undefined && kib !== undefined) {
            peak[kind] = Math.max(peak[kind] ?? 0, Math.round(Number(kib) / 1024));
        }
    }
}

function processes(): string[] {
    try {
        return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    } catch {
        return [];
    }
}

function worksIn(pid: string, folder: string): boolean {
    try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
        return false;
    }
}

/** A process can end after it was listed. */
function read(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
