import { createHash } from "node:crypto";
import { join } from "node:path";
import { commandLine } from "../../common/commandLine";
import { ConfigurationError } from "../../errors/base";
import { withFileLock } from "./fileLock";
import { GrantRejectedError, type OAuthApp, refreshGrant, type TokenGrant } from "./identityService";
import { type Login, LoginFile } from "./loginFile";
import type { IssuedToken, TokenIssuer } from "./renewedCredentials";

/** A token that ends sooner is not handed out. */
const LEAST_MS = 5_000;
/** As the renewal does, but a file is shared by processes that began at other times. */
const LEAST_SHARE_MS = 60_000;

/** The login file of an address. One user can be logged in to several regions. */
export function loginFileOf(folder: string, address: string): LoginFile {
    return new LoginFile(join(folder, `login-${new URL(address).host.replace(/[^\w.-]+/g, "_")}.json`));
}

/** The tokens of `personalize login`. Parallel runs share one refresh token, so they refresh one after another. */
export class StoredLogin implements TokenIssuer {
    readonly source = "login";
    readonly id: string;
    readonly #file: LoginFile;
    #secrets: readonly string[] = [];

    constructor(file: LoginFile) {
        this.id = file.path;
        this.#file = file;
    }

    get secrets(): readonly string[] {
        return this.#secrets;
    }

    issue(rejected: string | undefined): Promise<IssuedToken> {
        return withFileLock(this.#file.path, async () => {
            const login = this.#file.read();
            if (login === undefined) throw new ConfigurationError(`Nobody is logged in any more. ${LOG_IN}`);
            this.#secrets = [login.refreshToken ?? ""];
            if (isFresh(login, rejected)) return issued(login);
            if (login.refreshToken === undefined)
                throw new ConfigurationError(`The login has ended, and it has no refresh token. ${LOG_IN}`);
            try {
                const renewed = mergeGrant(login, await refreshGrant(login, login.refreshToken));
                this.#secrets = [...this.#secrets, renewed.refreshToken ?? ""];
                this.#file.write(renewed);
                return issued(renewed);
            } catch (error) {
                if (!(error instanceof GrantRejectedError)) throw error;
                throw new GrantRejectedError(`${error.message} ${LOG_IN}`);
            }
        });
    }
}

const LOG_IN = `Log in again: \`${commandLine("login")}\`.`;

/**
 * The refresh token of the environment. A service that issues a new one each time may end the old one, and one `up`
 * runs in several processes, so what was issued last is kept in a file beside the logins, where there is one.
 */
export class RefreshedToken implements TokenIssuer {
    readonly source = "refreshToken";
    readonly id: string;
    readonly #app: OAuthApp;
    readonly #first: string;
    readonly #file: LoginFile | undefined;
    #last: Login | undefined;

    constructor(app: OAuthApp, refreshToken: string, folder: string | undefined) {
        this.id = createHash("sha256")
            .update(JSON.stringify([app.address, app.clientId, refreshToken]))
            .digest("hex");
        this.#app = app;
        this.#first = refreshToken;
        this.#file =
            folder === undefined
                ? undefined
                : new LoginFile(join(folder, `refresh-${this.id.slice(0, 24)}.json`));
    }

    get secrets(): readonly string[] {
        return [this.#app.clientSecret ?? "", this.#first, this.#last?.refreshToken ?? ""];
    }

    async issue(rejected: string | undefined): Promise<IssuedToken> {
        const file = this.#file;
        if (file === undefined) return this.#refresh(this.#last, undefined);
        return withFileLock(file.path, async () => {
            const stored = file.read();
            if (stored !== undefined && isFresh(stored, rejected)) {
                this.#last = stored;
                return issued(stored);
            }
            return this.#refresh(stored, file);
        });
    }

    async #refresh(last: Login | undefined, file: LoginFile | undefined): Promise<IssuedToken> {
        try {
            const grant = await refreshGrant(this.#app, last?.refreshToken ?? this.#first);
            const { address, clientId, redirectUri } = this.#app;
            const base = last ?? {
                address,
                clientId,
                redirectUri,
                accessToken: "",
                refreshToken: this.#first,
            };
            this.#last = mergeGrant(base, grant);
            file?.write(this.#last);
            return issued(this.#last);
        } catch (error) {
            if (!(error instanceof GrantRejectedError)) throw error;
            throw new GrantRejectedError(
                `${error.message} Set CONTENTSTACK_OAUTH_REFRESH_TOKEN to a new one.`,
            );
        }
    }
}

function mergeGrant(login: Login, { accessToken, expiresAt, ...rest }: TokenGrant): Login {
    const { expiresAt: _, ...kept } = login;
    return { ...kept, ...rest, accessToken, ...(expiresAt !== undefined && { expiresAt }) };
}

/** Whether a stored token can be used instead of a new one: another process may have renewed it meanwhile. */
function isFresh({ accessToken, expiresAt }: Login, rejected: string | undefined): boolean {
    if (accessToken === rejected) return false;
    return (
        expiresAt === undefined ||
        expiresAt - Date.now() > (rejected === undefined ? LEAST_SHARE_MS : LEAST_MS)
    );
}

const issued = ({ accessToken, expiresAt }: Login): IssuedToken => ({
    token: accessToken,
    ...(expiresAt !== undefined && { expiresAt }),
});
