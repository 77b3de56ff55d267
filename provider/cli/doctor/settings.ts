import { findSettings, type Settings } from "../../core/api/settings";
import {
    NAMESPACE,
    PROJECT_ID_VARIABLE,
    type SettingKey,
    TOKEN_VARIABLES,
    VARIABLES,
} from "../../core/common/settingNames";
import { type Check, failed, ok, skipped } from "./check";
import type { StackConfiguration } from "./stackConfiguration";

export interface Sources {
    /** The options of the command. */
    readonly options: Readonly<Record<string, string | undefined>>;
    readonly stack: StackConfiguration | undefined;
    readonly env: NodeJS.ProcessEnv;
}

const TOKENS: readonly SettingKey[] = ["authtoken", "oauthToken"];
/** The settings that a report always has. The others are shown where they are set. */
const SHOWN: readonly SettingKey[] = ["region", "baseUrl", "projectUid", "organizationUid"];

/** The settings with the source of each, and the settings themselves if they can be used. */
export function settingChecks(sources: Sources): { checks: Check[]; settings?: Settings } {
    const rows = (Object.keys(VARIABLES) as SettingKey[])
        .filter((key) => !TOKENS.includes(key))
        .flatMap((key) => row(key, sources));
    const found = findSettings((key) => settingOf(key, sources)?.value, sources.env);
    if ("settings" in found) return { checks: rows, settings: found.settings };
    const problems = found.problems.map((problem) => {
        // The first clause says what is wrong, and the rest what to do.
        const [wrong = problem, ...rest] = problem.split(/: |; /);
        return failed("settings", wrong, sentence(rest.join("; ")) || "Correct it.");
    });
    return { checks: [...rows, ...problems, ...storedToken(sources)] };
}

interface Found {
    readonly value: string;
    readonly source: string;
}

/** The setting outside of the environment. */
function settingOf(key: string, { options, stack }: Sources): Found | undefined {
    const option = options[key];
    if (option !== undefined) return { value: option, source: "option" };
    const value = stack?.values.get(key);
    return value === undefined ? undefined : { value, source: `stack configuration, ${NAMESPACE}:${key}` };
}

function row(key: SettingKey, sources: Sources): Check[] {
    const { env } = sources;
    const names = key === "projectUid" ? [VARIABLES[key], PROJECT_ID_VARIABLE] : [VARIABLES[key]];
    const variable = names.find((name) => env[name]);
    const found =
        settingOf(key, sources) ??
        (variable === undefined ? undefined : { value: env[variable]!, source: `environment, ${variable}` });
    if (found !== undefined) return [ok(key, `${found.value} (${found.source})`)];
    return SHOWN.includes(key) ? [skipped(key, "not set")] : [];
}

/** A secret of the stack is not decrypted here. */
function storedToken({ stack, env }: Sources): Check[] {
    const stored = stack?.secrets.find((key) => TOKENS.includes(key as SettingKey));
    return stored === undefined || TOKEN_VARIABLES.some((name) => env[name])
        ? []
        : [
              skipped(
                  "token",
                  `${NAMESPACE}:${stored} is a secret of the stack, which this command does not decrypt`,
              ),
          ];
}

const sentence = (text: string): string =>
    text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.?$/, ".")}`;
