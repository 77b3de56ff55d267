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
