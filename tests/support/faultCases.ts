import { type Fault, type FaultKind, faultKinds } from "../../provider/emulator/faults";
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
export function storms(count: number, seed: number): FaultCase[] {
    const random = randomFrom(seed);
    const kinds = Object.values(misfortunes);
    const whole = operations.filter(({ name }) => name.endsWith("everything"));
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    return Array.from({ length: count }, (_, at) => {
        const places = Array.from({ length: 60 }, (_, place) => place + 1).filter(() => random() < 1 / 2);
        const script = places.map((nth) => ({ ...pick(kinds), match: "*", nth }));
        return {
            operation: pick(whole),
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
export function someCases(kinds: readonly Trouble[], count: number, seed: number): FaultCase[] {
    const random = randomFrom(seed);
    const pairs = Math.max(operations.length, kinds.length, count);
    const [shuffledOperations, shuffledKinds] = [shuffled(operations, random), shuffled(kinds, random)];
    return Array.from({ length: pairs }, (_, at) => {
        const roll = random();
        return {
            operation: shuffledOperations[at % operations.length]!,
            // The rounds are shifted against each other, or a pair would come again and others never.
            trouble: shuffledKinds[(at + Math.floor(at / operations.length)) % kinds.length]!,
            lasting: random() < 0.5,
            step: (requests: number) => 1 + Math.floor(roll * requests),
        };
    }).slice(0, count);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
    return list
        .map((each) => [random(), each] as const)
        .sort(([one], [other]) => one - other)
        .map(([, each]) => each);
}

/** Mulberry32: the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
