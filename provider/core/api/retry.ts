import type { Clock } from "./clock";

const BASE_MS = 200;
/** A rate limit lasts for seconds, so its first wait is longer. */
const THROTTLED_BASE_MS = 500;
const CAP_MS = 8_000;
const LONGEST_SERVER_WAIT_MS = 60_000;

/** Full jitter, so that runs that were refused together do not retry together. */
export function backoffMs(attempt: number, throttled: boolean, clock: Clock): number {
    const base = throttled ? THROTTLED_BASE_MS : BASE_MS;
    return clock.random() * Math.min(CAP_MS, base * 2 ** (attempt - 1));
}

/** `Retry-After` in seconds or as a date by the server's clock, at most one minute. */
export function retryAfterMs(header: string | undefined, serverNow: number): number | undefined {
    const wait = /^\d+(?:\.\d+)?$/.test(header ?? "") ? Number(header) * 1000 : undefined;
    // `Date.parse` alone accepts nearly anything as a date, even -1.
    const ms = wait ?? (/^[A-Z][a-z]{2}, /.test(header ?? "") ? Date.parse(header!) - serverNow : Number.NaN);
    return Number.isNaN(ms) ? undefined : Math.min(LONGEST_SERVER_WAIT_MS, Math.max(0, ms));
}

/** The cost of a retry by kind of failure: a slow one blocks a slot for long, a 429 is quick and harmless. */
export const RETRY_COST = { throttled: 2, failed: 5, timedOut: 10 } as const;

const CAPACITY = 500;

/**
 * How many repeats a run has: enough for a bad minute, too few for a storm on a server that is down. Every
 * success gives one back.
 */
export class RetryBudget {
    #left = CAPACITY;

    spend(cost: number): boolean {
        if (cost > this.#left) return false;
        this.#left -= cost;
        return true;
    }

    earn(): void {
        this.#left = Math.min(CAPACITY, this.#left + 1);
    }
}
