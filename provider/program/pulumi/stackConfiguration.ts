import * as pulumi from "@pulumi/pulumi";
import { escapeInvisible } from "../../core/common/printable";
import { EMULATOR_TOKEN, NAMESPACE, VARIABLES } from "../../core/common/settingNames";
import { closestMatch, joinNames } from "../../core/common/suggest";
import { ConfigurationError } from "../../core/errors/base";

/**
 * Internal to the SDK, and therefore not in its types. No public function tells which keys are secret. Without it, no
 * key counts as plain text.
 */
const isConfigSecret = (key: string): boolean =>
    (pulumi.runtime as { isConfigSecret?(key: string): boolean }).isConfigSecret?.(key) ?? true;

/**
 * Refuses a token that the stack configuration stores as plain text, because the engine would copy it into the state.
 */
export function refuseTokensInClear(): void {
    const config = new pulumi.Config(NAMESPACE);
    for (const key of ["authtoken", "oauthToken"] as const) {
        const value = config.get(key);
        if (value !== undefined && value !== EMULATOR_TOKEN && !isConfigSecret(`${NAMESPACE}:${key}`)) {
            throw new ConfigurationError(
                `The setting ${NAMESPACE}:${key} is stored in the stack configuration as plain text. Remove it with ` +
                    `\`pulumi config rm ${NAMESPACE}:${key}\`, treat the token as leaked, and set the environment variable ` +
                    `${VARIABLES[key]} instead ` +
                    `(or \`pulumi config set --secret ${NAMESPACE}:${key}\`).`,
            );
        }
    }
}

const warned = new WeakSet<pulumi.Resource>();

/** Warns, once per program, of a configured key that this package does not read: a typing error leaves the default. */
export function warnOfUnknownSettings(): void {
    const stack = pulumi.runtime.getStackResource();
    if (stack === undefined || warned.has(stack)) {
        return;
    }
    warned.add(stack);
    const known = Object.keys(VARIABLES);
    for (const key of Object.keys(pulumi.runtime.allConfig())) {
        const [namespace, name = ""] = key.split(/:(.*)/s);
        if (namespace !== NAMESPACE || known.includes(name)) {
            continue;
        }
        const closest = closestMatch(name, known);
        const hint =
            closest === undefined
                ? `The settings are ${joinNames(known)}.`
                : `Did you mean ${NAMESPACE}:${closest}?`;
        void pulumi.log.warn(
            `${escapeInvisible(key)} in the stack configuration is not a setting of this package and has no effect. ${hint} ` +
                `Remove it with \`pulumi config rm ${escapeInvisible(key)}\`.`,
        );
    }
}
