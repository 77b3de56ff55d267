// The configuration of the provider. docs/guides/configuration.md describes each setting in the same words.
import { REGION_NAMES } from "../../provider/core/api/regions";
import type { SettingKey } from "../../provider/core/common/settingNames";
import type { PropertySpec } from "./types";

type ProviderSetting = SettingKey | "authtokenEnv" | "oauthTokenEnv";

export const SETTINGS: Record<ProviderSetting, PropertySpec> = {
    region: text(
        `The region of the organization: ${REGION_NAMES.join(", ")}. Also from the environment variable \`CONTENTSTACK_REGION\`.`,
    ),
    baseUrl: text(
        "The address of an emulator or a proxy, instead of a region. Also from `CONTENTSTACK_PERSONALIZE_BASE_URL`.",
    ),
    projectUid: text(
        "The project of all resources that name none: 24 hexadecimal digits, shown under Settings → General in Personalize. Also from `CONTENTSTACK_PERSONALIZE_PROJECT_UID`. A change does not move existing resources: it is an error.",
    ),
    organizationUid: text(
        "The uid of the organization, for reads of the list of projects. Also from `CONTENTSTACK_ORGANIZATION_UID`.",
    ),
    authtoken: {
        ...text(
            "An authtoken of a user. Prefer the environment variable `CONTENTSTACK_AUTHTOKEN`, or name another one with `authtokenEnv`: a configured token is stored in the state, encrypted.",
        ),
        secret: true,
    },
    oauthToken: {
        ...text(
            "An OAuth token. Prefer the environment variable `CONTENTSTACK_OAUTH_TOKEN`, or name another one with `oauthTokenEnv`: a configured token is stored in the state, encrypted.",
        ),
        secret: true,
    },
    authtokenEnv: text(
        "The name of the environment variable that holds the authtoken, for a second organization.\n\nDefault: CONTENTSTACK_AUTHTOKEN",
    ),
    oauthTokenEnv: text(
        "The name of the environment variable that holds the OAuth token, for a second organization.\n\nDefault: CONTENTSTACK_OAUTH_TOKEN",
    ),
    requestsPerSecond: text("The rate of requests, from 0.1 to 100000.\n\nDefault: 10", "number"),
    attemptTimeout: text(
        "How long to wait for a response, in seconds or with a unit: `90`, `90s`, `1.5m`. From 100 ms to 1 h.\n\nDefault: 30s",
    ),
    operationTimeout: text(
        "How long to repeat a request, in seconds or with a unit. From 100 ms to 24 h. The resource option `customTimeouts` replaces it.\n\nDefault: 300s",
    ),
    maxRetries: text("How often a request is repeated, from 0 to 20.\n\nDefault: 4", "integer"),
    rehearsal: text(
        "Whether to refuse every address that is not on this machine.\n\nDefault: false",
        "boolean",
    ),
    reuseShortUids: text(
        "Whether the server accepts a `shortUid` that no version has any more. This is not documented.\n\nDefault: true",
        "boolean",
    ),
    debug: text("Whether to log each request, without bodies and tokens.\n\nDefault: false", "boolean"),
};

function text(description: string, type = "string"): PropertySpec {
    return { type, description };
}
