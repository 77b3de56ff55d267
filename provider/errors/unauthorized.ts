const VARIABLE = { authtoken: "CONTENTSTACK_AUTHTOKEN", oauth: "CONTENTSTACK_OAUTH_TOKEN" };

/** A 401 does not name its cause. The advice depends on the kind and source of the token. */
export function unauthorizedAdvice(
    kind: "authtoken" | "oauth" = "authtoken",
    source: "environment" | "configuration" = "environment",
): string {
    const cause =
        kind === "oauth"
            ? "The OAuth token is wrong or has expired. OAuth tokens are valid for about an hour, and can expire during a run."
            : "The authtoken is wrong, was logged out, or was replaced: a user has at most 20 authtokens, and a new one silently ends the oldest.";
    const remedy =
        source === "configuration"
            ? `\`pulumi up\` copies the token from the configuration into the state, so \`refresh\` and \`destroy\` use the old token after a change. Set the variable ${VARIABLE[kind]}, which takes precedence.`
            : `Set ${VARIABLE[kind]} to a new token and run the command again. No \`pulumi up\` is needed in between.`;
    return `${cause} ${remedy}`;
}
