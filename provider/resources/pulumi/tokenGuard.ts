import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../../errors/base";

/** Internal to the SDK, and therefore not in its types. No public function tells which keys are secret. */
const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/** The documented token of every new emulator. It gives access to nothing else, so it is not a secret. */
const EMULATOR_TOKEN = "blt0e4a1a70b0a5e70c";

const NAMESPACE = "contentstack-personalize";

/**
 * Refuses a token that the stack configuration stores as plain text, because the engine would copy it into the state.
 */
export function refuseTokensInClear(): void {
    const config = new pulumi.Config(NAMESPACE);
    for (const key of ["authtoken", "oauthToken"]) {
        const value = config.get(key);
        if (value !== undefined && value !== EMULATOR_TOKEN && !isConfigSecret(`${NAMESPACE}:${key}`)) {
            throw new ConfigurationError(
                `The setting ${NAMESPACE}:${key} is stored in the stack configuration as plain text. Remove it with ` +
                    `\`pulumi config rm ${NAMESPACE}:${key}\`, treat the token as leaked, and set the environment variable ` +
                    `${key === "authtoken" ? "CONTENTSTACK_AUTHTOKEN" : "CONTENTSTACK_OAUTH_TOKEN"} instead ` +
                    `(or \`pulumi config set --secret ${NAMESPACE}:${key}\`).`,
            );
        }
    }
}
