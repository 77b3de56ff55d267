import { Command } from "commander";
import { withFileLock } from "../core/api/tokens/fileLock";
import { fileOf, type ServiceFlags, serviceOf, withService } from "./login/app";

export function logoutCommand(): Command {
    return withService(
        new Command("logout")
            .description("remove the login of this user from this machine")
            .addHelpText(
                "after",
                "\nThe tokens stay valid until they expire. To end them at once, revoke the app in Contentstack under\nAuthorized Apps.",
            )
            .action(run),
    );
}

async function run(flags: ServiceFlags): Promise<void> {
    const service = serviceOf(flags, process.env);
    const file = fileOf(service, process.env);
    if (!file.exists()) {
        console.log(`Nobody is logged in at ${service}.`);
        return;
    }
    // A run that refreshes at this moment would write the file again.
    await withFileLock(file.path, async () => file.remove());
    console.log(
        `The login at ${service} is removed from this machine. To end its tokens at once, revoke the app in Contentstack under Authorized Apps.`,
    );
}
