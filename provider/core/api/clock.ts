/** Time and randomness, so that tests can control both. */
export interface Clock {
    /** The start of this process, on the scale of `now`. */
    readonly startedAt: number;
    /** Epoch milliseconds that never run backwards. */
    now(): number;
    sleep(ms: number): Promise<void>;
    /** A random number from 0 to 1, without 1. */
    random(): number;
}

export const systemClock: Clock = {
    startedAt: performance.timeOrigin,
    now: () => performance.timeOrigin + performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.ceil(ms))),
    random: () => Math.random(),
};

/** The server's time, from the `Date` header of its responses. Before the first one, the time of this machine. */
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
        // The header has a resolution of one second, and was written between sending and now.
        this.#offset = stamp + 500 - (sentAt + this.#clock.now()) / 2;
    }
}
