/**
 * What every error of this package is. The dynamic-provider host prints `error.stack`, and a user's own
 * mistake deserves no stack trace: the stack is the message alone.
 */
export class PersonalizeError extends Error {
    constructor(message: string, options?: ErrorOptions) {
        super(message, options);
        this.name = new.target.name;
        this.stack = message;
    }
}

/** A setting that is missing, contradictory or malformed; raised before any request. */
export class ConfigurationError extends PersonalizeError {}

/** What was asked for would harm or contradict what is live; raised before the first write. */
export class RefusedError extends PersonalizeError {}
