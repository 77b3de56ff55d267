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
    if (header === undefined || header.trim() === "") return undefined;
    const seconds = /^\s*\d+(?:\.\d+)?\s*$/.test(header) ? Number(header) : undefined;
    const ms = seconds === undefined ? Date.parse(header) - serverNow : seconds * 1000;
    return Number.isFinite(ms) ? Math.min(LONGEST_SERVER_WAIT_MS, Math.max(0, ms)) : undefined;
}

/** What a repeat costs: a slow failure holds a place for long, a refusal for the rate is quick and changes nothing. */
export const RETRY_COST = { throttled: 1, failed: 5, timedOut: 10 } as const;

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
