import type { Answer } from "../refusal";
import type { Settings } from "../settings";
import { emulatedApp, type Identity, MANAGE, READ } from "./identity";

export interface IdentityCall {
    readonly identity: Identity;
    readonly settings: Settings;
    readonly organizationUid: string;
    readonly query: URLSearchParams;
    /** The fields of a form. */
    readonly form: URLSearchParams;
}

export interface IdentityRoute {
    readonly service: "identity";
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly operation: string;
    readonly about: string;
    handle(call: IdentityCall): Answer;
}

/** The login service of Contentstack's web application, for OAuth tokens. */
export const identityRoutes: readonly IdentityRoute[] = [
    {
        service: "identity",
        method: "GET",
        path: "/apps/:appUid/authorize",
        operation: "authorize",
        about: "the page on which a user allows an app; the emulated user always does",
        handle: authorize,
    },
    {
        service: "identity",
        method: "POST",
        path: "/apps-api/token",
        operation: "issueToken",
        about: "the grants `authorization_code`, `refresh_token` and `client_credentials`",
        handle: issueToken,
    },
    {
        service: "identity",
        method: "POST",
        path: "/apps-api/introspect",
        operation: "introspectToken",
        about: "whether a token is active, and its scopes",
        handle: introspect,
    },
];

function authorize({ identity, query }: IdentityCall): Answer {
    const [clientId, redirectUri] = [query.get("client_id"), query.get("redirect_uri")];
    if (query.get("response_type") !== "code" || !clientId || !redirectUri || !URL.canParse(redirectUri))
        return refused(400, "response_type=code, client_id and redirect_uri are required");
    if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256")
        return refused(400, "the emulator knows code_challenge_method=S256 only");
    const codeChallenge = query.get("code_challenge") ?? undefined;
    const scope = query.get("scope") || `${MANAGE} ${READ}`;
    const target = new URL(redirectUri);
    target.searchParams.set("code", identity.code({ clientId, redirectUri, scope, codeChallenge }));
    target.searchParams.set("location", "NA");
    const state = query.get("state");
    if (state !== null) target.searchParams.set("state", state);
    return { status: 302, headers: { location: target.toString() } };
}

function issueToken(call: IdentityCall): Answer {
    const { identity, settings, organizationUid, form } = call;
    const clientId = form.get("client_id") ?? "";
    if (form.has("client_secret") && !isSecretOf(clientId, form.get("client_secret")!))
        return refused(401, "the client secret is wrong");
    const scope = grantedScope(call, clientId);
    if (scope === undefined) return refused(400, "the grant is invalid, has expired, or was used before");
    const { access, refresh } = identity.issue(clientId, scope, settings.tokenLifetimeMs);
    return {
        status: 200,
        body: {
            access_token: access,
            // An app that stands for no user has none.
            ...(form.get("grant_type") !== "client_credentials" && { refresh_token: refresh }),
            token_type: "Bearer",
            expires_in: settings.tokenLifetimeMs / 1000,
            location: "NA",
            organization_uid: organizationUid,
            authorization_type: "app",
        },
    };
}

function grantedScope({ identity, settings, form }: IdentityCall, clientId: string): string | undefined {
    const field = (name: string) => form.get(name) ?? "";
    switch (form.get("grant_type")) {
        case "authorization_code":
            return identity.redeem(
                field("code"),
                { clientId, redirectUri: field("redirect_uri") },
                field("code_verifier"),
            );
        case "refresh_token":
            return identity.refresh(
                field("refresh_token"),
                clientId,
                settings.switches.refreshTokens === "single-use",
            );
        case "client_credentials":
            return form.has("client_secret") ? field("scopes") || `${MANAGE} ${READ}` : undefined;
        default:
            return undefined;
    }
}

function introspect({ identity, form }: IdentityCall): Answer {
    const scope = identity.scopeOf(form.get("token") ?? "");
    return { status: 200, body: scope === undefined ? { active: false } : { active: true, scope } };
}

const isSecretOf = (clientId: string, secret: string): boolean =>
    clientId === emulatedApp.clientId && secret === emulatedApp.clientSecret;

const refused = (status: number, message: string): Answer => ({
    status,
    body: { error: "invalid_request", error_description: message },
});
