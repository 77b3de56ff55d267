import type { Snapshot } from "../../provider/emulator";
import type { TestEmulator } from "./emulator";
import { type End, endOf, type Sent } from "./faultChecks";
import type { FaultOperation } from "./faultOperations";
import type { Host } from "./host";
import { Stack } from "./stack";

/** An operation without faults: where it begins, what it sends, and how it ends. */
export interface Reference {
    readonly snapshot: Snapshot;
    /** As text: a copy of a structure is of another realm in jest, and equal to nothing. */
    readonly state: string;
    readonly requests: readonly (Sent & { operation: string })[];
    readonly end: End;
}

// Emulated projects are alike, so one lane's reference is every lane's.
const known = new Map<FaultOperation, Promise<Reference>>();

export function reference(emulator: TestEmulator, host: Host, operation: FaultOperation): Promise<Reference> {
    const found = known.get(operation) ?? calmly(emulator, host, operation);
    known.set(operation, found);
    return found;
}

async function calmly(
    emulator: TestEmulator,
    host: Host,
    { before, after }: FaultOperation,
): Promise<Reference> {
    await emulator.reset();
    const stack = new Stack(host);
    const up = async (program: FaultOperation["after"]) => {
        const report = await stack.up(program);
        if (!report.ok) throw new Error(report.problems().join("\n"));
    };
    for (const program of before) await up(program);
    emulator.settle();
    const [snapshot, state] = [emulator.state(), JSON.stringify(stack.state)];
    const mark = emulator.mark();
    await up(after);
    const { requests } = emulator.since(mark);
    return { snapshot, state, requests, end: await endOf(emulator, stack) };
}
