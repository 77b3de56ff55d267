import { PersonalizeError } from "./base";

/** What an error response of the API says. */
export interface Refusal {
    status: number;
    method: string;
    path: string;
    code?: string;
    suffix?: string;
    details: string;
    fields?: Record<string, string[]>;
}

/** The API answered with an error status. The subclasses name the cause. */
export class ApiError extends PersonalizeError {
    /** The status of the response: 400 or higher. */
    declare readonly status: number;
    /** The method of the request: `GET`, `POST`, `PUT` or `DELETE`. */
    declare readonly method: string;
    /** The path of the request, with its uids. */
    declare readonly path: string;
    /** The code of the API, as sent: `personalize.EVENTS.DUPLICATE_KEY`. Not every response has one. */
    declare readonly code?: string;
    /** The last part of the code. Compare this part, because the prefix varies. */
    declare readonly suffix?: string;
    /** The message of the API, in one line. */
    declare readonly details: string;
    /** The messages by field, if the API rejects single fields. */
    declare readonly fields?: Readonly<Record<string, string[]>>;

    /** @internal Only `apiError` creates it. */
    constructor(message: string, refusal: Refusal) {
        super(message);
        Object.assign(this, refusal);
    }
}

/** The API rejects the request: status 400, or another 4xx status without its own class. */
export class BadRequestError extends ApiError {}

/** The API rejects single fields. `fields` says which. */
export class ValidationError extends BadRequestError {}

/** The plan allows no more objects of this kind. */
export class QuotaExceededError extends BadRequestError {}

/** The experience already has a draft, and can have only one. */
export class DraftExistsError extends BadRequestError {}

/** The version is live or archived, so its content can't change. */
export class LockedVersionError extends BadRequestError {}

/** The draft is the only version of its experience, so it can't be deleted. */
export class OnlyDraftError extends BadRequestError {}

/** The priority order does not contain every experience of the project. */
export class MissingExperiencesError extends BadRequestError {}

/** Another object already has the key or name. */
export class DuplicateError extends BadRequestError {}

/** Another object refers to the object that is to be deleted. */
export class ReferencedError extends BadRequestError {}

/** The API rejects the token (401): it is wrong, has expired, or was logged out or replaced. */
export class UnauthorizedError extends ApiError {}

/** The user of the token has no access, or the OAuth token lacks the scope (403). */
export class ForbiddenError extends ApiError {}

/** The object does not exist (404). If `ofProject` is true, the project does not exist. */
export class NotFoundError extends ApiError {
    /** Whether the project itself does not exist. */
    get ofProject(): boolean {
        return saysProjectIsMissing(this);
    }
}

/** The organization exceeds its rate limit (429), also after all retries. */
export class RateLimitedError extends ApiError {}

/** The server failed (5xx), also after all retries. For a write, see {@link LostAnswerError}. */
export class ServerError extends ApiError {}

/** Whether an error is about the project itself. */
export function saysProjectIsMissing({ code = "" }: Pick<Refusal, "code">): boolean {
    return /\bPROJECTS?[._]NOT_FOUND$/.test(code);
}
