import { interruptCalls } from "../host/shared/interruption";

/** Ends this process once the engine no longer needs it, after the calls that are under way. */
export class Lifetime {
    #running = 0;
    #ending = false;

    constructor(private readonly exit: () => void) {}

    async during<T>(task: () => Promise<T>): Promise<T> {
        this.#running++;
        try {
            return await task();
        } finally {
            this.#running--;
            this.#exitIfIdle();
        }
    }

    /** Requests that wait fail, and requests that were sent end. Then the process ends. */
    end(): void {
        interruptCalls();
        this.#ending = true;
        this.#exitIfIdle();
    }

    #exitIfIdle(): void {
        if (this.#ending && this.#running === 0) {
            this.exit();
        }
    }
}
