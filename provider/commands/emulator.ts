import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { type Emulator, type EmulatorOptions, type Fault, startEmulator } from "../emulator";
import { explain } from "../emulator/explain";
import { FaultError } from "../emulator/faults";
import { SettingsError } from "../emulator/settings";
import { colorsFor } from "./shared/terminal";

interface Flags {
    readonly port: number;
    readonly host: string;
    readonly data?: string;
    readonly latency: number;
    readonly cmsLag: number;
    readonly rateLimit: number | "off";
    readonly requestLog?: string;
    readonly faults?: string;
    readonly switch: Readonly<Record<string, string>>;
    readonly quota: Readonly<Record<string, number>>;
    readonly json?: boolean;
    readonly explain?: boolean;
}

export function emulatorCommand(): Command {
    return new Command("emulator")
        .description("serve the Personalize Management API on this machine, without an account")
        .option("--port <number>", "port to listen on", number, 4010)
        .option("--host <address>", "address to listen on", "127.0.0.1")
        .option("--data <file>", "keep the project in this file across restarts")
        .option("--latency <ms>", "wait before every answer", number, 0)
        .option(
            "--cms-lag <ms>",
            "how long the content management system takes to learn of a version",
            number,
            150,
        )
        .option("--rate-limit <n|off>", "requests per second", numberOrOff, 10)
        .option("--request-log <file>", "append one line of JSON per request")
        .option("--faults <file>", "JSON list of faults: [{match, nth, kind}]")
        .option(
            "--switch <name=value>",
            "change the answer to an open question about the API, see --explain",
            pair,
            {},
        )
        .option("--quota <name=number>", "change a quota, see --explain", numericPair, {})
        .option("--json", "print one line of JSON instead of the banner")
        .option("--explain", "list every behaviour and its source, then exit")
        .action(run);
}

async function run(flags: Flags, command: Command): Promise<void> {
    if (flags.explain) {
        console.log(explain());
        return;
    }
    let emulator: Emulator;
    try {
        emulator = await startEmulator(optionsOf(flags));
    } catch (error) {
        if (error instanceof SettingsError || error instanceof FaultError) command.error(error.message);
        throw error;
    }
    const { url, projectUid, organizationUid, authtoken } = emulator;
    const stop = () => {
        process.off("SIGINT", stop).off("SIGTERM", stop);
        void emulator.close();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    // Last, because the reader may send requests at once.
    console.log(
        flags.json ? JSON.stringify({ url, projectUid, organizationUid, authtoken }) : banner(emulator),
    );
}

function optionsOf(flags: Flags): EmulatorOptions {
    return {
        port: flags.port,
        host: flags.host,
        dataFile: flags.data,
        latencyMs: flags.latency,
        cmsLagMs: flags.cmsLag,
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

function banner({ url, projectUid, authtoken }: Emulator): string {
    const { bold, cyan } = colorsFor(process.stdout, process.env);
    return `${bold("Personalize, emulated")} at ${cyan(url)}. Stop it with Ctrl-C.

In the terminal where your program runs:

    export CONTENTSTACK_PERSONALIZE_BASE_URL=${url}
    export CONTENTSTACK_PERSONALIZE_PROJECT_UID=${projectUid}
    export CONTENTSTACK_AUTHTOKEN=${authtoken}
`;
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
