import { basename, join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { PersonalizeClient } from "../../core/api/client";
import { EXECUTABLE } from "../../core/common/commandLine";
import { RefusedError } from "../../core/errors/base";
import { SECTIONS, type Section } from "../../core/project/content";
import { readProject } from "../../core/project/read";
import { settingsOf, type TargetFlags, withTarget } from "../shared/target";
import { colorsFor, note, progress } from "../shared/terminal";
import { printBulkImport } from "./bulkImport";
import { refuseInconsistentCopy } from "./exportedFormat";
import { makeFolder, refuseOccupied, writeFiles, writeMissing } from "./files";
import { packageReference } from "./packageReference";
import { planProgram } from "./plan";
import { type Files, printProgram } from "./program";
import type { ProgramPlan } from "./programPlan";
import { scaffoldFiles, TARGETS, type Target } from "./scaffold";
import { summary } from "./summary";
import { printYamlProgram } from "./yamlProgram";

interface Flags extends TargetFlags {
    readonly out: string;
    readonly only: ReadonlySet<Section>;
    readonly copy?: boolean;
    readonly for: Target;
    readonly force?: boolean;
    readonly name?: string;
    readonly stack: string;
}

export function importCommand(): Command {
    const command = new Command("import")
        .description("read a whole project and write a Pulumi program that declares it")
        .requiredOption(
            "--out <folder>",
            "folder to write the program to; created if it does not exist",
            folderName,
        )
        .addOption(
            new Option("--only <kinds>", `only these kinds, separated by commas: ${SECTIONS.join(", ")}`)
                .argParser(sections)
                .default(new Set(SECTIONS), "all"),
        )
        .option(
            "--copy",
            "write a program that recreates the project elsewhere, instead of taking it over",
            false,
        )
        .addOption(
            new Option(
                "--for <program>",
                "the program to write: TypeScript, YAML, or a file for `pulumi import`",
            )
                .choices(TARGETS)
                .default("typescript"),
        )
        .option("--force", "write the program into a folder that is not empty; other files are kept")
        .option("--name <name>", "name of the Pulumi project (default: the name of the folder)", projectName)
        .option("--stack <name>", "stack whose configuration is written", stackName, "dev")
        .addHelpText(
            "after",
            `
Examples:
  ${EXECUTABLE} import --out personalize --region AWS-EU --project-uid 64c7a0000000000000000001
  ${EXECUTABLE} import --out copy --copy
  ${EXECUTABLE} import --out events --only attributes,events
  ${EXECUTABLE} import --out site --for yaml`,
        )
        .action(run);
    return withTarget(command);
}

async function run({
    out,
    only,
    copy = false,
    force = false,
    for: target,
    stack,
    ...flags
}: Flags): Promise<void> {
    const folder = resolve(out);
    refuseOccupied(folder, force);
    if (copy) refuseInconsistentCopy(only);
    if (copy && target === "plugin") throw new RefusedError(COPY_IS_NO_IMPORT);
    const { projectUid, ...settings } = settingsOf(flags);
    makeFolder(folder);
    const client = new PersonalizeClient(settings, { notify: note });
    const content = await readProject(client, projectUid, only, progress("Reading the project"));
    const plan = planProgram(content, only, { copy });
    const name = flags.name ?? nameOf(folder);
    const program = await PRINTERS[target](plan, name);
    const { baseUrl } = settings;
    const reference = packageReference(PACKAGE_FOLDER, process.cwd(), folder);
    const scaffold = scaffoldFiles({ name, copy, target, stack, projectUid, baseUrl, reference });
    writeFiles(folder, program);
    const kept = writeMissing(folder, scaffold);
    const written = `Written to ${out}: ${[...program.keys()].join(", ")}. README.md explains the next steps.`;
    const keeping = kept.length === 0 ? "" : `\nNot overwritten: ${kept.join(", ")}.`;
    console.log(`${summary(plan, colorsFor(process.stdout, process.env))}\n\n${written}${keeping}`);
}

/** As seen from `dist/cli/import` and from the sources alike. */
const PACKAGE_FOLDER = join(__dirname, "../../..");

const PRINTERS: Record<Target, (plan: ProgramPlan, name: string) => Files | Promise<Files>> = {
    typescript: printProgram,
    yaml: printYamlProgram,
    plugin: printBulkImport,
};

const COPY_IS_NO_IMPORT =
    "--copy creates new objects, and --for plugin takes over existing ones. Use --for yaml or --for typescript with --copy.";

function folderName(text: string): string {
    if (text.trim() !== "") return text;
    throw new InvalidArgumentError("It must not be empty.");
}

function sections(text: string): Set<Section> {
    const named = text.split(",").map((each) => each.trim());
    const unknown = named.find((each) => !SECTIONS.includes(each as Section));
    if (unknown !== undefined) {
        throw new InvalidArgumentError(`${JSON.stringify(unknown)} is not one of ${SECTIONS.join(", ")}.`);
    }
    return new Set(named as Section[]);
}

/** A valid name of a project or a stack in Pulumi, and of a file. */
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

function projectName(text: string): string {
    if (NAME.test(text)) return text;
    throw new InvalidArgumentError("It must have 1 to 100 of the characters a–z, A–Z, 0–9, -, _ and .");
}

/** The name of a stack may contain its organization, but the name of its file does not. */
function stackName(text: string): string {
    return projectName(text.split("/").at(-1) ?? "");
}

/** The name of the folder, converted to a valid project name. */
function nameOf(folder: string): string {
    const name = basename(folder)
        .replace(/[^A-Za-z0-9_.-]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 100);
    return name === "" ? "personalize" : name;
}
