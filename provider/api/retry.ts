import type { Clock } from "./clock";

const BASE_MS = 200;
/** A refusal for the rate is about seconds, not about a hiccup. */
const THROTTLED_BASE_MS = 500;
const CAP_MS = 8_000;
const LONGEST_SERVER_WAIT_MS = 60_000;

/** Full jitter: runs that were refused together don't come back together. */
export function backoffMs(attempt: number, throttled: boolean, clock: Clock): number {
    const base = throttled ? THROTTLED_BASE_MS : BASE_MS;
    return clock.random() * Math.min(CAP_MS, base * 2 ** (attempt - 1));
}

/** `Retry-After` in seconds or as a date by the server's clock; never more than a minute is believed. */
export function retryAfterMs(header: string | undefined, serverNow: number): number | undefined {
    const wait = /^\d+(?:\.\d+)?$/.test(header ?? "") ? Number(header) * 1000 : undefined;
    // `Date.parse` alone would take nearly anything for a date, -1 included.
    const ms = wait ?? (/^[A-Z][a-z]{2}, /.test(header ?? "") ? Date.parse(header!) - serverNow : Number.NaN);
    return Number.isNaN(ms) ? undefined : Math.min(LONGEST_SERVER_WAIT_MS, Math.max(0, ms));
}

/** What a repeat costs: a slow failure holds a place for long, a refusal for the rate is quick and changes nothing. */
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
