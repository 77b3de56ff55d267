import { Command } from "commander";
import { isLoopback } from "../../core/api/address";
import { PersonalizeClient } from "../../core/api/client";
import { hideToken } from "../../core/api/credentials";
import type { Settings } from "../../core/api/settings";
import { EXECUTABLE } from "../../core/common/commandLine";
import { EMULATOR_TOKEN } from "../../core/common/settingNames";
import { SECTIONS } from "../../core/project/content";
import { readProject } from "../../core/project/read";
import { createEvaluator, type Evaluator, withDrafts } from "../../evaluation";
import { evaluatedProject } from "../../evaluation/evaluatedProject";
import { address, settingsOf, type TargetFlags, withTarget } from "../shared/target";
import { colorsFor, note, progress } from "../shared/terminal";
import { differencesBetween, differencesJson, differencesText } from "./compare";
import { explainedText, tableText, visitsJson } from "./output";
import { readVisitors, type VisitorFlags, withVisitor } from "./visitors";

interface Flags extends TargetFlags, VisitorFlags {
    readonly json?: boolean;
    readonly drafts?: boolean;
    readonly compareWith?: string;
}

export function visitCommand(): Command {
    const command = new Command("visit")
        .description("evaluate which variants a visitor gets, and why")
        .option("--drafts", "evaluate the project as it will be when all drafts are published")
        .option(
            "--compare-with <address>",
            "print only who gets something else at this address, such as that of an emulator; exit code 1 if anybody does",
            address,
        )
        .option("--json", "print JSON for scripts")
        .addHelpText(
            "after",
            `
Examples:
  ${EXECUTABLE} visit --attribute loyalty_tier=gold --country DE
  ${EXECUTABLE} visit --visitors sample.json
  ${EXECUTABLE} visit --visitors sample.json --compare-with http://127.0.0.1:4010

The file of --visitors is a JSON list: [{ "name": "Gold", "attributes": { "loyalty_tier": "gold" }, "country": "DE" }]
The token is sent to --compare-with as well, unless the address is on this machine: then the emulator's token is sent.`,
        )
        .action(run);
    return withTarget(withVisitor(command));
}

async function run(flags: Flags): Promise<void> {
    const visitors = readVisitors(flags);
    const settings = settingsOf(flags);
    const here = await evaluatorAt(settings, flags);
    if (flags.compareWith === undefined) {
        const visits = visitors.map(({ name, visitor }) => ({
            name,
            visitor,
            evaluation: here.evaluate(visitor),
        }));
        for (const { name, evaluation } of visits) {
            for (const line of evaluation.ignored) note(`${name}: ${line}`);
        }
        const colors = colorsFor(process.stdout, process.env);
        const text = flags.json
            ? visitsJson(settings.projectUid, visits)
            : flags.visitors === undefined
              ? explainedText(visits[0]!, colors)
              : tableText(visits, colors);
        process.stdout.write(`${text}\n`);
        return;
    }
    const there = await evaluatorAt(otherSettings(flags, flags.compareWith), flags);
    const differences = differencesBetween(visitors, here, there);
    const addresses = { here: settings.baseUrl, there: flags.compareWith };
    const text = flags.json
        ? differencesJson(settings.projectUid, addresses, differences)
        : differencesText(addresses, visitors.length, differences);
    process.stdout.write(`${text}\n`);
    if (differences.length > 0) process.exitCode = 1;
}

/** The live token is for Contentstack only, and the emulator would refuse it. */
function otherSettings(flags: Flags, baseUrl: string): Settings & { projectUid: string } {
    const settings = settingsOf({ projectUid: flags.projectUid, baseUrl });
    return isLoopback(new URL(settings.baseUrl).hostname)
        ? { ...settings, credentials: hideToken({ kind: "authtoken", token: EMULATOR_TOKEN }) }
        : settings;
}

async function evaluatorAt(
    { projectUid, ...settings }: Settings & { projectUid: string },
    { drafts, assume }: Flags,
): Promise<Evaluator> {
    const client = new PersonalizeClient(settings, { notify: note });
    const content = await readProject(client, projectUid, new Set(SECTIONS), progress("Reading the project"));
    const project = evaluatedProject(content);
    return createEvaluator(drafts ? withDrafts(project) : project, assume);
}
