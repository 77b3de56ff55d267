import { ConfigurationError } from "../../errors/base";
import { readErrorBody } from "../../errors/body";
import { UnexpectedAnswerError, UnreachableError } from "../../errors/index";
import { unreachableAdvice } from "../connectionError";
import { redactSecrets, tokenProblem } from "../credentials";
import { parseLeniently } from "../parseResponse";
import { createTransport, type TransportResult } from "../transport";
import { expiryOf } from "./tokenOutput";

/** An app of Contentstack's Developer Hub, and the service that issues its tokens. */
export interface OAuthApp {
    /** The address of the service: `https://app.contentstack.com`. */
    readonly address: string;
    readonly clientId: string;
    readonly clientSecret?: string;
    /** As registered in the app. */
    readonly redirectUri: string;
}

export interface TokenGrant {
    readonly accessToken: string;
    /** Absent if the service keeps the one that was sent. */
    readonly refreshToken?: string;
    readonly expiresAt?: number;
    readonly scope?: string;
    readonly organizationUid?: string;
}

/** The refresh token or the code is not valid, or not any more. */
export class GrantRejectedError extends ConfigurationError {}

const TOKEN_PATH = "/apps-api/token";
const TIMEOUT_MS = 30_000;
/** A request that did not reach the service is repeated; any other could use up a single-use token. */
const TRIES = 3;
const PAUSE_MS = 1_000;

export function refreshGrant(app: OAuthApp, refreshToken: string): Promise<TokenGrant> {
    return request(app, { grant_type: "refresh_token", refresh_token: refreshToken });
}

/** Exchanges the code of a login. */
export function codeGrant(app: OAuthApp, code: string, verifier: string): Promise<TokenGrant> {
    return request(app, { grant_type: "authorization_code", code, code_verifier: verifier });
}

async function request(app: OAuthApp, grant: Record<string, string>): Promise<TokenGrant> {
    const fields = {
        ...grant,
        client_id: app.clientId,
        redirect_uri: app.redirectUri,
        ...(app.clientSecret === undefined ? {} : { client_secret: app.clientSecret }),
    };
    const { refresh_token = "", code = "", code_verifier = "" } = grant;
    const secrets = [app.clientSecret ?? "", refresh_token, code, code_verifier];
    const result = await post(app.address + TOKEN_PATH, new URLSearchParams(fields).toString());
    return read(app.address, result, secrets, grant.grant_type === "refresh_token");
}

async function post(url: string, body: string): Promise<TransportResult> {
    const transport = createTransport();
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    for (let tries = 1; ; tries += 1) {
        const result = await transport({ method: "POST", url, headers, body, timeoutMs: TIMEOUT_MS });
        if (result.kind !== "unreached" || result.hopeless || tries === TRIES) return result;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}

function read(
    address: string,
    result: TransportResult,
    secrets: readonly string[],
    isRefresh: boolean,
): TokenGrant {
    if (result.kind === "unreached")
        throw new UnreachableError(address, result.code, unreachableAdvice(address, result.code));
    if (result.kind === "lost") {
        const used = isRefresh
            ? " A refresh token that works once may be used up now: see the guide on tokens."
            : "";
        throw new UnexpectedAnswerError(
            `The OAuth token was not renewed: ${address}: ${result.reason}.${used}`,
        );
    }
    const text = redactSecrets(result.text, secrets);
    const body = parseLeniently(text);
    if (result.status >= 200 && result.status < 300) return grantOf(parseLeniently(result.text), address);
    const { details } = readErrorBody(body, text);
    const said = details === "" ? "" : ` with: ${details.replace(/[.\s]+$/, "")}`;
    if (result.status >= 400 && result.status < 500)
        throw new GrantRejectedError(
            `${address} answered ${result.status} to the ${isRefresh ? "refresh token" : "login"}${said}. ${
                isRefresh
                    ? "It has expired, was revoked, or works once and was used elsewhere."
                    : "Check the client id and the redirect URI of the app."
            }`,
        );
    throw new UnexpectedAnswerError(
        `The OAuth token was not renewed: ${address} answered ${result.status}${said}. Run the command again later.`,
    );
}

function grantOf(body: unknown, address: string): TokenGrant {
    const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
    const { access_token: accessToken, refresh_token: refreshToken } = fields;
    if (typeof accessToken !== "string" || accessToken === "" || tokenProblem(accessToken) !== undefined)
        throw new UnexpectedAnswerError(
            `${address} answered without a usable access_token. Check the region: this may not be Contentstack's login service.`,
        );
    const expiresAt = expiryOf(fields, Date.now());
    return {
        accessToken,
        ...textField("refreshToken", refreshToken),
        ...(Number.isFinite(expiresAt) && { expiresAt: expiresAt! }),
        ...textField("scope", fields.scope),
        ...textField("organizationUid", fields.organization_uid),
    };
}

function textField<K extends string>(name: K, value: unknown): { [key in K]?: string } {
    return (typeof value === "string" && value !== "" ? { [name]: value } : {}) as { [key in K]?: string };
}
