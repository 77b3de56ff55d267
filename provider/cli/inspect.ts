import { once } from "node:events";
import { Command, InvalidArgumentError } from "commander";
import { PersonalizeClient } from "../core/api/client";
import { EXECUTABLE } from "../core/common/commandLine";
import { Inspector } from "../inspector/server/inspector";
import { listen } from "../inspector/server/listen";
import { LiveSource } from "../inspector/server/liveSource";
import { settingsOf, type TargetFlags, withTarget } from "./shared/target";
import { colorsFor, note } from "./shared/terminal";

interface Flags extends TargetFlags {
    readonly port: number;
    readonly json?: boolean;
}

export function inspectCommand(): Command {
    const command = new Command("inspect")
        .description("show a project in the browser, read-only: the token stays in this process")
        .option("--port <number>", "port of 127.0.0.1 to listen on", port, 4020)
        .option("--json", 'print one line of JSON: {"url"}')
        .addHelpText(
            "after",
            `
Examples:
  ${EXECUTABLE} inspect --region AWS-EU --project-uid 64c7a0000000000000000001
  ${EXECUTABLE} inspect --base-url http://localhost:4010`,
        )
        .action(run);
    return withTarget(command);
}

async function run({ port, json, ...flags }: Flags): Promise<void> {
    const { projectUid, ...settings } = settingsOf(flags);
    const client = new PersonalizeClient(settings, { notify: note });
    const source = new LiveSource({
        client,
        address: settings.baseUrl,
        projectUid,
        ...(settings.organizationUid !== undefined && {
            readName: async () => (await client.projects.list()).find(({ uid }) => uid === projectUid)?.name,
        }),
    });
    const { url, close } = await listen(new Inspector(source), port);
    const { bold, cyan } = colorsFor(process.stdout, process.env);
    const sentence = `${bold("The inspector")} is at ${cyan(`${url}/`)}. It only reads. Stop it with Ctrl-C.`;
    console.log(json ? JSON.stringify({ url }) : sentence);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await close();
    // A read that is still in progress has no reader any more.
    process.exit();
}

function port(text: string): number {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
