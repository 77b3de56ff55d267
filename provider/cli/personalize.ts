#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { parseBoolean } from "../core/api/settingValues";
import { commandLine, EXECUTABLE } from "../core/common/commandLine";
import { VARIABLES } from "../core/common/settingNames";
import { PersonalizeError } from "../core/errors/base";

/** Loaded when they are called, since each brings along what the others do not need. */
const COMMANDS: Record<string, () => Command> = {
    doctor: () => (require("./doctor/command") as typeof import("./doctor/command")).doctorCommand(),
    emulator: () => (require("./emulator/command") as typeof import("./emulator/command")).emulatorCommand(),
    import: () => (require("./import/command") as typeof import("./import/command")).importCommand(),
    inspect: () => (require("./inspect") as typeof import("./inspect")).inspectCommand(),
    login: () => (require("./login/command") as typeof import("./login/command")).loginCommand(),
    logout: () => (require("./logout") as typeof import("./logout")).logoutCommand(),
    plugin: () => (require("./plugin") as typeof import("./plugin")).pluginCommand(),
    recover: () => (require("./recover/command") as typeof import("./recover/command")).recoverCommand(),
    show: () => (require("./show/command") as typeof import("./show/command")).showCommand(),
    token: () => (require("./token") as typeof import("./token")).tokenCommand(),
    visit: () => (require("./visit/command") as typeof import("./visit/command")).visitCommand(),
};

const FAILURE = 1;
const USAGE = 2;

async function main(): Promise<void> {
    const program = new Command(EXECUTABLE)
        .description("Contentstack Personalize on the command line, beside the Pulumi provider.")
        .version(version)
        .exitOverride()
        .addHelpText(
            "after",
            `
In a project with the package, run it with npx: ${commandLine("<command>")}.

Examples:
  ${EXECUTABLE} doctor                        what is wrong with a set-up, and what to do
  ${EXECUTABLE} emulator                      the API on this machine, without an account
  ${EXECUTABLE} show --region AWS-EU          a project in words
  ${EXECUTABLE} inspect --region AWS-EU       a project in the browser, read-only
  ${EXECUTABLE} import --out personalize      a project as a Pulumi program
  ${EXECUTABLE} recover                       the state after an interrupted pulumi up
  ${EXECUTABLE} visit --country DE            which variants a visitor gets, and why
  ${EXECUTABLE} help show                     all about one command

Exit codes: 0 done, ${FAILURE} failed, ${USAGE} called wrongly.`,
        );
    const named = Object.keys(COMMANDS).filter((name) => process.argv.includes(name));
    for (const name of named.length > 0 ? named : Object.keys(COMMANDS))
        program.addCommand(COMMANDS[name]!().copyInheritedSettings(program));
    try {
        await program.parseAsync();
    } catch (error) {
        process.exitCode = report(error);
    }
}

/** Says what went wrong, where that is not said yet, and returns the exit code. */
function report(error: unknown): number {
    if (error instanceof CommanderError) {
        // The commands' own errors, such as a port that is taken, come under this name.
        if (error.code === "commander.error") return FAILURE;
        return error.exitCode === 0 ? 0 : USAGE;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(isDebugging() && !(error instanceof PersonalizeError) ? stack : message);
    return FAILURE;
}

function isDebugging(): boolean {
    const debug = parseBoolean(process.env[VARIABLES.debug] ?? "");
    return "value" in debug && debug.value;
}

// `personalize show | head` is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
});

void main();
