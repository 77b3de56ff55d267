import { PersonalizeError } from "./base";

/** Pulumi records no create that has failed, so the next run can't know whose object it is. */
const IF_CREATED =
    " If the object was created, the next error names it: add the resource option import that the error shows.";

/**
 * A write was sent, and no usable response came. It is unknown whether the write took effect, so read the live
 * objects before you send it again.
 */
export class LostAnswerError extends PersonalizeError {
    /** The method of the request: `POST`, `PUT` or `DELETE`. */
    declare readonly method: string;
    /** The path of the request. */
    declare readonly path: string;
    /** What happened instead of a response. */
    declare readonly reason: string;
    /** Whether the server may still be processing the request, so that its effect is not visible yet. */
    declare readonly pending: boolean;

    /** @internal */
    constructor(method: string, path: string, reason: string, pending: boolean) {
        super(
            `${method} ${path} was sent, and ${reason}. Whether it took effect is unknown. ` +
                `Run the command again: it reads the live objects before it writes.${method === "POST" ? IF_CREATED : ""}`,
        );
        Object.assign(this, { method, path, reason, pending });
    }
}

/** The connection failed. No request was sent. */
export class UnreachableError extends PersonalizeError {
    /** The address of the API. */
    declare readonly address: string;
    /** The system's error code: `ENOTFOUND`, `ECONNREFUSED`. */
    declare readonly code: string;

    /** @internal */
    constructor(address: string, code: string, advice: string) {
        super(`Cannot connect to ${address} (${code}). ${advice}`);
        Object.assign(this, { address, code });
    }
}

/** The time limit has passed for a read, or for a request that was never sent. Nothing has changed. */
export class DeadlineError extends PersonalizeError {}

/** The response does not come from the API, or is malformed. Thrown for a read, or for a write that was not executed. */
export class UnexpectedAnswerError extends PersonalizeError {}
