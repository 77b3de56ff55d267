#!/usr/bin/env node
import { Command } from "commander";
import { version } from "../package.json";
import { emulatorCommand } from "./commands/emulator";

const program = new Command("personalize")
    .description("Contentstack Personalize on the command line, beside the Pulumi provider.")
    .version(version)
    .addCommand(emulatorCommand());

program.parseAsync().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
