/**
 * What every error of this package is. Its message says what is wrong and what to do.
 *
 * Its `stack` is the message alone: the dynamic-provider host prints it, and a user's own mistake deserves no
 * stack trace.
 */
export class PersonalizeError extends Error {
    /** @internal */
    constructor(message: string, options?: { cause?: unknown }) {
        super(message, options);
        this.name = new.target.name;
        this.stack = message;
        // How the SDK knows its own RunError: the message alone is shown, without “unhandled exception”.
        Object.defineProperty(this, "__pulumiRunError", { value: true });
    }
}

/** A setting that is missing, contradictory or malformed; raised before any request. */
export class ConfigurationError extends PersonalizeError {}

/** What was asked for would harm or contradict what is live; raised before the first write. */
export class RefusedError extends PersonalizeError {}
