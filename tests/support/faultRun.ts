import type { Snapshot } from "../../provider/emulator";
import { startTestEmulator, type TestEmulator } from "./emulator";
import { ATTEMPT_MS, type FaultCase, type Trouble } from "./faultCases";
import {
    complaints,
    differing,
    type End,
    endOf,
    type ProjectEnd,
    type Sent,
    stacksIn,
    unsafeRepeats,
} from "./faultChecks";
import type { FaultOperation } from "./faultOperations";
import type { Host } from "./host";
import { type OddServer, startOddServer } from "./oddServer";
import { type Declaration, type Report, Stack } from "./stack";
import { hostFor, stackConfig, type Way } from "./useHost";

export interface FaultOutcome {
    /** What is not as it must be, one line each; empty for a case that ended well. */
    readonly problems: string[];
    /** How many requests the disturbed run sent beyond those of a calm one. */
    readonly extra: number;
    readonly struck: number;
    readonly ups: number;
    readonly ms: number;
}

/** For the run that is disturbed; what comes after it has all the time that a busy machine may need. */
const IMPATIENT = { attemptTimeout: String(ATTEMPT_MS / 1000), operationTimeout: "20", maxRetries: "1" };

/** An operation without faults: where it begins, what it sends, and how it ends. */
interface Reference {
    readonly snapshot: Snapshot;
    /** As text: a copy of a structure is of another realm in jest, and equal to nothing. */
    readonly state: string;
    readonly requests: readonly (Sent & { operation: string })[];
    readonly end: End;
}

// Emulated projects are alike, so one lane's reference is every lane's.
const known = new Map<FaultOperation, Promise<Reference>>();

/** A host, an emulator and an odd server before it, in which cases run one after the other. */
export class FaultLane {
    private constructor(
        private readonly emulator: TestEmulator,
        private readonly odd: OddServer,
        private readonly host: Host,
    ) {}

    static async open(way?: Way): Promise<FaultLane> {
        const emulator = await startTestEmulator();
        const odd = await startOddServer(emulator.url);
        return new FaultLane(emulator, odd, await hostFor(emulator, {}, way));
    }

    async close(): Promise<void> {
        await this.host.stop();
        await this.odd.close();
        await this.emulator.close();
    }

    /** What the operation sends without trouble, by the API's names. */
    async operationsOf(operation: FaultOperation): Promise<string[]> {
        return (await this.reference(operation)).requests.map((request) => request.operation);
    }

    /** What the operation comes to without trouble. */
    async endOf(operation: FaultOperation): Promise<ProjectEnd> {
        const { project, counts } = (await this.reference(operation)).end;
        return { project, counts };
    }

    /** The change with its trouble, then once more where that failed, then what must be so in the end. */
    async run({ operation, trouble, lasting, step }: FaultCase): Promise<FaultOutcome> {
        const { emulator, odd, host } = this;
        const calm = await this.reference(operation);
        await emulator.restore(calm.snapshot);
        const stack = new Stack(host);
        stack.state = JSON.parse(calm.state);
        const baseUrl = trouble.meddle ? odd.url : emulator.url;
        await host.nextPhase(stackConfig({ config: { ...emulator.config, ...IMPATIENT, baseUrl } }));
        const log = this.arm(trouble, calm, step(calm.requests.length), lasting);
        const began = performance.now();
        const first = await stack.up(operation.after);
        const ms = performance.now() - began;
        await emulator.idle();
        const sent = [...log()];
        await this.disarm();
        const problems = [...stacksIn(first), ...unsafeRepeats(sent, calm.requests)];
        if (!first.ok) problems.push(...complaints("the next up", await this.nextUp(stack, operation.after)));
        problems.push(...differing(await endOf(emulator, stack), calm.end));
        problems.push(...(await this.restless(stack, operation)));
        const struck = sent.filter(({ fault }) => fault !== undefined).length;
        return { problems, extra: sent.length - calm.requests.length, struck, ups: first.ok ? 1 : 2, ms };
    }

    /**
     * An answer that denies what was done leaves an object that nothing proves to be ours. The way on is the one that
     * the error names: `import`, or, where the object is to replace another one, to delete it by hand.
     */
    private async nextUp(stack: Stack, program: Declaration[]): Promise<Report> {
        let followed = program;
        for (let round = 0; round <= program.length; round++) {
            const advised = (await stack.preview(followed)).failures.flatMap(({ name, reason }) => {
                const [, id] = /already (?:exists|has a)\b.* import: "([^"]+)"/.exec(reason) ?? [];
                return id === undefined ? [] : [[name, id] as const];
            });
            if (advised.length === 0) break;
            for (const [name, id] of advised) {
                const isReplaced = stack.state.resources.some((entry) => entry.name === name);
                if (isReplaced) await this.emulator.api.delete(`/experiences/${id}`);
                const __import = { id, onMismatch: "refuse" };
                followed = followed.map((each) =>
                    each.name === name && !isReplaced
                        ? { ...each, inputs: { ...each.inputs, __import } }
                        : each,
                );
            }
        }
        const report = await stack.up(followed);
        return followed === program || !report.ok ? report : stack.up(program);
    }

    private reference(operation: FaultOperation): Promise<Reference> {
        const found = known.get(operation) ?? calmly(this.emulator, this.host, operation);
        known.set(operation, found);
        return found;
    }

    /** Sets the trouble up; what is returned gives the log of all requests since. */
    private arm(trouble: Trouble, calm: Reference, step: number, lasting: boolean): () => readonly Sent[] {
        const { emulator, odd } = this;
        const struck = calm.requests[step - 1];
        if (!struck) throw new Error(`there is no request ${step}`);
        const { fault, meddle, script } = trouble;
        if (fault || script) {
            const which = lasting
                ? { match: struck.operation, nth: "every" as const }
                : { match: "*", nth: step };
            emulator.inject(...(script ?? [{ ...fault!, ...which }]));
            const mark = emulator.mark();
            return () => emulator.since(mark).requests;
        }
        let count = 0;
        odd.forget();
        odd.meddle = (passing) => {
            count += 1;
            const due = lasting ? shape(passing) === shape(struck) : count === step;
            if (!due) return;
            passing.fault = trouble.name;
            meddle?.(passing);
        };
        return () => odd.seen;
    }

    private async disarm(): Promise<void> {
        this.emulator.clearFaults();
        this.odd.meddle = undefined;
        await this.host.nextPhase(stackConfig(this.emulator));
    }

    /** What a preview and a refresh still find to do. */
    private async restless(stack: Stack, { after }: FaultOperation): Promise<string[]> {
        return [
            ...complaints("the next preview", await stack.preview(after), true),
            ...complaints("a refresh", await stack.refresh(), true),
            ...this.emulator.checkInvariants(),
        ];
    }
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

/** The operation of a request, without the objects that it is about. */
function shape({ method, path }: Sent): string {
    return `${method} ${path.replace(/[0-9a-f]{24}/g, "*")}`;
}

/** Runs all cases, several at once since most of their time is waiting; `done` hears of each. */
export async function runCases(
    cases: readonly FaultCase[],
    done: (one: FaultCase, outcome: FaultOutcome) => void,
    lanes = 4,
    way?: Way,
): Promise<void> {
    const left = [...cases];
    const work = async () => {
        const lane = await FaultLane.open(way);
        try {
            for (let next = left.shift(); next; next = left.shift()) done(next, await lane.run(next));
        } finally {
            await lane.close();
        }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, cases.length) }, work));
}
