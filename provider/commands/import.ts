import { basename, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { PersonalizeClient } from "../api/client";
import { resolveSettings, type Settings } from "../api/settings";
import { ConfigurationError } from "../errors/base";
import { SECTIONS, type Section } from "../import/content";
import { refuseOccupied, writeFiles } from "../import/files";
import { planProgram } from "../import/plan";
import { printProgram } from "../import/program";
import { type Progress, readProject } from "../import/read";
import { scaffoldFiles } from "../import/scaffold";
import { summary } from "../import/summary";

interface Flags {
    readonly out: string;
    readonly only: ReadonlySet<Section>;
    readonly copy?: boolean;
    readonly force?: boolean;
    readonly name?: string;
    readonly stack: string;
    readonly projectUid?: string;
    readonly region?: string;
    readonly baseUrl?: string;
}

export function importCommand(): Command {
    return new Command("import")
        .description("read a whole project and write a Pulumi program that declares it")
        .requiredOption("--out <folder>", "where to write the program; made if it is not there")
        .option(
            "--only <kinds>",
            `some kinds alone, with commas: ${SECTIONS.join(", ")}`,
            sections,
            new Set(SECTIONS),
        )
        .option("--copy", "a program that makes the project again elsewhere, instead of taking it over")
        .option("--force", "write into a folder that is not empty")
        .option("--name <name>", "the Pulumi project's name (default: the folder's)", projectName)
        .option("--stack <name>", "the stack whose configuration is written", "dev")
        .option("--project-uid <uid>", "the project to read (default: CONTENTSTACK_PERSONALIZE_PROJECT_UID)")
        .option("--region <region>", "its region (default: CONTENTSTACK_REGION)")
        .option("--base-url <address>", "its address, such as an emulator's, instead of a region")
        .action(run);
}

async function run(flags: Flags): Promise<void> {
    const folder = resolve(flags.out);
    refuseOccupied(folder, flags.force ?? false);
    const { projectUid, ...settings } = settingsOf(flags);
    const content = await readProject(new PersonalizeClient(settings), projectUid, flags.only, progress());
    const plan = planProgram(content, flags.only, { copy: flags.copy ?? false });
    const files = await printProgram(plan);
    const { stack } = flags;
    const name = flags.name ?? nameOf(folder);
    const scaffold = { name, copy: flags.copy ?? false, stack, projectUid, baseUrl: settings.baseUrl };
    writeFiles(folder, new Map([...scaffoldFiles(scaffold), ...files]));
    console.log(
        `${summary(plan, pc)}\n\nWritten to ${flags.out}: ${[...files.keys()].join(", ")}. README.md says how to go on.`,
    );
}

function settingsOf({ projectUid, region, baseUrl }: Flags): Settings & { projectUid: string } {
    const flags: Record<string, string | undefined> = { projectUid, region, baseUrl };
    const settings = resolveSettings((key) => flags[key], process.env);
    if (settings.projectUid === undefined) {
        throw new ConfigurationError(
            "No project is named: give --project-uid, or set CONTENTSTACK_PERSONALIZE_PROJECT_UID. " +
                "Personalize shows it under Settings → General: 24 hexadecimal digits.",
        );
    }
    return { ...settings, projectUid: settings.projectUid };
}

/** One line that is written over and over, where a person is looking. */
function progress(): Progress {
    if (!process.stderr.isTTY) return () => undefined;
    return (done, of) => {
        process.stderr.write(done < of ? `\rReading the project: ${done} of ${of} requests` : "\r\u001b[K");
    };
}

function sections(text: string): Set<Section> {
    const named = text.split(",").map((each) => each.trim());
    const stranger = named.find((each) => !SECTIONS.includes(each as Section));
    if (stranger !== undefined) {
        throw new InvalidArgumentError(`${JSON.stringify(stranger)} is none of ${SECTIONS.join(", ")}.`);
    }
    return new Set(named as Section[]);
}

const PROJECT_NAME = /^[A-Za-z0-9_.-]{1,100}$/;

function projectName(text: string): string {
    if (PROJECT_NAME.test(text)) return text;
    throw new InvalidArgumentError("It takes 1 to 100 of the characters a–z, A–Z, 0–9, -, _ and .");
}

/** The folder's name, as far as Pulumi takes it for a project's. */
function nameOf(folder: string): string {
    const name = basename(folder)
        .replace(/[^A-Za-z0-9_.-]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 100);
    return name === "" ? "personalize" : name;
}
