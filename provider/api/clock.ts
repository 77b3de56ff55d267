/** Time and chance, so that a test can hold both. */
export interface Clock {
    /** When this process began, on the scale of `now`. */
    readonly startedAt: number;
    /** Epoch milliseconds that never run backwards. */
    now(): number;
    sleep(ms: number): Promise<void>;
    /** From 0 up to, not including, 1. */
    random(): number;
}

export const systemClock: Clock = {
    startedAt: performance.timeOrigin,
    now: () => performance.timeOrigin + performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.ceil(ms))),
    random: () => Math.random(),
};

/** The server's time, learned from the `Date` of its answers; this machine's until the first one. */
export class ServerClock {
    readonly #clock: Clock;
    #offset = 0;

    constructor(clock: Clock) {
        this.#clock = clock;
    }

    now(): number {
        return this.#clock.now() + this.#offset;
    }

    learn(date: string | undefined, sentAt: number): void {
        const stamp = Date.parse(date ?? "");
        if (Number.isNaN(stamp)) return;
        // The header is cut to the second, and was written somewhere between sending and now.
        this.#offset = stamp + 500 - (sentAt + this.#clock.now()) / 2;
    }
}
