import { PersonalizeError } from "./base";

/** What is known of an answer that is no. */
export interface Refusal {
    status: number;
    method: string;
    path: string;
    code?: string;
    suffix?: string;
    details: string;
    fields?: Record<string, string[]>;
}

/** The API answered, and the answer is no. The subclasses say what it means. */
export class ApiError extends PersonalizeError {
    /** The status of the answer: 400 and more. */
    declare readonly status: number;
    /** The method of the request: `GET`, `POST`, `PUT` or `DELETE`. */
    declare readonly method: string;
    /** The path of the request, with the uids that were in it. */
    declare readonly path: string;
    /** The API's code as sent, with its prefix: `personalize.EVENTS.DUPLICATE_KEY`. Not every refusal has one. */
    declare readonly code?: string;
    /** The last part of the code, which is what to compare with: the prefix varies. */
    declare readonly suffix?: string;
    /** What the API said, in one line. */
    declare readonly details: string;
    /** Per field, what is wrong with it, where the API refused single fields. */
    declare readonly fields?: Readonly<Record<string, string[]>>;

    /** @internal made by `apiError` alone */
    constructor(message: string, refusal: Refusal) {
        super(message);
        Object.assign(this, refusal);
    }
}

/** What was sent can't be accepted, now or at all. The subclasses say which. */
export class BadRequestError extends ApiError {}

/** Single fields are wrong; `fields` says which. */
export class ValidationError extends BadRequestError {}

/** A limit of the plan is reached. */
export class QuotaExceededError extends BadRequestError {}

/** The experience has a draft, and can have only one. */
export class DraftExistsError extends BadRequestError {}

/** The version is live or archived, and so can't be changed. */
export class LockedVersionError extends BadRequestError {}

/** The draft is the experience's only version. */
export class OnlyDraftError extends BadRequestError {}

/** The priority order does not hold every experience of the project. */
export class MissingExperiencesError extends BadRequestError {}

/** The key or the name is taken. */
export class DuplicateError extends BadRequestError {}

/** Something else refers to what was to be deleted. */
export class ReferencedError extends BadRequestError {}

/** The token is missing, wrong, expired or withdrawn. */
export class UnauthorizedError extends ApiError {}

/** The token's owner may not do this. */
export class ForbiddenError extends ApiError {}

/** The object is not there; or the whole project is not, where `ofProject` is true. */
export class NotFoundError extends ApiError {
    /** Whether it is the whole project that is not there, not one object of it. */
    get ofProject(): boolean {
        return saysProjectIsMissing(this);
    }
}

/** The rate limit, still after all tries. */
export class RateLimitedError extends ApiError {}

/** The server failed, still after all tries; or does not implement what was asked. */
export class ServerError extends ApiError {}

/** Whether a refusal is about the project as a whole. */
export function saysProjectIsMissing({ code = "" }: Pick<Refusal, "code">): boolean {
    return /\bPROJECTS?[._]NOT_FOUND$/.test(code);
}
