/** The namespace of this package in a stack configuration. */
export const NAMESPACE = "contentstack-personalize";

/** The documented token of every new emulator. It gives access to nothing else, so it is not a secret. */
export const EMULATOR_TOKEN = "blt0e4a1a70b0a5e70c";

/** Each setting with the environment variable that it can come from as well. */
export const VARIABLES = {
    projectUid: "CONTENTSTACK_PERSONALIZE_PROJECT_UID",
    region: "CONTENTSTACK_REGION",
    baseUrl: "CONTENTSTACK_PERSONALIZE_BASE_URL",
    rehearsal: "CONTENTSTACK_PERSONALIZE_REHEARSAL",
    authtoken: "CONTENTSTACK_AUTHTOKEN",
    oauthToken: "CONTENTSTACK_OAUTH_TOKEN",
    organizationUid: "CONTENTSTACK_ORGANIZATION_UID",
    requestsPerSecond: "CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND",
    attemptTimeout: "CONTENTSTACK_PERSONALIZE_ATTEMPT_TIMEOUT",
    operationTimeout: "CONTENTSTACK_PERSONALIZE_OPERATION_TIMEOUT",
    maxRetries: "CONTENTSTACK_PERSONALIZE_MAX_RETRIES",
    reuseShortUids: "CONTENTSTACK_PERSONALIZE_REUSE_SHORT_UIDS",
    debug: "CONTENTSTACK_PERSONALIZE_DEBUG",
} as const;

export type SettingKey = keyof typeof VARIABLES;

/** The name of the same variable in Contentstack's own starters. */
export const PROJECT_ID_VARIABLE = "CONTENTSTACK_PERSONALIZE_PROJECT_ID";

/** The variables of OAuth tokens that are renewed. They have no setting, because the stack configuration is shared. */
export const OAUTH_VARIABLES = {
    tokenCommand: "CONTENTSTACK_OAUTH_TOKEN_COMMAND",
    clientId: "CONTENTSTACK_OAUTH_CLIENT_ID",
    clientSecret: "CONTENTSTACK_OAUTH_CLIENT_SECRET",
    refreshToken: "CONTENTSTACK_OAUTH_REFRESH_TOKEN",
    redirectUri: "CONTENTSTACK_OAUTH_REDIRECT_URI",
    appUid: "CONTENTSTACK_OAUTH_APP_UID",
    address: "CONTENTSTACK_OAUTH_BASE_URL",
} as const;

/** The variables of the two kinds of tokens, for messages. */
export const TOKEN_IN_ENVIRONMENT = `${VARIABLES.authtoken} or ${VARIABLES.oauthToken}`;

/** Every variable that gives a token. */
export const TOKEN_VARIABLES: readonly string[] = [
    VARIABLES.authtoken,
    VARIABLES.oauthToken,
    OAUTH_VARIABLES.tokenCommand,
    OAUTH_VARIABLES.refreshToken,
];
