import { Command } from "commander";
import { servePlugin } from "../plugin/server";

export function pluginCommand(): Command {
    return new Command("plugin")
        .description("serve the resources as a standard provider; the Pulumi engine starts this")
        .argument("[address]", "the address of the engine")
        .action(servePlugin);
}
