const VARIABLE = { authtoken: "CONTENTSTACK_AUTHTOKEN", oauth: "CONTENTSTACK_OAUTH_TOKEN" };

/** A 401 never says which of its causes it has; each has another way out. */
export function unauthorizedAdvice(
    kind: "authtoken" | "oauth" = "authtoken",
    source: "environment" | "configuration" = "environment",
): string {
    const cause =
        kind === "oauth"
            ? "The OAuth token is wrong or has expired; they live for about an hour, and end in the middle of things."
            : "The authtoken is wrong, was logged out, or was pushed out: a user has at most 20 of them, and a new one silently ends the oldest.";
    const remedy =
        source === "configuration"
            ? `The token in the configuration is copied into the state by \`up\`, so \`refresh\` and \`destroy\` go on with the old one after a change; the variable ${VARIABLE[kind]} takes precedence at once.`
            : `Set ${VARIABLE[kind]} to a fresh one and run the command again; no \`pulumi up\` is needed in between.`;
    return `${cause} ${remedy}`;
}
