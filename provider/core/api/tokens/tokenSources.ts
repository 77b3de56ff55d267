import { OAUTH_VARIABLES } from "../../common/settingNames";
import { readAddress } from "../address";
import { type Clock, systemClock } from "../clock";
import type { Credentials } from "../credentials";
import { commandWords } from "./commandLine";
import type { OAuthApp } from "./identityService";
import { loginFolder } from "./loginFolder";
import { RenewedCredentials, type TokenIssuer } from "./renewedCredentials";
import { loginFileOf, RefreshedToken, StoredLogin } from "./sharedLogin";
import { TokenCommand } from "./tokenCommand";

/** The redirect of an app that `login` serves by default. */
export const DEFAULT_REDIRECT_URI = "http://localhost:8184";

export interface RenewedSources {
    readonly env: NodeJS.ProcessEnv;
    /** The login service of the target; undefined if it is not known. */
    readonly address: string | undefined;
    readonly clock?: Clock;
    /** Receives what is wrong with a variable. */
    problem(text: string): void;
}

/** The source that variables of the environment name: a command, or a refresh token. */
export function renewedFromEnvironment(from: RenewedSources): Credentials | undefined {
    const issuer = commandOf(from) ?? refreshedOf(from);
    return issuer && new RenewedCredentials(issuer, from.clock ?? systemClock);
}

/** The login of this user at the target, if there is one. */
export function storedLogin({ env, address, clock }: RenewedSources): Credentials | undefined {
    const folder = loginFolder(env);
    if (folder === undefined || address === undefined) return undefined;
    const file = loginFileOf(folder, address);
    return file.exists() ? new RenewedCredentials(new StoredLogin(file), clock ?? systemClock) : undefined;
}

function commandOf({ env, problem }: RenewedSources): TokenIssuer | undefined {
    const name = OAUTH_VARIABLES.tokenCommand;
    const text = env[name];
    if (!text) return undefined;
    const read = commandWords(text);
    if ("words" in read) return new TokenCommand(read.words, name, env);
    problem(`${name} ${read.problem}`);
    return undefined;
}

function refreshedOf(from: RenewedSources): TokenIssuer | undefined {
    const { env, problem } = from;
    const refreshToken = env[OAUTH_VARIABLES.refreshToken];
    if (!refreshToken) return undefined;
    const app = appOf(from);
    if (app === undefined) return undefined;
    const { redirectUri } = app;
    if (!URL.canParse(redirectUri)) problem(`${OAUTH_VARIABLES.redirectUri} is not a URL`);
    return new RefreshedToken(app, refreshToken, loginFolder(env));
}

function appOf({ env, address, problem }: RenewedSources): OAuthApp | undefined {
    const clientId = env[OAUTH_VARIABLES.clientId];
    const clientSecret = env[OAUTH_VARIABLES.clientSecret];
    if (!clientId)
        problem(
            `${OAUTH_VARIABLES.refreshToken} is set, and ${OAUTH_VARIABLES.clientId} is not: set it to the client id of the app`,
        );
    if (address === undefined)
        problem(
            `${OAUTH_VARIABLES.refreshToken} needs a region, or ${OAUTH_VARIABLES.address} with the address of the login service`,
        );
    if (!clientId || address === undefined) return undefined;
    return {
        address,
        clientId,
        ...(clientSecret ? { clientSecret } : {}),
        redirectUri: env[OAUTH_VARIABLES.redirectUri] || DEFAULT_REDIRECT_URI,
    };
}

/**
 * The address of the login service: that of the region. An emulator serves both APIs at one address. An address of the
 * stack configuration alone never receives a refresh token.
 */
export function loginAddress(
    baseUrl: string,
    ofRegion: string | undefined,
    isLocal: boolean,
    env: NodeJS.ProcessEnv,
): { address?: string; problem?: string } {
    const given = env[OAUTH_VARIABLES.address];
    if (given) {
        const read = readAddress(given);
        return "address" in read ? read : { problem: `${OAUTH_VARIABLES.address} ${read.problem}` };
    }
    if (ofRegion !== undefined) return { address: ofRegion };
    return isLocal ? { address: new URL(baseUrl).origin } : {};
}
