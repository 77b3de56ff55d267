import { createHash, randomBytes } from "node:crypto";

/** The app that every new emulator knows, so that pasted values keep working. */
export const emulatedApp = {
    appUid: "emulated-app",
    clientId: "emulated-oauth-client",
    clientSecret: "emulated-oauth-secret",
    /** Works from the start, without a login. */
    refreshToken: "emulated-oauth-refresh-token",
} as const;

export interface Challenge {
    readonly clientId: string;
    readonly redirectUri: string;
    /** Absent for an app with a secret. */
    readonly codeChallenge?: string;
    readonly scope: string;
}

interface Issued {
    readonly scope: string;
    readonly expiresAt: number;
}

export const MANAGE = "personalize:manage";
export const READ = "personalize:read";
const ALL = `${MANAGE} ${READ}`;

/** The documented lifetime of a code. */
const CODE_MS = 60_000;

/** The codes and tokens that the login service has issued. */
export class Identity {
    readonly #codes = new Map<string, Challenge & { expiresAt: number }>();
    readonly #access = new Map<string, Issued>();
    readonly #refresh = new Map<string, { clientId: string; scope: string }>();

    constructor(private readonly now: () => number) {
        this.reset();
    }

    reset(): void {
        this.#codes.clear();
        this.#access.clear();
        this.#refresh.clear();
        this.#refresh.set(emulatedApp.refreshToken, { clientId: emulatedApp.clientId, scope: ALL });
    }

    code(challenge: Challenge): string {
        const code = unique("code");
        this.#codes.set(code, { ...challenge, expiresAt: this.now() + CODE_MS });
        return code;
    }

    /** The scope of a code, which works once. Undefined if it is unknown, has expired, or belongs to another login. */
    redeem(
        code: string,
        login: Omit<Challenge, "scope" | "codeChallenge">,
        verifier?: string,
    ): string | undefined {
        const known = this.#codes.get(code);
        this.#codes.delete(code);
        if (known === undefined || this.now() >= known.expiresAt) return undefined;
        const isSame = known.clientId === login.clientId && known.redirectUri === login.redirectUri;
        const isProved =
            known.codeChallenge === undefined || known.codeChallenge === challengeOf(verifier ?? "");
        return isSame && isProved ? known.scope : undefined;
    }

    /** The scope of a refresh token. @param isSingleUse whether the token ends with this use */
    refresh(token: string, clientId: string, isSingleUse: boolean): string | undefined {
        const known = this.#refresh.get(token);
        if (known === undefined || known.clientId !== clientId) return undefined;
        if (isSingleUse) this.#refresh.delete(token);
        return known.scope;
    }

    issue(clientId: string, scope: string, lifetimeMs: number): { access: string; refresh: string } {
        const [access, refresh] = [unique("access"), unique("refresh")];
        this.#access.set(access, { scope, expiresAt: this.now() + lifetimeMs });
        this.#refresh.set(refresh, { clientId, scope });
        return { access, refresh };
    }

    /** The scope of an access token; undefined if it is unknown or has expired. */
    scopeOf(access: string): string | undefined {
        const known = this.#access.get(access);
        return known !== undefined && this.now() < known.expiresAt ? known.scope : undefined;
    }
}

export const challengeOf = (verifier: string): string =>
    createHash("sha256").update(verifier).digest("base64url");

const unique = (kind: string): string => `emulated-${kind}-${randomBytes(24).toString("base64url")}`;
