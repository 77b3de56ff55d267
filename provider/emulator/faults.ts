import { wildcard } from "./wildcard";

export const faultKinds = [
    "delay",
    "hold",
    "reset-before",
    "reset-after",
    "429",
    "429-retry-after",
    "500",
    "502",
    "504",
    "truncated",
    "wrong-json",
    "empty",
    "slow-drip",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
    /**
     * `*`, an operation (`createAttribute`), or a method and a path in which `*` matches anything (`PUT
     * /experiences/*`).
     */
    readonly match: string;
    /** The numbers of the matching requests that fail, counted from 1. Default: 1. */
    readonly nth?: number | readonly number[] | "every";
    readonly kind: FaultKind;
    /** Milliseconds of a delay (default: 1000), or between the chunks of a slow drip (default: 20). */
    readonly ms?: number;
    /** Seconds in the `Retry-After` header of a 429 response. Default: 1. */
    readonly retryAfter?: number;
    /** For 500, 502 and 504: whether the request takes effect before it fails. Default: false. */
    readonly effect?: boolean;
}

/** An invalid fault. The message is complete without a stack. */
export class FaultError extends Error {}

interface Armed {
    readonly fault: Fault;
    readonly matches: (request: Target) => boolean;
    seen: number;
}

interface Target {
    readonly method: string;
    readonly path: string;
    readonly operation: string;
}

export class Faults {
    private armed: Armed[] = [];

    add(faults: readonly Fault[]): void {
        const checked = faults.map((fault) => ({
            fault: check(fault),
            matches: matcher(fault.match),
            seen: 0,
        }));
        this.armed.push(...checked);
    }

    clear(): void {
        this.armed = [];
    }

    list(): readonly Fault[] {
        return this.armed.map(({ fault }) => fault);
    }

    /** Returns the fault for this request, if any. Each matching fault counts the request. */
    strike(request: Target): Fault | undefined {
        const due = this.armed.filter((armed) => armed.matches(request) && isDue(armed.fault, ++armed.seen));
        return due[0]?.fault;
    }
}

function isDue({ nth = 1 }: Fault, count: number): boolean {
    if (nth === "every") return true;
    return typeof nth === "number" ? nth === count : nth.includes(count);
}

function matcher(match: string): Armed["matches"] {
    if (match === "*") return () => true;
    const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(match) ?? [];
    if (!method || !path) return ({ operation }) => operation === match;
    const fits = wildcard(path);
    return (request) => request.method === method && fits(request.path);
}

function check(fault: Fault): Fault {
    if (typeof fault !== "object" || fault === null)
        throw new FaultError(`A fault must be an object, not ${fault}.`);
    const { match, kind, nth = 1, ms = 0, retryAfter = 0 } = fault;
    if (typeof match !== "string" || match === "") {
        throw new FaultError(`A fault needs "match": "*", an operation, or "METHOD /path".`);
    }
    if (!faultKinds.includes(kind)) {
        throw new FaultError(
            `There is no fault ${JSON.stringify(kind)}. The kinds: ${faultKinds.join(", ")}.`,
        );
    }
    const places = typeof nth === "number" ? [nth] : nth;
    if (places !== "every" && !(Array.isArray(places) && places.every((n) => Number.isInteger(n) && n > 0))) {
        throw new FaultError(
            `"nth" must be a number from 1, a list of them, or "every", not ${JSON.stringify(nth)}.`,
        );
    }
    for (const [name, value] of Object.entries({ ms, retryAfter })) {
        if (!(Number.isFinite(value) && value >= 0)) {
            throw new FaultError(`"${name}" must be a number from 0, not ${JSON.stringify(value)}.`);
        }
    }
    return fault;
}
