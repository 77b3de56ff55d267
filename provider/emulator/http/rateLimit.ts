import type { Clock } from "../clock";
import type { Settings } from "../settings";
import type { Switches } from "../switches";

/**
 * Counts a request if the limit permits it and returns 0. Otherwise returns the milliseconds until a request is
 * permitted.
 */
type Counter = (now: number) => number;

const counters: Record<Switches["rateAlgorithm"], (perSecond: number, capacity: number) => Counter> = {
    "token-bucket": (perSecond, capacity) => {
        let tokens = capacity;
        let last = 0;
        return (now) => {
            tokens = Math.min(capacity, tokens + (Math.max(0, now - last) / 1000) * perSecond);
            last = now;
            if (tokens < 1) return ((1 - tokens) / perSecond) * 1000;
            tokens -= 1;
            return 0;
        };
    },
    "fixed-window": (_, capacity) => {
        let window = 0;
        let taken = 0;
        return (now) => {
            const current = Math.floor(now / 1000);
            if (current !== window) [window, taken] = [current, 0];
            if (taken + 1 > capacity) return (current + 1) * 1000 - now;
            taken += 1;
            return 0;
        };
    },
    "sliding-window": (_, capacity) => {
        let taken: number[] = [];
        return (now) => {
            taken = taken.filter((time) => time > now - 1000);
            if (taken.length + 1 > capacity) return (taken[0] ?? now) + 1000 - now;
            taken.push(now);
            return 0;
        };
    },
};

/** Limits the requests per second of the organization. */
export class RateLimiter {
    private setup = "";
    private byBucket: Record<string, Counter> = {};

    constructor(private readonly clock: Clock) {}

    /** Returns 0 if the request may pass, and otherwise the milliseconds to wait. */
    wait({ rateLimit, switches }: Settings, method: string): number {
        if (rateLimit === "off") return 0;
        const setup = `${rateLimit} ${switches.rateAlgorithm}`;
        if (setup !== this.setup) [this.setup, this.byBucket] = [setup, {}];
        const bucket = switches.rateBuckets === "shared" ? "all" : method === "GET" ? "read" : "write";
        this.byBucket[bucket] ??= counters[switches.rateAlgorithm](rateLimit, Math.max(1, rateLimit));
        return this.byBucket[bucket](this.clock());
    }
}
