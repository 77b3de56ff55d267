import { commandLine } from "../common/commandLine";
import { OAUTH_VARIABLES, VARIABLES } from "../common/settingNames";
import * as errors from "./api";
import { readErrorBody } from "./body";

export interface RefusedAnswer {
    status: number;
    method: string;
    path: string;
    body: unknown;
    /** The body as sent, for bodies that are not JSON. */
    text: string;
    tokenKind?: "authtoken" | "oauth";
    tokenSource?: keyof typeof REMEDIES;
}

type Meaning = readonly [
    Class: new (message: string, refusal: errors.Refusal) => errors.ApiError,
    advice: string,
];

/** Converts an error response of the API to an error. No other code does. */
export function apiError(answer: RefusedAnswer): errors.ApiError {
    const { status, method, path } = answer;
    const read = readErrorBody(answer.body, answer.text);
    const refusal: errors.Refusal = { status, method, path, ...read };
    const [Class, advice] = byCode(refusal) ?? byStatus(refusal, answer);
    const detail = read.details === "" ? "without saying why" : `with: ${read.details}`;
    return new Class(sentence(`The API answered ${status} to ${method} ${path} ${detail}`, advice), refusal);
}

function sentence(detail: string, advice: string): string {
    return `${detail.replace(/[.\s]+$/, "")}. ${advice}`.trim();
}

function byCode({ suffix = "", method, status }: errors.Refusal): Meaning | undefined {
    if (suffix === "" || status === 401 || status === 429 || status >= 500) return undefined;
    if (/^MAX_\w+_EXCEEDED$|_COUNT_EXCEEDED$/.test(suffix))
        return [errors.QuotaExceededError, quotaAdvice(suffix)];
    if (suffix === "CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS")
        return [
            errors.DraftExistsError,
            "An experience has at most one draft. Publish or delete it in Personalize, or declare its content as `staged` of the ExperienceVersion.",
        ];
    if (suffix === "CANNOT_UPDATE_LOCKED_VERSION" || suffix === "CANNOT_MARK_VERSION_AS_DRAFT")
        return [
            errors.LockedVersionError,
            "A version that has been live can only be paused or activated again. Run `pulumi refresh`, and declare the content that you want live: it is published as a new version.",
        ];
    if (suffix === "CANNOT_DELETE_ONLY_DRAFT")
        return [
            errors.OnlyDraftError,
            "The API does not delete the only version of an experience. Delete the experience instead.",
        ];
    if (suffix === "MISSING_EXPERIENCES")
        return [
            errors.MissingExperiencesError,
            "The order must contain every experience of the project. An experience was added or deleted during the update: run the command again.",
        ];
    if (/^DUPLICATE(?!_EXPERIENCES)/.test(suffix))
        return [
            errors.DuplicateError,
            "Another object has that key or name. Choose another one, or adopt the existing object with the `import` option.",
        ];
    if (/ANALYTICS_NOT_FOUND$|SUMMARY_NOT_FOUND$/.test(suffix))
        return [errors.NotFoundError, "Only versions that have been activated have analytics."];
    if (/REFERRED|REFERENCED|IN_USE/.test(suffix) && method === "DELETE")
        return [
            errors.ReferencedError,
            "Another object still refers to it. Change or delete that object first.",
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
                "The user of the token has no access to this project, or the plan of the organization does not include Personalize. An OAuth token needs the scopes personalize:read and personalize:manage. " +
                    DIAGNOSE,
            ];
        case 404:
            return [errors.NotFoundError, notFoundAdvice(refusal)];
        case 429:
            return [
                errors.RateLimitedError,
                "By default, all users and runs of an organization share 10 requests per second. Run the command again later, or lower `contentstack-personalize:requestsPerSecond`.",
            ];
        default:
            if (refusal.status >= 500)
                return [
                    errors.ServerError,
                    "The server failed. Check https://status.contentstack.com, then run the command again.",
                ];
            if (/DOES_NOT_EXIST$/.test(refusal.suffix ?? ""))
                return [
                    refusal.fields ? errors.ValidationError : errors.BadRequestError,
                    "A referenced object does not exist in this project. If it was deleted, as by an interrupted `pulumi destroy`, run `pulumi up --refresh`. Otherwise it belongs to another project.",
                ];
            return refusal.fields
                ? [errors.ValidationError, "Correct these fields, then run the command again."]
                : [errors.BadRequestError, ""];
    }
}

function notFoundAdvice(refusal: errors.Refusal): string {
    return errors.saysProjectIsMissing(refusal)
        ? "The project does not exist. Check `contentstack-personalize:projectUid` and the region. If it was deleted, drop its resources from the state: `pulumi state delete <URN>` for each, or `pulumi stack rm --force` if the stack has no others."
        : "The object does not exist in this project. If it was deleted, as by an interrupted `pulumi destroy`, run `pulumi up --refresh`. Otherwise it belongs to another project or region.";
}

const VARIABLE = { authtoken: VARIABLES.authtoken, oauth: VARIABLES.oauthToken };

/** A set-up has more causes than one sentence can name. */
const DIAGNOSE = `To check the set-up, run \`${commandLine("doctor")}\`.`;

/** What to do by the source of the token. */
const REMEDIES = {
    environment: (variable: string) =>
        `Set ${variable} to a new token and run the command again. No \`pulumi up\` is needed in between.`,
    configuration: (variable: string) =>
        `\`pulumi up\` copies the token from the configuration into the state, so \`refresh\` and \`destroy\` use the old token after a change. Set the variable ${variable}, which takes precedence.`,
    command: () =>
        `A new token of the command in ${OAUTH_VARIABLES.tokenCommand} was rejected as well. Check its region and scopes.`,
    refreshToken: () =>
        `A new token from ${OAUTH_VARIABLES.refreshToken} was rejected as well. Check the region and the scopes of the app.`,
    login: () => "A new token of the login was rejected as well. Check the region, or log in again.",
};

/** A 401 does not name its cause. The advice depends on the kind and source of the token. */
function unauthorizedAdvice(
    kind: "authtoken" | "oauth" = "authtoken",
    source: keyof typeof REMEDIES = "environment",
): string {
    const cause =
        kind === "oauth"
            ? "The OAuth token is wrong or has expired. OAuth tokens are valid for about an hour, and can expire during a run."
            : "The authtoken is wrong, was logged out, or was replaced: a user has at most 20 authtokens, and a new one silently ends the oldest.";
    return `${cause} ${REMEDIES[source](VARIABLE[kind])} ${DIAGNOSE}`;
}

interface Limit {
    of: string;
    standard: number;
    most: number;
}

/** As documented by Contentstack. The limit of a plan can be any number between the two. */
const LIMITS: [RegExp, Limit][] = [
    [/RULE/, { of: "rules in one audience", standard: 50, most: 100 }],
    [/VARIANT/, { of: "variants in one experience", standard: 20, most: 50 }],
    [/PROJECT/, { of: "projects in the organization", standard: 3, most: 100 }],
    [/EXPERIENCE/, { of: "experiences in the project", standard: 100, most: 1000 }],
    [/AUDIENCE/, { of: "audiences in the project", standard: 100, most: 1000 }],
    [/ATTRIBUTE/, { of: "custom attributes in the project", standard: 100, most: 1000 }],
    [/EVENT/, { of: "events in the project", standard: 100, most: 1000 }],
];

function quotaAdvice(suffix: string): string {
    const limit = LIMITS.find(([pattern]) => pattern.test(suffix))?.[1];
    if (!limit)
        return "You have reached a limit of your Contentstack plan. Remove objects that you do not need, or ask Contentstack for a higher limit.";
    return (
        `You have reached the limit of your Contentstack plan for ${limit.of}: ${limit.standard} by default, up to ${limit.most} by plan. ` +
        "Remove objects that you do not need, or ask Contentstack for a higher limit."
    );
}
