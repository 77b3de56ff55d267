import { PersonalizeError } from "./base";

export interface Refusal {
    status: number;
    method: string;
    path: string;
    code?: string;
    suffix?: string;
    details: string;
    fields?: Record<string, string[]>;
}

/** The API answered, and the answer is no. Made by `apiError` alone. */
export class ApiError extends PersonalizeError {
    declare readonly status: number;
    declare readonly method: string;
    declare readonly path: string;
    /** As sent, with its prefix. */
    declare readonly code?: string;
    /** The last part of the code, which is what to compare with. */
    declare readonly suffix?: string;
    declare readonly details: string;
    /** Per field, where the API refused single fields. */
    declare readonly fields?: Readonly<Record<string, string[]>>;

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
    get ofProject(): boolean {
        return saysProjectIsMissing(this);
    }
}

/** The rate limit, still after all tries. */
export class RateLimitedError extends ApiError {}

/** The server failed, still after all tries; or does not implement what was asked. */
export class ServerError extends ApiError {}

export function saysProjectIsMissing({ code = "" }: Pick<Refusal, "code">): boolean {
    return /\bPROJECTS?[._]NOT_FOUND$/.test(code);
}
