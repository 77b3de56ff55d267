import {
    apiError,
    DeadlineError,
    NotFoundError,
    type PersonalizeError,
    UnexpectedAnswerError,
    UnreachableError,
} from "../errors";
import { pageTitle } from "../errors/text";
import type { Call } from "./call";
import { unreachableAdvice } from "./connectionError";
import { type Credentials, redact } from "./credentials";
import { MalformedResponseError, parseBody, parseLeniently } from "./parseResponse";
import { RETRY_COST } from "./retry";
import type { TransportResult } from "./transport";

/** The outcome of one attempt. */
export type ResponseOutcome<T> =
    | { kind: "done"; value: T }
    /** The API refused the request, and a repetition would not help, except with another token after it has ended. */
    | { kind: "refused"; error: PersonalizeError; tokenEnded?: boolean }
    /** The server did not execute the request. */
    | { kind: "unsent"; error: PersonalizeError; cost: number; throttled: boolean; hopeless: boolean }
    /** The server may have executed the request. */
    | {
          kind: "unclear";
          error: PersonalizeError;
          reason: string;
          /** Whether the server may still be executing the request. */
          pending: boolean;
          /** Whether the headers of the response arrived, but its body did not within the time. */
          stalled?: boolean;
          cost: number;
          hopeless: boolean;
      };

export interface Context {
    address: string;
    credentials: Credentials;
}

export function classifyResult<T>(
    call: Call<T>,
    result: TransportResult,
    context: Context,
): ResponseOutcome<T> {
    if (result.kind === "unreached") {
        const { code, hopeless } = result;
        const error = new UnreachableError(context.address, code, unreachableAdvice(context.address, code));
        return { kind: "unsent", error, cost: RETRY_COST.failed, throttled: false, hopeless };
    }
    const what = `${call.method} ${call.path}`;
    if (result.kind === "lost") {
        const { reason, timedOut, stalled, hopeless } = result;
        const error = timedOut
            ? new DeadlineError(
                  `${what}: ${reason}. Check the network, or raise \`contentstack-personalize:attemptTimeout\` or \`operationTimeout\`.`,
              )
            : new UnexpectedAnswerError(
                  `${what}: ${reason}. Run the command again. If the error remains, check the proxy.`,
              );
        return {
            kind: "unclear",
            error,
            reason,
            pending: true,
            stalled,
            cost: timedOut ? RETRY_COST.timedOut : RETRY_COST.failed,
            hopeless,
        };
    }
    return classifyResponse(call, result, what, context);
}

function classifyResponse<T>(
    call: Call<T>,
    { status, headers, text: sent }: Extract<TransportResult, { kind: "answer" }>,
    what: string,
    { address, credentials }: Context,
): ResponseOutcome<T> {
    if (status >= 200 && status < 300) return classifySuccess(call, sent, what, credentials);
    const text = redact(sent, credentials);
    if (status < 400) {
        const to = headers.location ? ` to ${host(redact(headers.location, credentials))}` : "";
        return {
            kind: "refused",
            error: new UnexpectedAnswerError(
                `${what}: ${address} redirects${to} (${status}). A redirect is not followed because the token would travel with it. Check \`contentstack-personalize:baseUrl\`.`,
            ),
        };
    }
    const body = parseLeniently(text);
    const error = apiError({
        status,
        method: call.method,
        path: call.path,
        body,
        text,
        tokenKind: credentials.kind,
        tokenSource: credentials.source,
    });
    if (error instanceof NotFoundError && (pageTitle(text) || /(?:^|; )Cannot [A-Z]+ \//.test(error.details)))
        return {
            kind: "refused",
            error: new UnexpectedAnswerError(
                `${what}: ${address} does not serve this operation (404 with ${error.details}). Check \`contentstack-personalize:region\` or \`baseUrl\`: this may not be the Personalize Management API.`,
            ),
        };
    if (status === 429)
        return { kind: "unsent", error, cost: RETRY_COST.throttled, throttled: true, hopeless: false };
    // After a 501 or 505, nothing was executed, and a repetition would not help.
    if (status === 408 || (status >= 500 && status !== 501 && status !== 505)) {
        const reason = `the server answered ${status}${error.details ? ` with: ${error.details}` : ""}`;
        // The server itself answers 500. Other codes come from a proxy in front of it.
        const pending = status !== 500;
        return { kind: "unclear", error, reason, pending, cost: RETRY_COST.failed, hopeless: false };
    }
    return { kind: "refused", error, tokenEnded: status === 401 && !isBeyondToken(body) };
}

/** A second factor is missing (294), or a permission (161): another token of the same user changes nothing. */
function isBeyondToken(body: unknown): boolean {
    const code = typeof body === "object" && body !== null ? Reflect.get(body, "error_code") : undefined;
    return [161, 294].includes(Number(code));
}

function classifySuccess<T>(
    call: Call<T>,
    text: string,
    what: string,
    credentials: Credentials,
): ResponseOutcome<T> {
    try {
        if (!call.read && text.trim() === "") return { kind: "done", value: undefined as T };
        const body = parseBody(text);
        return { kind: "done", value: call.read ? call.read(body) : (undefined as T) };
    } catch (cause) {
        if (!(cause instanceof MalformedResponseError)) throw cause;
        const problem = redact(cause.message, credentials);
        const error = new UnexpectedAnswerError(
            `${what}: the response ${problem}. Something between here and the API may have changed it: check \`contentstack-personalize:baseUrl\` and the proxy.`,
        );
        return {
            kind: "unclear",
            error,
            reason: `the response ${problem}`,
            pending: false,
            cost: RETRY_COST.failed,
            hopeless: false,
        };
    }
}

/** The target of a redirect without its path, which may contain secrets. */
function host(location: string): string {
    return URL.canParse(location) ? new URL(location).origin : "another path";
}
