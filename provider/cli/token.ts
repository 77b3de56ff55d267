import { Command } from "commander";
import { StoredLogin } from "../core/api/tokens/sharedLogin";
import { commandLine } from "../core/common/commandLine";
import { ConfigurationError } from "../core/errors/base";
import { fileOf, type ServiceFlags, serviceOf, withService } from "./login/app";

interface Flags extends ServiceFlags {
    readonly json?: boolean;
}

export function tokenCommand(): Command {
    return withService(
        new Command("token")
            .description("print a valid OAuth token of the login of this user")
            .option("--json", "print JSON with access_token and expires_at")
            .addHelpText(
                "after",
                "\nThe token is refreshed if it is about to expire. Another tool can use this command as its token command.",
            )
            .action(run),
    );
}

async function run(flags: Flags): Promise<void> {
    const service = serviceOf(flags, process.env);
    const file = fileOf(service, process.env);
    if (!file.exists())
        throw new ConfigurationError(
            `Nobody is logged in at ${service}. Run \`${commandLine("login")}\` first.`,
        );
    const { token, expiresAt } = await new StoredLogin(file).issue(undefined);
    if (!flags.json) return void process.stdout.write(`${token}\n`);
    const expiry = expiresAt === undefined ? {} : { expires_at: new Date(expiresAt).toISOString() };
    process.stdout.write(`${JSON.stringify({ access_token: token, ...expiry })}\n`);
}
