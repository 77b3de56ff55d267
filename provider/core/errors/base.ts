import { markAsRunError } from "./errorOutput";

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

/**
 * The response to a write names another object, or other values, than the request, and the live objects do not refute it.
 * Nothing is built on such a response.
 */
export class WrongResponseError extends PersonalizeError {
    /** @internal */
    constructor(subject: string, action: "create" | "update", differences: readonly string[], what: string) {
        super(
            `${subject}: the response to the ${action} does not fit the request: ${differences.join("; ")}. ${what} ` +
                "If it happens again, look for a proxy between Pulumi and the API, or report it to Contentstack.",
        );
    }
}

/** A variant that was sent with its `shortUid` has another one in the response of the server. */
export interface ChangedIdentity {
    /** The name of the variant. */
    name: string;
    /** The `shortUid` that was sent. */
    sent: string;
    /** The `shortUid` of the variant on the server. */
    now: string | undefined;
}

/**
 * The server has stored a version with other `shortUid`s than those sent, so the content that editors attached to those
 * variants is no longer shown. The state records the version as it is on the server.
 */
export class ChangedIdentityError extends PersonalizeError {
    /** @internal */
    constructor(
        subject: string,
        versionNumber: number,
        /** The variants whose `shortUid` changed. */
        readonly variants: readonly ChangedIdentity[],
    ) {
        const each = variants.map(
            ({ name, sent, now }) =>
                `"${name}" was sent with the shortUid ${sent} and has ${now ?? "none"} now`,
        );
        super(
            `${subject}: the server has stored version ${versionNumber} with other shortUids than those sent: ${each.join("; ")}. ` +
                "Visitors no longer see the content that editors attached to the old ones. Attach it to the new ones, and set contentstack-personalize:reuseShortUids to false, so that this is refused before it happens.",
        );
    }
}
