import { resolveSettings } from "../../core/api/settings";
import { escapeInvisible } from "../../core/common/printable";
import { NAMESPACE, TOKEN_VARIABLES, VARIABLES } from "../../core/common/settingNames";
import { closestMatch, joinNames } from "../../core/common/suggest";
import { containsUnknown } from "../../core/common/unknown";
import { PersonalizeError } from "../../core/errors/base";
import type { Failure } from "../../core/model/failure";
import type { Props } from "./props";

/** The settings of a provider that name the environment variable of a token. */
const NAMED_VARIABLES = { authtokenEnv: VARIABLES.authtoken, oauthTokenEnv: VARIABLES.oauthToken };

/** The settings whose value is a token. */
export const TOKENS: readonly string[] = ["authtoken", "oauthToken"];

/** Inputs of every provider resource, which are not settings of this package. */
const ENGINE_INPUTS = ["version", "pluginDownloadURL", "__internal"];

const SETTINGS = [...Object.keys(VARIABLES), ...Object.keys(NAMED_VARIABLES)];

/** The engine's own provider instances are called `default`, or `default_` and a version. */
export function isExplicit(name: string): boolean {
    return name !== "" && !/^default(?:_|$)/.test(name);
}

/** Where the settings of one provider come from. */
export interface ProviderSources {
    config: (key: string) => string | undefined;
    env: NodeJS.ProcessEnv;
}

/**
 * @param explicit whether the program constructs the provider. Its own token then comes before the environment,
 * because the environment may hold the token of another organization.
 */
export function providerSources(
    args: Props,
    explicit: boolean,
    env: NodeJS.ProcessEnv = process.env,
): ProviderSources {
    const config = (key: string): string | undefined => textOf(args[key]);
    const own = { ...env };
    const names = Object.entries(NAMED_VARIABLES).filter(([key]) => config(key) !== undefined);
    if (names.length > 0 || (explicit && TOKENS.some((key) => config(key) !== undefined))) {
        for (const variable of TOKEN_VARIABLES) {
            delete own[variable];
        }
    }
    for (const [key, variable] of names) {
        own[variable] = env[config(key) ?? ""];
    }
    return { config, env: own };
}

/** The mistakes in the settings of a provider. A provider with unknown settings is checked when they are known. */
export function configFailures(args: Props, explicit: boolean): Failure[] {
    const unknownNames = Object.keys(args).filter(
        (key) => !SETTINGS.includes(key) && !ENGINE_INPUTS.includes(key),
    );
    const failures = unknownNames.map((property) => ({ property, reason: unknownSetting(property) }));
    if (containsUnknown(args)) {
        return failures;
    }
    const sources = providerSources(args, explicit);
    for (const key of Object.keys(NAMED_VARIABLES)) {
        const variable = sources.config(key);
        if (variable !== undefined && !process.env[variable]) {
            failures.push({
                property: key,
                reason: `names the environment variable ${escapeInvisible(variable)}, which is not set. Set it to the token, or name another variable.`,
            });
        }
    }
    if (failures.length > 0) {
        return failures;
    }
    try {
        resolveSettings(sources.config, sources.env);
        return [];
    } catch (error) {
        if (error instanceof PersonalizeError) {
            return [{ property: "", reason: error.message }];
        }
        throw error;
    }
}

function unknownSetting(name: string): string {
    const closest = closestMatch(name, SETTINGS);
    const hint =
        closest === undefined
            ? `The settings are ${joinNames(SETTINGS)}.`
            : `Did you mean ${NAMESPACE}:${closest}?`;
    return `${escapeInvisible(name)} is not a setting of this package. ${hint}`;
}

/** SDKs encode values other than strings as JSON. */
function textOf(value: unknown): string | undefined {
    if (value === undefined || value === null) {
        return undefined;
    }
    return typeof value === "string" ? value : JSON.stringify(value);
}
