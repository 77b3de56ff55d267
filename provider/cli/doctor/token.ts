import type { Credentials } from "../../core/api/credentials";
import { OAUTH_VARIABLES } from "../../core/common/settingNames";
import { PersonalizeError } from "../../core/errors/base";
import { type Check, failed, ok, warning } from "./check";

const SOURCES = {
    environment: "from the environment",
    configuration: "from the stack configuration",
    command: `from the command in ${OAUTH_VARIABLES.tokenCommand}`,
    refreshToken: `from ${OAUTH_VARIABLES.refreshToken}`,
    login: "from the login of this user",
};

const MANAGE = "personalize:manage";

/** The token: its kind and source, and its expiry and scopes if the token itself says them. */
export async function tokenChecks(credentials: Credentials): Promise<{ checks: Check[]; isUsable: boolean }> {
    const { kind, source = "environment" } = credentials;
    try {
        await credentials.renewal?.prepare();
    } catch (error) {
        if (!(error instanceof PersonalizeError)) throw error;
        return { checks: [failed("token", SOURCES[source], error.message)], isUsable: false };
    }
    const claims = claimsOf(credentials.token);
    const expiry = claims.exp === undefined ? "" : `, until ${new Date(claims.exp * 1000).toISOString()}`;
    const checks = [ok("token", `${kind}, ${SOURCES[source]}${expiry}`)];
    if (claims.scope !== undefined) checks.push(scopeCheck(claims.scope));
    return { checks, isUsable: true };
}

function scopeCheck(scope: string): Check {
    const scopes = scope.split(/[ ,]+/);
    return scopes.includes(MANAGE)
        ? ok("scopes", scope)
        : warning("scopes", scope, `Add ${MANAGE} and personalize:read to the app: a write needs the first.`);
}

/** What a JSON Web Token says of itself. Any other token says nothing. */
function claimsOf(token: string): { exp?: number; scope?: string } {
    try {
        const claims: unknown = JSON.parse(
            Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
        );
        const { exp, scope } = (claims ?? {}) as Record<string, unknown>;
        return {
            ...(typeof exp === "number" && Math.abs(exp) < 8e12 && { exp }),
            ...(typeof scope === "string" && { scope }),
        };
    } catch {
        return {};
    }
}
