export interface Credentials {
    readonly kind: "authtoken" | "oauth";
    readonly token: string;
    /** The source of the token, for the advice after a 401. */
    readonly source?: "environment" | "configuration";
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

export function hideToken(credentials: Credentials): Credentials {
    return credentials instanceof HiddenCredentials ? credentials : new HiddenCredentials(credentials);
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

/** Removes the token from a server's text, also in its JSON form. A very short token would match ordinary words. */
export function redact(text: string, { token }: Credentials): string {
    if (token.length < 6) return text;
    return text.replaceAll(token, "***").replaceAll(JSON.stringify(token).slice(1, -1), "***");
}
