import { type Fault, type FaultKind, faultKinds } from "../../provider/emulator/faults";
import { fc } from "./fastCheck";
import { type FaultOperation, operations } from "./faultOperations";
import type { Passing } from "./oddServer";

type Misfortune = Omit<Fault, "match" | "nth">;

/** What goes wrong, without the place where it does: a fault of the emulator, or an answer that is changed. */
export interface Trouble {
    readonly name: string;
    readonly fault?: Misfortune;
    readonly meddle?: (passing: Passing) => void;
    /** Or many faults, in places of their own. */
    readonly script?: readonly Fault[];
}

export interface FaultCase {
    readonly operation: FaultOperation;
    readonly trouble: Trouble;
    /** Whether every request of that kind fails until the run has ended, or this one alone. */
    readonly lasting: boolean;
    /** Which request is struck, counted from 1, of as many as a run without faults sends. */
    readonly step: (requests: number) => number;
}

/** Longer than this a client of these tests does not wait for an answer. */
export const ATTEMPT_MS = 1000;
const BEYOND_MS = 1500;

const carriedOut: readonly FaultKind[] = ["500", "502", "504"];

/** A held request ends with the test that releases it, so it is no accident of a run. */
const accidents = faultKinds.filter((kind) => kind !== "hold");

const misfortunes: Record<string, Misfortune> = Object.fromEntries([
    ...accidents.map((kind) => [kind, { kind, ms: msOf(kind), retryAfter: 0.2 }]),
    ...carriedOut.map((kind) => [`${kind} after the effect`, { kind, effect: true }]),
]);

/** Every fault that the emulator knows; a new kind joins by itself. */
export const troubles: readonly Trouble[] = Object.entries(misfortunes).map(([name, fault]) => ({
    name,
    fault,
}));

/** Of a whole program every second request goes wrong, each in its own way, repeats and look-ups among them. */
export function storms(count: number): FaultCase[] {
    const trouble = fc.option(fc.constantFrom(...Object.values(misfortunes)), { freq: 2, nil: undefined });
    const storm = fc.record({
        operation: fc.constantFrom(...operations.filter(({ name }) => name.endsWith("everything"))),
        struck: fc.tuple(...Array.from({ length: 60 }, () => trouble)),
    });
    return fc.sample(storm, count).map(({ operation, struck }, at) => {
        const script = struck.flatMap((fault, place) =>
            fault === undefined ? [] : [{ ...fault, match: "*", nth: place + 1 }],
        );
        return {
            operation,
            trouble: { name: `storm ${at + 1}`, script },
            lasting: false,
            step: () => 1,
        };
    });
}

function msOf(kind: FaultKind): number | undefined {
    if (kind === "delay") return BEYOND_MS;
    // Ten pieces: the whole answer is there long after anyone has waited for it.
    return kind === "slow-drip" ? BEYOND_MS / 8 : undefined;
}

/** All that can go wrong at every step of every operation. `stepsOf` says how many requests one has. */
export async function allCases(
    kinds: readonly Trouble[],
    stepsOf: (operation: FaultOperation) => Promise<number>,
): Promise<FaultCase[]> {
    const cases: FaultCase[] = [];
    for (const operation of operations) {
        const steps = await stepsOf(operation);
        for (let place = 1; place <= steps; place++)
            for (const trouble of kinds)
                for (const lasting of [false, true])
                    cases.push({ operation, trouble, lasting, step: () => place });
    }
    return cases;
}

/** As many cases as wanted, every operation and every trouble among them where there is room. */
export function someCases(kinds: readonly Trouble[], count: number): FaultCase[] {
    const inAnyOrder = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const chance = fc.record({ lasting: fc.boolean(), part: fc.noBias(fc.nat(999)) });
    const [some] = fc.sample(
        fc.record({
            operations: inAnyOrder(operations),
            kinds: inAnyOrder(kinds),
            chances: fc.array(chance, { minLength: count, maxLength: count }),
        }),
        1,
    );
    return some!.chances.map(({ lasting, part }, at) => ({
        operation: some!.operations[at % operations.length]!,
        // The rounds are shifted against each other, or a pair would come again and others never.
        trouble: some!.kinds[(at + Math.floor(at / operations.length)) % kinds.length]!,
        lasting,
        step: (requests: number) => 1 + Math.floor((part / 1000) * requests),
    }));
}
