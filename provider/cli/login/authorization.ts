import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { isLoopback } from "../../core/api/address";
import { ConfigurationError } from "../../core/errors/base";
import { harmless } from "../../core/errors/text";

export interface LoginApp {
    readonly address: string;
    readonly appUid: string;
    readonly clientId: string;
    readonly redirectUri: string;
}

/** One login: the page that the user opens, and what proves that a redirect belongs to it. */
export interface Authorization {
    readonly url: string;
    readonly verifier: string;
    readonly state: string;
}

export function newAuthorization(app: LoginApp, scope: string): Authorization {
    const verifier = randomBytes(48).toString("base64url");
    const state = randomBytes(24).toString("base64url");
    const query = new URLSearchParams({
        response_type: "code",
        client_id: app.clientId,
        redirect_uri: app.redirectUri,
        scope,
        state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
    });
    // Contentstack documents the page of its web application with a fragment, which an emulator could not see.
    const root = isLoopback(new URL(app.address).hostname) ? "" : "/#!";
    return {
        url: `${app.address}${root}/apps/${encodeURIComponent(app.appUid)}/authorize?${query}`,
        verifier,
        state,
    };
}

/** The code of a redirect, if it answers this login. */
export function codeOf(redirect: URL, { state }: Authorization): string {
    const { searchParams } = redirect;
    if (!isEqual(searchParams.get("state") ?? "", state))
        throw new ConfigurationError(
            "The redirect does not belong to this login: its state differs. Nothing is stored. Start the login again, and follow only the address that it prints.",
        );
    const error = searchParams.get("error_description") ?? searchParams.get("error");
    if (error !== null)
        throw new ConfigurationError(
            `The login was not allowed: “${harmless(error, 200)}”. Nothing is stored. Check the scopes and the redirect URI of the app.`,
        );
    const code = searchParams.get("code");
    if (!code)
        throw new ConfigurationError(
            "The redirect has no code. Nothing is stored. Paste the whole address that the browser shows, and start again.",
        );
    return code;
}

function isEqual(one: string, other: string): boolean {
    const [a, b] = [Buffer.from(one), Buffer.from(other)];
    return a.length === b.length && timingSafeEqual(a, b);
}
