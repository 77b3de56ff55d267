import type { Clock } from "../../../provider/core/api/clock";

/** Jumps to the next moment that someone sleeps for, as soon as nothing else is left to do. */
export class FakeClock implements Clock {
    readonly slept: number[] = [];
    #now = 1_700_000_000_000;
    /** Long enough ago for a server to have forgotten who asked before. */
    readonly startedAt: number = this.#now - 60_000;
    #sleepers: { at: number; wake: () => void }[] = [];

    constructor(
        private readonly chance: () => number = () => 0.5,
        private readonly lateness: () => number = () => 0,
    ) {}

    now(): number {
        return this.#now;
    }

    random(): number {
        return this.chance();
    }

    sleep(ms: number): Promise<void> {
        this.slept.push(ms);
        // A double this large has no room for less than a fraction of a microsecond.
        return this.at(this.#now + Math.max(ms, 0.01) + this.lateness());
    }

    /** Exactly then, whatever the lateness of the sleepers under test. */
    at(moment: number): Promise<void> {
        return new Promise((wake) => {
            this.#sleepers.push({ at: moment, wake });
            setImmediate(() => this.#jump());
        });
    }

    #jump(): void {
        this.#sleepers.sort((a, b) => a.at - b.at);
        const next = this.#sleepers.shift()!;
        this.#now = Math.max(this.#now, next.at);
        next.wake();
    }
}
