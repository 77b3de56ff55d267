import * as errors from "./api";
import { readErrorBody } from "./body";
import { quotaAdvice } from "./quota";
import { unauthorizedAdvice } from "./unauthorized";

export interface RefusedAnswer {
    status: number;
    method: string;
    path: string;
    body: unknown;
    /** The body as it came, for what is not JSON. */
    text: string;
    tokenKind?: "authtoken" | "oauth";
    tokenSource?: "environment" | "configuration";
}

type Meaning = readonly [
    Class: new (message: string, refusal: errors.Refusal) => errors.ApiError,
    advice: string,
];

/** The one place where an answer of the API becomes an error with a meaning. */
export function apiError(answer: RefusedAnswer): errors.ApiError {
    const { status, method, path } = answer;
    const read = readErrorBody(answer.body, answer.text);
    const refusal: errors.Refusal = { status, method, path, ...read };
    const [Class, advice] = byCode(refusal) ?? byStatus(refusal, answer);
    const said = read.details === "" ? "without saying why" : `with: ${read.details}`;
    return new Class(sentence(`The API answered ${status} to ${method} ${path} ${said}`, advice), refusal);
}

function sentence(said: string, advice: string): string {
    return `${said.replace(/[.\s]+$/, "")}. ${advice}`.trim();
}

function byCode({ suffix = "", method, status }: errors.Refusal): Meaning | undefined {
    if (suffix === "" || status === 401 || status === 429 || status >= 500) return undefined;
    if (/^MAX_\w+_EXCEEDED$|_COUNT_EXCEEDED$/.test(suffix))
        return [errors.QuotaExceededError, quotaAdvice(suffix)];
    if (suffix === "CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS")
        return [
            errors.DraftExistsError,
            "An experience has at most one draft. Publish or delete the draft that stands, or declare it as an ExperienceVersion with status DRAFT.",
        ];
    if (suffix === "CANNOT_UPDATE_LOCKED_VERSION" || suffix === "CANNOT_MARK_VERSION_AS_DRAFT")
        return [
            errors.LockedVersionError,
            "A version that has been live can only be paused or activated again; new content needs a new version.",
        ];
    if (suffix === "CANNOT_DELETE_ONLY_DRAFT")
        return [
            errors.OnlyDraftError,
            "The only version of an experience goes with the experience, never alone.",
        ];
    if (suffix === "MISSING_EXPERIENCES")
        return [
            errors.MissingExperiencesError,
            "The order must name every experience of the project. One was added or deleted meanwhile: run the command again.",
        ];
    if (/^DUPLICATE(?!_EXPERIENCES)/.test(suffix))
        return [
            errors.DuplicateError,
            "Keys and names are unique in their project. Choose another one, or take over the object that has it with the `import` option.",
        ];
    if (/ANALYTICS_NOT_FOUND$|SUMMARY_NOT_FOUND$/.test(suffix))
        return [errors.NotFoundError, "There are analytics only of versions that have been activated."];
    if (/REFERRED|REFERENCED|IN_USE/.test(suffix) && method === "DELETE")
        return [
            errors.ReferencedError,
            "Something still refers to it: change or remove that first, then delete.",
        ];
    return undefined;
}

function byStatus(refusal: errors.Refusal, answer: RefusedAnswer): Meaning {
    switch (refusal.status) {
        case 401:
            return [errors.UnauthorizedError, unauthorizedAdvice(answer.tokenKind, answer.tokenSource)];
        case 403:
            return [
                errors.ForbiddenError,
                "The owner of the token has no right to this project, or the organization's plan does not include Personalize; an OAuth token needs the scope personalize:manage (personalize:read to read).",
            ];
        case 404:
            return [errors.NotFoundError, notFoundAdvice(refusal)];
        case 429:
            return [
                errors.RateLimitedError,
                "An organization has 10 requests per second by default, shared with people and other runs. Run the command again when less is going on, or lower `contentstack-personalize:requestsPerSecond`.",
            ];
        default:
            if (refusal.status >= 500)
                return [
                    errors.ServerError,
                    "The failure is the server's: see https://status.contentstack.com, then run the command again.",
                ];
            if (/DOES_NOT_EXIST$/.test(refusal.suffix ?? ""))
                return [
                    refusal.fields ? errors.ValidationError : errors.BadRequestError,
                    "What it refers to is not in this project: deleted meanwhile, or of another project.",
                ];
            return refusal.fields
                ? [errors.ValidationError, "Correct the fields that are named, then run the command again."]
                : [errors.BadRequestError, ""];
    }
}

function notFoundAdvice(refusal: errors.Refusal): string {
    return errors.saysProjectIsMissing(refusal)
        ? "The project is not there: check `contentstack-personalize:projectUid` and the region."
        : "It does not exist in this project: deleted meanwhile, or in another project or region.";
}
