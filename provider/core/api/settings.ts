import { commandLine } from "../common/commandLine";
import {
    PROJECT_ID_VARIABLE,
    type SettingKey,
    TOKEN_IN_ENVIRONMENT,
    VARIABLES,
} from "../common/settingNames";
import { ConfigurationError } from "../errors/base";
import { isLoopback, readAddress } from "./address";
import { type Credentials, hideToken, tokenProblem } from "./credentials";
import { REGION_NAMES, regionAddress, regionLoginAddress, unknownRegion } from "./regions";
import {
    type ParsedSetting,
    parseBoolean,
    parseDuration,
    parseNumber,
    parseProjectUid,
    quoted,
} from "./settingValues";
import {
    loginAddress,
    type RenewedSources,
    renewedFromEnvironment,
    storedLogin,
} from "./tokens/tokenSources";

export interface Settings {
    baseUrl: string;
    projectUid?: string;
    organizationUid?: string;
    credentials: Credentials;
    requestsPerSecond: number;
    attemptTimeoutMs: number;
    operationTimeoutMs: number;
    maxRetries: number;
    reuseShortUids: boolean;
    debug: boolean;
}

/** Returns a value of the stack configuration. The key has no namespace. */
export type ConfigSource = (key: string) => string | undefined;

/** What to do about a setting that is missing. */
export interface SettingAdvice {
    readonly region: string;
    readonly token: string;
    /** Absent if the project may be missing. */
    readonly projectUid?: string;
}

const STACK_ADVICE: SettingAdvice = {
    region: `run \`pulumi config set contentstack-personalize:region <region>\` or set CONTENTSTACK_REGION to one of ${REGION_NAMES.join(", ")} (for an emulator: contentstack-personalize:baseUrl or CONTENTSTACK_PERSONALIZE_BASE_URL)`,
    token: `set ${TOKEN_IN_ENVIRONMENT} in the environment, log in with \`${commandLine("login")}\`, or run \`pulumi config set --secret contentstack-personalize:authtoken\``,
};

const SECOND = 1_000;
const HOUR = 3_600_000;

/**
 * Settings that identify the target come from the stack configuration first, because a variable left over in a shell
 * must not send a stack's declarations to another project. The token comes from the environment first, because a
 * configured token is copied into the state and becomes outdated there.
 */
export function resolveSettings(
    config: ConfigSource,
    env: NodeJS.ProcessEnv,
    advice: SettingAdvice = STACK_ADVICE,
): Settings {
    const found = findSettings(config, env, advice);
    if ("problems" in found) throw new ConfigurationError(inWords(found.problems));
    return found.settings;
}

/** The settings, or everything that is wrong with them, one clause each. */
export function findSettings(
    config: ConfigSource,
    env: NodeJS.ProcessEnv,
    advice: SettingAdvice = STACK_ADVICE,
): { settings: Settings } | { problems: readonly string[] } {
    const from = new SettingSources(config, env);
    const found = target(from, advice);
    const credentials = token(from, renewedSources(from, found, env), advice);
    const baseUrl = found?.address;
    refuseRemoteRehearsal(from, baseUrl);
    refuseTwoProjects(from, env);
    const settings = {
        baseUrl,
        credentials,
        projectUid: project(from, advice),
        organizationUid: from.read("organizationUid", (value) => ({ value })),
        requestsPerSecond: from.read("requestsPerSecond", (v) => parseNumber(v, 0.1, 100_000, false)) ?? 10,
        attemptTimeoutMs: from.read("attemptTimeout", (v) => parseDuration(v, 100, HOUR)) ?? 30 * SECOND,
        operationTimeoutMs:
            from.read("operationTimeout", (v) => parseDuration(v, 100, 24 * HOUR)) ?? 300 * SECOND,
        maxRetries: from.read("maxRetries", (v) => parseNumber(v, 0, 20, true)) ?? 4,
        reuseShortUids: from.read("reuseShortUids", parseBoolean) ?? true,
        debug: from.read("debug", parseBoolean) ?? false,
    };
    return from.problems.length > 0 ? { problems: from.problems } : { settings: settings as Settings };
}

interface Target {
    readonly address: string;
    /** The login service of its region. */
    readonly loginAddress?: string;
}

function target(from: SettingSources, advice: SettingAdvice): Target | undefined {
    for (const place of from.sources) {
        const [address, region] = [place.get("baseUrl"), place.get("region")];
        if (address && region) {
            from.problems.push(
                `${address.name} and ${region.name} are both set and contradict each other; keep the region, or keep the address if it is not one of Contentstack's own`,
            );
            return undefined;
        }
        if (address) {
            const read = readAddress(address.value);
            if ("address" in read) return read;
            from.problems.push(`${address.name} ${read.problem}`);
            return undefined;
        }
        if (region) {
            const found = regionAddress(region.value);
            if (found) return { address: found, loginAddress: regionLoginAddress(region.value) };
            from.problems.push(`${region.name}: ${quoted(region.value)} ${unknownRegion(region.value)}`);
            return undefined;
        }
    }
    from.problems.push(`no region is set: ${advice.region}`);
    return undefined;
}

function project(from: SettingSources, advice: SettingAdvice): string | undefined {
    const missing = from.sources.every((source) => source.get("projectUid") === undefined);
    if (missing && advice.projectUid !== undefined)
        from.problems.push(`no project is set: ${advice.projectUid}`);
    return from.read("projectUid", parseProjectUid);
}

/** A rehearsal must not change a live project, whatever the rest of the configuration is. */
function refuseRemoteRehearsal(from: SettingSources, baseUrl: string | undefined): void {
    if (!from.read("rehearsal", parseBoolean)) return;
    if (baseUrl === undefined || isLoopback(new URL(baseUrl).hostname)) return;
    from.problems.push(
        `this is a rehearsal, which may only use an emulator on this machine, but the address is ${baseUrl}: set contentstack-personalize:baseUrl to the address of the emulator, and remove contentstack-personalize:region`,
    );
}

/** Both names are in use, and one of them may be left over from another project. */
function refuseTwoProjects(from: SettingSources, env: NodeJS.ProcessEnv): void {
    const [uid, id] = [env[VARIABLES.projectUid], env[PROJECT_ID_VARIABLE]];
    if (uid && id && uid !== id && from.sources[0].get("projectUid") === undefined)
        from.problems.push(
            `${VARIABLES.projectUid} and ${PROJECT_ID_VARIABLE} name two projects; remove one of them`,
        );
}

/** Where renewed tokens can come from. A target that is not known yet has no login. */
function renewedSources(
    from: SettingSources,
    found: Target | undefined,
    env: NodeJS.ProcessEnv,
): RenewedSources {
    const problem = (text: string) => void from.problems.push(text);
    if (found === undefined) return { env, address: undefined, problem };
    const isLocal = isLoopback(new URL(found.address).hostname);
    const login = loginAddress(found.address, found.loginAddress, isLocal, env);
    if (login.problem !== undefined) problem(login.problem);
    return { env, address: login.address, problem };
}

/** The sources of tokens in their order: what is set for this run comes before what is stored on this machine. */
function token(
    from: SettingSources,
    renewed: RenewedSources,
    advice: SettingAdvice,
): Credentials | undefined {
    const before = from.problems.length;
    const [configuration, environment] = from.sources;
    const found =
        fixedToken(from, environment) ??
        (from.problems.length === before ? renewedFromEnvironment(renewed) : undefined) ??
        (from.problems.length === before ? fixedToken(from, configuration) : undefined) ??
        (from.problems.length === before ? storedLogin(renewed) : undefined);
    if (found === undefined && from.problems.length === before)
        from.problems.push(`no token is set: ${advice.token}`);
    return found;
}

function fixedToken(from: SettingSources, place: SettingSource): Credentials | undefined {
    const [authtoken, oauth] = [place.get("authtoken"), place.get("oauthToken")];
    if (authtoken && oauth) {
        from.problems.push(
            `${authtoken.name} and ${oauth.name} are both set and contradict each other; remove one of them`,
        );
        return undefined;
    }
    const found = authtoken ?? oauth;
    if (!found) return undefined;
    const problem = tokenProblem(found.value);
    if (problem) from.problems.push(`${found.name} ${problem}`);
    return hideToken({ kind: authtoken ? "authtoken" : "oauth", token: found.value, source: place.kind });
}

function inWords(problems: readonly string[]): string {
    if (problems.length === 1) return `Contentstack Personalize can't be used yet: ${problems[0]}.`;
    return `Contentstack Personalize can't be used yet, for ${problems.length} reasons:\n${problems.map((p) => `  - ${p}.`).join("\n")}`;
}

interface FoundSetting {
    /** The name of the setting or variable, for messages. */
    name: string;
    value: string;
}

interface SettingSource {
    kind: "configuration" | "environment";
    get(key: SettingKey): FoundSetting | undefined;
}

/** The two sources of settings, and the problems found in them. */
class SettingSources {
    readonly problems: string[] = [];
    /** The stack configuration is first. */
    readonly sources: readonly [SettingSource, SettingSource];

    constructor(config: ConfigSource, env: NodeJS.ProcessEnv) {
        this.sources = [
            { kind: "configuration", get: (key) => found(`contentstack-personalize:${key}`, config(key)) },
            {
                kind: "environment",
                get: (key) =>
                    found(VARIABLES[key], env[VARIABLES[key]]) ??
                    (key === "projectUid" ? found(PROJECT_ID_VARIABLE, env[PROJECT_ID_VARIABLE]) : undefined),
            },
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

/** Shells and CI systems set an absent variable to an empty string. */
function found(name: string, value: string | undefined): FoundSetting | undefined {
    return value === undefined || value === "" ? undefined : { name, value };
}
