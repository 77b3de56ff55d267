/** Where a token comes from, for the advice after a 401. */
export type TokenOrigin = "environment" | "configuration" | "command" | "refreshToken" | "login";

export interface Credentials {
    readonly kind: "authtoken" | "oauth";
    /** The token of the next request. Empty before the first `prepare`, if it is renewed. */
    readonly token: string;
    readonly source?: TokenOrigin;
    /** How new tokens are obtained. Absent for a token that stays the same. */
    readonly renewal?: Renewal;
}

export interface Renewal {
    /** Identifies the source without a secret. */
    readonly id: string;
    /** Every secret that this source has seen, for redaction. */
    readonly secrets: readonly string[];
    /** Obtains a token if there is none, or if it is about to expire. */
    prepare(): Promise<void>;
    /** Obtains another token after the API has rejected this one. Returns whether there is another one. */
    replace(rejected: string): Promise<boolean>;
}

/** A getter on the prototype over a private field: neither JSON nor `util.inspect` at any depth shows it. */
class HiddenCredentials implements Credentials {
    readonly kind: Credentials["kind"];
    readonly source?: Credentials["source"];
    readonly #token: string;

    constructor(credentials: Credentials) {
        this.kind = credentials.kind;
        this.source = credentials.source;
        this.#token = credentials.token;
    }

    get token(): string {
        return this.#token;
    }
}

/** Credentials that are renewed hide their tokens themselves. */
export function hideToken(credentials: Credentials): Credentials {
    return credentials instanceof HiddenCredentials || credentials.renewal !== undefined
        ? credentials
        : new HiddenCredentials(credentials);
}

const LONGEST = 8_192;

/** Why a token is invalid, without the token itself; undefined if it may be valid. */
export function tokenProblem(token: string): string | undefined {
    if (/^bearer\s/i.test(token)) return "begins with “Bearer”; use the token without it";
    if (/^\s|\s$/.test(token)) return "begins or ends with white space or a line break; remove it";
    if (/\s/.test(token)) return "contains white space, which no token does; copy it again";
    if (/\p{Cc}/u.test(token)) return "contains control characters, which no token does; copy it again";
    if (/[^\u0021-\u007e\u00a1-\u00ff]/.test(token))
        return "contains characters that an HTTP header can't carry; copy it again";
    if (token.length > LONGEST) return `has ${token.length} characters, more than any token; copy it again`;
    return undefined;
}

export function authorization({ kind, token }: Credentials): Record<string, string> {
    return kind === "oauth" ? { authorization: `Bearer ${token}` } : { authtoken: token };
}

/** Removes the tokens from a server's text. */
export function redact(text: string, { token, renewal }: Credentials): string {
    return redactSecrets(text, [token, ...(renewal?.secrets ?? [])]);
}

/** Removes secrets, also in their JSON form. A very short one would match ordinary words. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
    return secrets
        .filter((secret) => secret.length >= 6)
        .reduce(
            (rest, secret) =>
                rest.replaceAll(secret, "***").replaceAll(JSON.stringify(secret).slice(1, -1), "***"),
            text,
        );
}
