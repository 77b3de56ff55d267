import { Command } from "commander";
import { PersonalizeClient } from "../../core/api/client";
import { EXECUTABLE } from "../../core/common/commandLine";
import { SECTIONS } from "../../core/project/content";
import { readProject } from "../../core/project/read";
import { settingsOf, type TargetFlags, withTarget } from "../shared/target";
import { colorsFor, note, progress } from "../shared/terminal";
import { jsonOutput } from "./jsonOutput";
import { overview } from "./overview";

interface Flags extends TargetFlags {
    readonly json?: boolean;
}

export function showCommand(): Command {
    const command = new Command("show")
        .description(
            "show a project: experiences by priority, variants, audiences in words, attributes, events",
        )
        .option("--json", "print JSON for scripts, in the form of the package's read functions")
        .addHelpText(
            "after",
            `
Examples:
  ${EXECUTABLE} show --region AWS-EU --project-uid 64c7a0000000000000000001
  ${EXECUTABLE} show --base-url http://localhost:4010
  ${EXECUTABLE} show --json | jq -r '.experiences[] | select(.status == "ACTIVE") | .name'`,
        )
        .action(run);
    return withTarget(command);
}

async function run(flags: Flags): Promise<void> {
    const { projectUid, ...settings } = settingsOf(flags);
    const content = await readProject(
        new PersonalizeClient(settings, { notify: note }),
        projectUid,
        new Set(SECTIONS),
        progress("Reading the project"),
    );
    const text = flags.json
        ? JSON.stringify(jsonOutput(content), undefined, 2)
        : overview(content, settings.baseUrl, colorsFor(process.stdout, process.env));
    process.stdout.write(`${text}\n`);
}
