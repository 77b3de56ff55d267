import { PersonalizeError } from "../../core/errors/base";

/** The engine was interrupted, for example with Ctrl-C. */
export class InterruptedError extends PersonalizeError {}

let interrupt: () => void;
let isInterrupted = false;

/** Resolves when the engine asks to stop. */
export const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
});

/** Requests that wait fail from now on. Requests that were sent continue to their end. */
export function interruptCalls(): void {
    isInterrupted = true;
    interrupt();
}

export function assertNotInterrupted(): void {
    if (isInterrupted) {
        throw new InterruptedError("The operation was interrupted before this request was sent.");
    }
}
