import { randomUUID } from "node:crypto";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { ConfigurationError } from "../../errors/base";

/** What one login has left: an app, and the tokens of the user. */
export interface Login {
    readonly address: string;
    readonly clientId: string;
    readonly redirectUri: string;
    readonly accessToken: string;
    readonly refreshToken?: string;
    /** Epoch milliseconds. */
    readonly expiresAt?: number;
    readonly scope?: string;
    readonly organizationUid?: string;
}

/** A file that only its user can read. */
export class LoginFile {
    readonly path: string;

    constructor(path: string) {
        this.path = path;
    }

    exists(): boolean {
        return existsSync(this.path);
    }

    /** Undefined if there is no file. A file that other users can read, or that is not ours, is an error. */
    read(): Login | undefined {
        let text: string;
        try {
            this.#assertPrivate();
            text = readFileSync(this.path, "utf8");
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
            if (error instanceof ConfigurationError) throw error;
            throw new ConfigurationError(
                `The login file ${this.path} can't be read: ${(error as NodeJS.ErrnoException).code}. Remove it, and log in again.`,
            );
        }
        const login = parse(text);
        if (login === undefined)
            throw new ConfigurationError(
                `The login file ${this.path} is damaged. Remove it, and log in again.`,
            );
        return login;
    }

    /** Replaces the file as a whole, so that another process never reads a part of it. */
    write(login: Login): void {
        mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
        const temporary = `${this.path}.${randomUUID()}`;
        try {
            writeFileSync(temporary, JSON.stringify(login, undefined, 2), { mode: 0o600, flag: "wx" });
            // A umask can only remove bits, but some file systems add them.
            chmodSync(temporary, 0o600);
            renameSync(temporary, this.path);
        } finally {
            rmSync(temporary, { force: true });
        }
    }

    remove(): void {
        rmSync(this.path, { force: true });
    }

    #assertPrivate(): void {
        // Windows has no such bits: the user's own folder protects the file.
        if (process.platform === "win32") return;
        const { uid, mode } = statSync(this.path);
        if (uid !== process.getuid?.())
            throw new ConfigurationError(
                `The login file ${this.path} belongs to another user, so it is not used. Log in as this user.`,
            );
        if ((mode & 0o077) !== 0)
            throw new ConfigurationError(
                `Other users can read the login file ${this.path}, so it is not used. Run \`chmod 600\` on it if no one has, or log in again.`,
            );
    }
}

function parse(text: string): Login | undefined {
    try {
        const login: Partial<Login> = JSON.parse(text);
        const texts = [login.address, login.clientId, login.redirectUri, login.accessToken];
        return texts.every((value) => typeof value === "string" && value !== "")
            ? (login as Login)
            : undefined;
    } catch {
        return undefined;
    }
}
