import { existsSync, readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { EXECUTABLE } from "../../core/common/commandLine";
import {
    defaultSettings,
    type Emulator,
    type EmulatorOptions,
    type Fault,
    startEmulator,
} from "../../emulator";
import { explain } from "../../emulator/explain";
import { FaultError } from "../../emulator/faults";
import { SettingsError } from "../../emulator/settings";
import { emulatedSource } from "../../inspector/server/emulatedSource";
import { Inspector } from "../../inspector/server/inspector";
import { type TargetFlags, withTarget } from "../shared/target";
import { colorsFor } from "../shared/terminal";
import { readSource, type Source } from "./copy";

interface Flags extends TargetFlags {
    readonly port: number;
    readonly host: string;
    readonly data?: string;
    readonly copy?: boolean;
    readonly latency: number;
    readonly cmsLag: number;
    readonly publicationDelay: number;
    readonly tokenLifetime: number;
    readonly assume: Readonly<Record<string, string>>;
    readonly rateLimit: number | "off";
    readonly requestLog?: string;
    readonly faults?: string;
    readonly switch: Readonly<Record<string, string>>;
    readonly quota: Readonly<Record<string, number>>;
    readonly json?: boolean;
    readonly explain?: boolean;
}

export function emulatorCommand(): Command {
    const command = new Command("emulator")
        .description(
            "serve the Management API and the Edge API of Personalize on this machine, without an account",
        )
        .option("--port <number>", "port to listen on", number, 4010)
        .option("--host <address>", "address to listen on", "127.0.0.1")
        .option("--data <file>", "keep the project in this file across restarts")
        .option("--copy", "start with a copy of a live project, which is only read")
        .option("--latency <ms>", "wait before every answer", number, 0)
        .option(
            "--cms-lag <ms>",
            "how long the content management system takes to learn of a version",
            number,
            150,
        )
        .option("--publication-delay <ms>", "how long the Edge API takes to learn of a change", number, 0)
        .option("--token-lifetime <ms>", "how long an OAuth token of a login is valid", number, 3_600_000)
        .option("--rate-limit <n|off>", "requests per second", numberOrOff, 10)
        .option("--request-log <file>", "append one line of JSON per request")
        .option("--faults <file>", "JSON list of faults: [{match, nth, kind}]")
        .option(
            "--switch <name=value>",
            "change the answer to an open question about the API, see --explain",
            pair,
            {},
        )
        .option("--assume <name=value>", "change an assumption about visitors, see --explain", pair, {})
        .option("--quota <name=number>", "change a quota, see --explain", numericPair, {})
        .option("--json", "print one line of JSON instead of the banner")
        .option("--explain", "list every behaviour and its source, then exit")
        .addHelpText(
            "after",
            `
Examples:
  ${EXECUTABLE} emulator
  ${EXECUTABLE} emulator --data project.json --json
  ${EXECUTABLE} emulator --copy --region AWS-EU --project-uid 64c7a0000000000000000001

The options and variables of a project and its address select the project that --copy reads.`,
        )
        .action(run);
    return withTarget(command);
}

async function run(flags: Flags, command: Command): Promise<void> {
    if (flags.explain) {
        console.log(explain());
        return;
    }
    let emulator: Emulator;
    const source = await sourceOf(flags, command);
    try {
        emulator = await startEmulator({ ...optionsOf(flags), copy: source?.copy });
    } catch (error) {
        if (error instanceof SettingsError || error instanceof FaultError) command.error(error.message);
        throw error;
    }
    emulator.serve(new Inspector(emulatedSource(emulator, defaultSettings)));
    const { url, edgeUrl, projectUid, organizationUid, authtoken } = emulator;
    const stop = () => {
        process.off("SIGINT", stop).off("SIGTERM", stop);
        void emulator.close();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    // Last, because the reader may send requests at once.
    console.log(
        flags.json
            ? JSON.stringify({ url, edgeUrl, projectUid, organizationUid, authtoken })
            : banner(emulator, source),
    );
}

async function sourceOf(flags: Flags, command: Command): Promise<Source | undefined> {
    if (flags.copy) {
        if (flags.data !== undefined && existsSync(flags.data))
            command.error(
                `The data file ${flags.data} exists, and --copy would replace its project: remove the file, or leave out one of the options.`,
            );
        return readSource(flags);
    }
    if (flags.projectUid ?? flags.region ?? flags.baseUrl)
        command.error(
            "--project-uid, --region and --base-url select the project for --copy, which is missing.",
        );
    return undefined;
}

function optionsOf(flags: Flags): EmulatorOptions {
    return {
        port: flags.port,
        host: flags.host,
        dataFile: flags.data,
        latencyMs: flags.latency,
        cmsLagMs: flags.cmsLag,
        publicationDelayMs: flags.publicationDelay,
        tokenLifetimeMs: flags.tokenLifetime,
        assumptions: flags.assume as EmulatorOptions["assumptions"],
        rateLimit: flags.rateLimit,
        requestLog: flags.requestLog,
        faults: flags.faults === undefined ? [] : readFaults(flags.faults),
        switches: flags.switch,
        quotas: flags.quota,
    };
}

function readFaults(file: string): Fault[] {
    let faults: unknown;
    try {
        faults = JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new SettingsError(`The fault script ${file} cannot be read: ${(error as Error).message}`);
    }
    if (!Array.isArray(faults)) throw new SettingsError(`The fault script ${file} is not a list.`);
    return faults;
}

function banner({ url, edgeUrl, projectUid, authtoken }: Emulator, source: Source | undefined): string {
    const { bold, cyan } = colorsFor(process.stdout, process.env);
    const copied = source ? `\nIt has a copy of ${contentOf(source)}, read from ${source.address}.\n` : "";
    return `${bold("Personalize, emulated")} at ${cyan(url)}. Stop it with Ctrl-C.
Open ${cyan(`${url}/`)} in a browser to see the project.
${copied}
In the terminal where your program runs:

    export CONTENTSTACK_PERSONALIZE_BASE_URL=${url}
    export CONTENTSTACK_PERSONALIZE_PROJECT_UID=${projectUid}
    export CONTENTSTACK_AUTHTOKEN=${authtoken}

The Edge API, for the SDK of a web site: ${cyan(edgeUrl)}
`;
}

function contentOf({ copy }: Source): string {
    const { attributes, audiences, lyticsAudiences, events, experiences } = copy;
    const counts = {
        attribute: attributes.length,
        event: events.length,
        audience: audiences.length + lyticsAudiences.length,
        experience: experiences.length,
    };
    const listed = Object.entries(counts).map(([kind, count]) => `${count} ${kind}${count === 1 ? "" : "s"}`);
    return `project ${copy.project.uid} (${listed.join(", ")})`;
}

function number(text: string): number {
    const value = Number(text);
    if (text.trim() === "" || !(value >= 0)) throw new InvalidArgumentError("It must be a number from 0.");
    return value;
}

const numberOrOff = (text: string) => (text === "off" ? "off" : number(text));

function pair(text: string, others: Readonly<Record<string, string>>): Record<string, string> {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (!name || !value) throw new InvalidArgumentError("It must be name=value.");
    return { ...others, [name]: value };
}

function numericPair(text: string, others: Readonly<Record<string, number>>): Record<string, number> {
    const one = Object.entries(pair(text, {})).map(([name, value]) => [name, number(value)]);
    return { ...others, ...Object.fromEntries(one) };
}
