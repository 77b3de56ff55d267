import { PersonalizeError } from "./base";

/**
 * A write was sent and no usable answer came: whether it took effect is unknown. Whoever catches it looks
 * the outcome up before anything is sent again.
 */
export class LostAnswerError extends PersonalizeError {
    /** The method of the request: `POST`, `PUT` or `DELETE`. */
    declare readonly method: string;
    /** The path of the request. */
    declare readonly path: string;
    /** What happened instead of an answer, in words. */
    declare readonly reason: string;
    /** Whether the server may still be at it, so that a look at once would not see its effect. */
    declare readonly pending: boolean;

    /** @internal */
    constructor(method: string, path: string, reason: string, pending: boolean) {
        super(
            `${method} ${path} was sent, and ${reason}. Whether it took effect is unknown. ` +
                "Run the command again: it reads the live objects before it writes.",
        );
        Object.assign(this, { method, path, reason, pending });
    }
}

/** No connection came about: nothing was sent. */
export class UnreachableError extends PersonalizeError {
    /** Where nothing answered. */
    declare readonly address: string;
    /** Why, in the system's word: `ENOTFOUND`, `ECONNREFUSED`. */
    declare readonly code: string;

    /** @internal */
    constructor(address: string, code: string, advice: string) {
        super(`Cannot connect to ${address} (${code}). ${advice}`);
        Object.assign(this, { address, code });
    }
}

/** The time that an operation has is over, and nothing was changed by it. */
export class DeadlineError extends PersonalizeError {}

/** Something answered that is not the API, or not as the API answers. Nothing was changed. */
export class UnexpectedAnswerError extends PersonalizeError {}
