import { type Command, InvalidArgumentError, Option } from "commander";
import { readAddress } from "../../core/api/address";
import { REGION_NAMES, regionAddress, unknownRegion } from "../../core/api/regions";
import { resolveSettings, type Settings } from "../../core/api/settings";
import { parseProjectUid, quoted } from "../../core/api/settingValues";
import { commandLine } from "../../core/common/commandLine";
import { TOKEN_IN_ENVIRONMENT } from "../../core/common/settingNames";
import { ConfigurationError } from "../../core/errors/base";

/** The options that select a project. */
export interface TargetFlags {
    readonly projectUid?: string;
    readonly region?: string;
    readonly baseUrl?: string;
}

const ENVIRONMENT = `
Environment:
  ${TOKEN_IN_ENVIRONMENT}   the token; there is no option for it, because other users can read options
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

const ADVICE = {
    region: `use --region, or set CONTENTSTACK_REGION, to one of ${REGION_NAMES.join(", ")}; for an emulator, use --base-url, or set CONTENTSTACK_PERSONALIZE_BASE_URL`,
    token: `set ${TOKEN_IN_ENVIRONMENT} in the environment, or log in with \`${commandLine("login")}\``,
    projectUid:
        "use --project-uid, or set CONTENTSTACK_PERSONALIZE_PROJECT_UID, to the 24 hexadecimal digits under Settings → General in Personalize",
};

/** The settings of a command from its options and the environment. */
export function settingsOf({ projectUid, region, baseUrl }: TargetFlags): Settings & { projectUid: string } {
    const flags: Record<string, string | undefined> = { projectUid, region, baseUrl };
    try {
        // With advice about it, a missing project is an error.
        return resolveSettings((key) => flags[key], process.env, ADVICE) as Settings & { projectUid: string };
    } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        throw new ConfigurationError(
            `${error.message}\nThis command does not read the configuration of a Pulumi stack.`,
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
