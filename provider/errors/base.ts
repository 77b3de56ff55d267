import { markAsRunError } from "../resources/pulumi/host/errorOutput";

/**
 * The base class of all errors of this package. The message says what is wrong and what to do.
 *
 * The `stack` is only the message: the dynamic-provider host prints it, and a mistake of a user needs no stack trace.
 */
export class PersonalizeError extends Error {
    /** @internal */
    constructor(message: string, options?: { cause?: unknown }) {
        super(message, options);
        this.name = new.target.name;
        this.stack = message;
        markAsRunError(this);
    }
}

/** A setting is missing, malformed, or contradicts another one. No request was sent. */
export class ConfigurationError extends PersonalizeError {}

/**
 * The declaration conflicts with the live objects, or with another resource of the program. The provider does not
 * overwrite the live objects in this case.
 */
export class RefusedError extends PersonalizeError {}
