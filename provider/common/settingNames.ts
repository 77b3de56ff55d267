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
