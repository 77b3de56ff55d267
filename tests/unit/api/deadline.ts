/** For a client of these tests; nothing waits so long in real time. */
export const ATTEMPT_MS = 250;

/** Fakes `setTimeout` in all tests of a file, and nothing else. */
export function useFakeDeadline(): void {
    beforeEach(() => {
        const doNotFake = [
            "clearImmediate",
            "clearInterval",
            "Date",
            "hrtime",
            "nextTick",
            "performance",
            "queueMicrotask",
            "setImmediate",
            "setInterval",
        ] as const;
        jest.useFakeTimers({ doNotFake: [...doNotFake] });
    });
    afterEach(() => void jest.useRealTimers());
}

/** An attempt is too late when the server of a test says so, however long its machine takes. */
export function passDeadline(): void {
    jest.advanceTimersByTime(ATTEMPT_MS);
}
