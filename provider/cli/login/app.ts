import { type Command, Option } from "commander";
import { isLoopback, readAddress } from "../../core/api/address";
import { regionAddress, regionLoginAddress } from "../../core/api/regions";
import type { LoginFile } from "../../core/api/tokens/loginFile";
import { loginFolder } from "../../core/api/tokens/loginFolder";
import { loginFileOf } from "../../core/api/tokens/sharedLogin";
import { DEFAULT_REDIRECT_URI, loginAddress } from "../../core/api/tokens/tokenSources";
import { OAUTH_VARIABLES, VARIABLES } from "../../core/common/settingNames";
import { ConfigurationError } from "../../core/errors/base";
import { address, region } from "../shared/target";
import type { LoginApp } from "./authorization";

export interface ServiceFlags {
    readonly region?: string;
    readonly baseUrl?: string;
}

export interface AppFlags extends ServiceFlags {
    readonly clientId?: string;
    readonly appUid?: string;
    readonly redirectUri?: string;
}

/** Adds the options that select the login service. */
export function withService(command: Command): Command {
    return command
        .addOption(
            new Option("--region <region>", "the region of the organization")
                .argParser(region)
                .conflicts("baseUrl"),
        )
        .option("--base-url <address>", "the address of an emulator instead of a region", address);
}

/** The login service of a region, or of an emulator. */
export function serviceOf(flags: ServiceFlags, env: NodeJS.ProcessEnv): string {
    const isGiven = flags.region !== undefined || flags.baseUrl !== undefined;
    const baseUrl = flags.baseUrl ?? (isGiven ? undefined : env[VARIABLES.baseUrl]);
    const named = flags.region ?? (isGiven ? undefined : env[VARIABLES.region]);
    const target = baseUrl ? readAddress(baseUrl) : { address: regionAddress(named ?? "") };
    const found =
        "address" in target && target.address !== undefined
            ? loginAddress(
                  target.address,
                  baseUrl ? undefined : regionLoginAddress(named ?? ""),
                  isLoopback(new URL(target.address).hostname),
                  env,
              )
            : {};
    if (found.address !== undefined) return found.address;
    throw new ConfigurationError(
        found.problem ??
            `The login service is not known. Use --region, or set ${VARIABLES.region}. For another address, set ${OAUTH_VARIABLES.address}.`,
    );
}

export function appOf(flags: AppFlags, env: NodeJS.ProcessEnv): LoginApp {
    const app = {
        clientId: flags.clientId ?? env[OAUTH_VARIABLES.clientId],
        appUid: flags.appUid ?? env[OAUTH_VARIABLES.appUid],
    };
    const redirectUri = flags.redirectUri ?? (env[OAUTH_VARIABLES.redirectUri] || DEFAULT_REDIRECT_URI);
    const { clientId, appUid } = app;
    if (!clientId || !appUid)
        throw new ConfigurationError(
            `No app is set: use --client-id and --app-uid, or set ${OAUTH_VARIABLES.clientId} and ${OAUTH_VARIABLES.appUid}. The guide on tokens shows how to create an app.`,
        );
    if (!URL.canParse(redirectUri)) throw new ConfigurationError("The redirect URI is not a URL.");
    return { address: serviceOf(flags, env), clientId, appUid, redirectUri };
}

export function fileOf(service: string, env: NodeJS.ProcessEnv): LoginFile {
    const folder = loginFolder(env);
    if (folder === undefined)
        throw new ConfigurationError("There is no folder for the login: set HOME, or APPDATA on Windows.");
    return loginFileOf(folder, service);
}
