import { type Command, InvalidArgumentError, Option } from "commander";
import { readAddress } from "../../api/address";
import { REGION_NAMES, regionAddress, unknownRegion } from "../../api/regions";
import { resolveSettings, type Settings } from "../../api/settings";
import { parseProjectUid, quoted } from "../../api/settingValues";
import { ConfigurationError } from "../../errors/base";

/** The options that select a project. */
export interface TargetFlags {
    readonly projectUid?: string;
    readonly region?: string;
    readonly baseUrl?: string;
}

const ENVIRONMENT = `
Environment:
  CONTENTSTACK_AUTHTOKEN or CONTENTSTACK_OAUTH_TOKEN   the token; there is no option for it, because other users can read options
  CONTENTSTACK_PERSONALIZE_PROJECT_UID                 the project, if --project-uid is not given
  CONTENTSTACK_REGION                                  its region, if --region is not given
  CONTENTSTACK_PERSONALIZE_BASE_URL                    its address, if --base-url is not given
  CONTENTSTACK_PERSONALIZE_DEBUG=true                  log each request with its duration to stderr
The configuration of a Pulumi stack is not read: this command runs outside of Pulumi.`;

/** Adds the options that select a project. */
export function withTarget(command: Command): Command {
    return command
        .option("--project-uid <uid>", "the project: 24 hexadecimal digits", projectUid)
        .addOption(
            new Option("--region <region>", `its region: ${REGION_NAMES.join(", ")}`)
                .argParser(region)
                .conflicts("baseUrl"),
        )
        .option(
            "--base-url <address>",
            "its address instead of a region, such as that of an emulator",
            address,
        )
        .addHelpText("after", ENVIRONMENT);
}

/** The settings of a command from its options and the environment. */
export function settingsOf({ projectUid, region, baseUrl }: TargetFlags): Settings & { projectUid: string } {
    const flags: Record<string, string | undefined> = { projectUid, region, baseUrl };
    const settings = resolved((key) => flags[key]);
    if (settings.projectUid === undefined)
        throw new ConfigurationError(
            "No project is set: use --project-uid, or set CONTENTSTACK_PERSONALIZE_PROJECT_UID. " +
                "Personalize shows it under Settings → General: 24 hexadecimal digits.",
        );
    return { ...settings, projectUid: settings.projectUid };
}

function resolved(flags: (key: string) => string | undefined): Settings {
    try {
        return resolveSettings(flags, process.env);
    } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        throw new ConfigurationError(
            `${error.message}\nOn the command line: --project-uid, --region or --base-url, and the token in the environment; ` +
                "the configuration of a Pulumi stack is not read.",
        );
    }
}

function projectUid(text: string): string {
    const read = parseProjectUid(text);
    if ("value" in read) return read.value;
    throw new InvalidArgumentError(`It ${read.problem}.`);
}

/** Checks the name of a region. */
export function region(text: string): string {
    if (regionAddress(text) !== undefined) return text;
    throw new InvalidArgumentError(`${quoted(text)} ${unknownRegion(text)}.`);
}

/** Checks an address. */
export function address(text: string): string {
    const read = readAddress(text);
    if ("address" in read) return text;
    throw new InvalidArgumentError(`It ${read.problem}.`);
}
