import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { withFileLock } from "../../core/api/tokens/fileLock";
import { codeGrant } from "../../core/api/tokens/identityService";
import { ConfigurationError } from "../../core/errors/base";
import { note } from "../shared/terminal";
import { type AppFlags, appOf, fileOf, withService } from "./app";
import { type Authorization, codeOf, newAuthorization } from "./authorization";
import { openBrowser } from "./openBrowser";
import { serveRedirect } from "./redirectServer";

interface Flags extends AppFlags {
    readonly scope: string;
    readonly browser: boolean;
}

const SCOPES = "personalize:manage personalize:read";

export function loginCommand(): Command {
    const command = new Command("login")
        .description("log in with an OAuth app of your organization, and keep the login for this user")
        .option("--client-id <id>", "the client id of the app")
        .option("--app-uid <uid>", "the uid of the app")
        .option(
            "--redirect-uri <uri>",
            "the redirect URI of the app, on this machine (default: http://localhost:8184)",
        )
        .option("--scope <scopes>", "the scopes, separated by spaces", SCOPES)
        .option("--no-browser", "print the address, and read the address of the redirect from the terminal")
        .addHelpText(
            "after",
            `
The login is kept in the configuration folder of your operating system, in a file that only you can read. The provider
uses it if the environment and the stack configuration have no token.

Environment:
  CONTENTSTACK_OAUTH_CLIENT_ID, CONTENTSTACK_OAUTH_APP_UID, CONTENTSTACK_OAUTH_REDIRECT_URI   instead of the options
  CONTENTSTACK_REGION                                                                         if --region is not given`,
        )
        .action(run);
    return withService(command);
}

async function run(flags: Flags): Promise<void> {
    const app = appOf(flags, process.env);
    const file = fileOf(app.address, process.env);
    const authorization = newAuthorization(app, flags.scope);
    const code = flags.browser
        ? await fromBrowser(app.redirectUri, authorization)
        : await fromTerminal(authorization);
    const grant = await codeGrant(app, code, authorization.verifier);
    const { address, clientId, redirectUri } = app;
    await withFileLock(file.path, async () => file.write({ address, clientId, redirectUri, ...grant }));
    console.log(`You are logged in at ${address}. The login is in ${file.path}.`);
    if (grant.refreshToken === undefined)
        note("The service issued no refresh token, so this login ends with its token. Check the app.");
}

async function fromBrowser(redirectUri: string, authorization: Authorization): Promise<string> {
    const server = await serveRedirect(redirectUri, (redirect) => void codeOf(redirect, authorization));
    try {
        note(`Opening ${authorization.url}`);
        openBrowser(authorization.url);
        return codeOf(await server.redirect, authorization);
    } finally {
        server.close();
    }
}

async function fromTerminal(authorization: Authorization): Promise<string> {
    note(
        `Open this address, allow the app, and copy the address to which the browser is redirected:\n\n  ${authorization.url}\n`,
    );
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        const pasted = (await terminal.question("Redirected to: ")).trim();
        if (!URL.canParse(pasted))
            throw new ConfigurationError("This is not an address. Nothing is stored. Start the login again.");
        return codeOf(new URL(pasted), authorization);
    } finally {
        terminal.close();
    }
}
