import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { EXECUTABLE } from "../../core/common/commandLine";
import { sameJson } from "../../core/common/sameJson";
import { TOKEN_IN_ENVIRONMENT } from "../../core/common/settingNames";
import { RefusedError } from "../../core/errors/base";
import { sendNoticesTo } from "../../host/shared/notices";
import { columns, note } from "../shared/terminal";
import { applyDecisions, type Decided } from "./apply";
import { type ExportedStack, otherOperations, pendingCreates, resourcesOf } from "./exportedStack";
import { planRecovery } from "./planRecovery";
import { pulumiStack } from "./pulumiCommand";

interface Flags {
    readonly stack?: string;
    readonly yes?: boolean;
    readonly json?: boolean;
}

export function recoverCommand(): Command {
    return new Command("recover")
        .description("complete the state of a stack after an interrupted `pulumi up`")
        .option("--stack <name>", "the stack (default: the selected one)")
        .option("--yes", "write the state without asking")
        .option("--json", "print JSON for scripts; without --yes, nothing is written")
        .addHelpText(
            "after",
            `
After \`kill -9\` or the loss of a machine, the state lists each create that was under way. This command looks for the
objects, compares them with the declaration, and writes those that match into the state. It writes nothing to the
Personalize project. Run it in the folder of the Pulumi program, after \`pulumi cancel\`.

Examples:
  ${EXECUTABLE} recover                       show what would be done, and ask
  ${EXECUTABLE} recover --stack dev --yes     in a job that follows a killed one

Environment:
  ${TOKEN_IN_ENVIRONMENT}   the token
The project and its region are those of the interrupted run, from the configuration of the stack or the environment.`,
        )
        .action(run);
}

async function run({ stack: name, yes = false, json = false }: Flags): Promise<void> {
    sendNoticesTo(note);
    const selected = name === undefined ? [] : ["--stack", name];
    const read = async (...options: string[]) =>
        JSON.parse(await pulumiStack("export", [...selected, ...options])) as ExportedStack;
    const stack = await read();
    const isPending = pendingCreates(stack).length > 0;
    const decided = isPending ? await planRecovery(stack, await read("--show-secrets"), Date.now()) : [];
    const changes = decided.some(({ decision }) => decision.outcome !== "left");
    if (!json) {
        console.log(isPending ? table(decided) : "Nothing to recover: no create was interrupted.");
        if (changes) noteOthers(stack);
    }
    const confirmed = changes && (yes || (!json && (await confirm())));
    const backup = confirmed ? await write(stack, decided, selected, read) : undefined;
    if (json) {
        console.log(
            JSON.stringify({ written: confirmed, backup, creates: decided.map(jsonRow) }, undefined, 2),
        );
    } else if (backup !== undefined) {
        console.log(`The state is written. The state before is in ${backup}. Run \`pulumi up\` to go on.`);
    } else if (changes) {
        console.log("Nothing is written.");
    }
}

/** @returns the name of the backup */
async function write(
    stack: ExportedStack,
    decided: readonly Decided[],
    selected: readonly string[],
    read: () => Promise<ExportedStack>,
): Promise<string> {
    const now = new Date().toISOString();
    const backup = `${stackNameOf(stack)}.${now.replaceAll(":", "-")}.backup.json`;
    writeFileSync(backup, JSON.stringify(stack, undefined, 4), { flag: "wx", mode: 0o600 });
    if (!sameJson(await read(), stack)) {
        throw new RefusedError(
            "The state has changed while this command ran, so it is not overwritten. Make sure that no other run is active, and run the command again.",
        );
    }
    await pulumiStack("import", selected, JSON.stringify(applyDecisions(stack, decided, now)));
    return backup;
}

/** `pulumi stack import` removes every pending operation. */
function noteOthers(stack: ExportedStack): void {
    const others = otherOperations(stack).map(({ type, resource }) => `${type} ${resource.urn}`);
    if (others.length > 0) {
        note(
            `Pulumi also removes the record of these interrupted operations, which this command does not complete. The backup keeps it: ${others.join(", ")}.`,
        );
    }
}

/** The names of the project and the stack, which each URN contains: `urn:pulumi:<stack>::<project>::…` */
function stackNameOf(stack: ExportedStack): string {
    const [, name = "stack", project = "project"] =
        /^urn:pulumi:(.+?)::(.+?)::/.exec(resourcesOf(stack)[0]?.urn ?? "") ?? [];
    return `${project}.${name}`.replace(/[^A-Za-z0-9_.-]+/g, "-");
}

async function confirm(): Promise<boolean> {
    if (!process.stdin.isTTY) {
        throw new RefusedError("Nothing is written, because there is no terminal to ask on: add --yes.");
    }
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        return /^y(es)?$/i.test((await terminal.question("Write the state? (y/N) ")).trim());
    } finally {
        terminal.close();
    }
}

const WILL = {
    recovered: "is added to the state",
    removed: "loses its pending entry",
    left: "is left alone, see below",
};

function table(decided: readonly Decided[]): string {
    const rows = decided.map(({ operation, decision }) => [
        WILL[decision.outcome],
        decision.found,
        operation.resource.urn,
    ]);
    const advice = decided.flatMap(({ operation, decision }) =>
        decision.outcome === "left"
            ? [`${operation.resource.urn}: ${decision.found}. ${decision.advice}`]
            : [],
    );
    return [...columns([["WILL", "FOUND", "URN"], ...rows]), ...advice].join("\n");
}

function jsonRow({ operation, decision }: Decided): object {
    const { outcome, found } = decision;
    return {
        urn: operation.resource.urn,
        outcome,
        found,
        ...(decision.outcome === "recovered" ? { id: decision.object.id } : {}),
        ...(decision.outcome === "left" ? { advice: decision.advice } : {}),
    };
}
