import type { ConfigSource } from "./settings";
import type { ParsedSetting } from "./settingValues";

/** Each setting with the environment variable that it can come from as well. */
export const VARIABLES = {
    projectUid: "CONTENTSTACK_PERSONALIZE_PROJECT_UID",
    region: "CONTENTSTACK_REGION",
    baseUrl: "CONTENTSTACK_PERSONALIZE_BASE_URL",
    authtoken: "CONTENTSTACK_AUTHTOKEN",
    oauthToken: "CONTENTSTACK_OAUTH_TOKEN",
    organizationUid: "CONTENTSTACK_ORGANIZATION_UID",
    requestsPerSecond: "CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND",
    attemptTimeout: "CONTENTSTACK_PERSONALIZE_ATTEMPT_TIMEOUT",
    operationTimeout: "CONTENTSTACK_PERSONALIZE_OPERATION_TIMEOUT",
    maxRetries: "CONTENTSTACK_PERSONALIZE_MAX_RETRIES",
    adoptWithin: "CONTENTSTACK_PERSONALIZE_ADOPT_WITHIN",
    debug: "CONTENTSTACK_PERSONALIZE_DEBUG",
} as const;

export type SettingKey = keyof typeof VARIABLES;

export interface FoundSetting {
    /** As the user knows it, for messages. */
    name: string;
    value: string;
}

export interface SettingSource {
    kind: "configuration" | "environment";
    get(key: SettingKey): FoundSetting | undefined;
}

/** The two places where a setting can stand, and all that is wrong with what stands there. */
export class SettingSources {
    readonly problems: string[] = [];
    /** The stack's own first. */
    readonly sources: readonly [SettingSource, SettingSource];

    constructor(config: ConfigSource, env: NodeJS.ProcessEnv) {
        this.sources = [
            { kind: "configuration", get: (key) => found(`contentstack-personalize:${key}`, config(key)) },
            { kind: "environment", get: (key) => found(VARIABLES[key], env[VARIABLES[key]]) },
        ];
    }

    read<T>(key: SettingKey, parse: (text: string) => ParsedSetting<T>): T | undefined {
        const setting = this.sources[0].get(key) ?? this.sources[1].get(key);
        if (!setting) return undefined;
        const read = parse(setting.value);
        if ("value" in read) return read.value;
        this.problems.push(`${setting.name} ${read.problem}`);
        return undefined;
    }
}

/** A variable that is set to nothing is how shells and CI systems say that it is not set. */
function found(name: string, value: string | undefined): FoundSetting | undefined {
    return value === undefined || value === "" ? undefined : { name, value };
}
