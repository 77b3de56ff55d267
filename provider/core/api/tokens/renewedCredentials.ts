import type { Clock } from "../clock";
import type { Credentials, Renewal, TokenOrigin } from "../credentials";

/** A token that a command or the identity service has issued. */
export interface IssuedToken {
    readonly token: string;
    /** Epoch milliseconds. Absent if it is not known; the token is then used until the API rejects it. */
    readonly expiresAt?: number;
}

export interface TokenIssuer {
    readonly source: Extract<TokenOrigin, "command" | "refreshToken" | "login">;
    /** Identifies the source without a secret. */
    readonly id: string;
    /** Every secret that the issuer itself uses. */
    readonly secrets: readonly string[];
    /** @param rejected the token that the API has rejected, or that is about to expire */
    issue(rejected: string | undefined): Promise<IssuedToken>;
}

/** A token is renewed this long before it expires, so that it outlives a request that waits in the queue. */
const MARGIN_MS = 60_000;
/** The part of a short lifetime that the margin may take. */
const MARGIN_SHARE = 0.2;
/** Tokens that are remembered for redaction. A response can quote a token that was replaced meanwhile. */
const REMEMBERED = 20;

/** An OAuth token that is renewed before it expires, and after the API has rejected it. */
export class RenewedCredentials implements Credentials, Renewal {
    readonly kind = "oauth";
    readonly #issuer: TokenIssuer;
    readonly #clock: Clock;
    #token = "";
    /** The clock's time after which the token is renewed. */
    #renewAt = Number.POSITIVE_INFINITY;
    #underWay: Promise<void> | undefined;
    #seen: string[] = [];

    constructor(issuer: TokenIssuer, clock: Clock) {
        this.#issuer = issuer;
        this.#clock = clock;
    }

    get source(): TokenOrigin {
        return this.#issuer.source;
    }

    get id(): string {
        return this.#issuer.id;
    }

    get token(): string {
        return this.#token;
    }

    get secrets(): readonly string[] {
        return [...this.#seen, ...this.#issuer.secrets];
    }

    get renewal(): Renewal {
        return this;
    }

    /** Neither JSON nor a log of the settings calls the getters of the token. */
    toJSON(): object {
        return { kind: this.kind, source: this.source };
    }

    async prepare(): Promise<void> {
        if (this.#token === "" || this.#clock.now() >= this.#renewAt) await this.#renew();
    }

    async replace(rejected: string): Promise<boolean> {
        // Another request has met the same rejection, and has already replaced the token.
        if (this.#token === rejected) await this.#renew();
        return this.#token !== rejected;
    }

    /** However many requests need a token, one renewal serves them all. */
    #renew(): Promise<void> {
        this.#underWay ??= this.#issue().finally(() => {
            this.#underWay = undefined;
        });
        return this.#underWay;
    }

    async #issue(): Promise<void> {
        const { token, expiresAt } = await this.#issuer.issue(this.#token === "" ? undefined : this.#token);
        const now = this.#clock.now();
        const lifetime = (expiresAt ?? 0) - now;
        // A new token that is expired already tells of a wrong clock, so only a rejection counts.
        this.#renewAt =
            lifetime > 0
                ? now + lifetime - Math.min(MARGIN_MS, lifetime * MARGIN_SHARE)
                : Number.POSITIVE_INFINITY;
        this.#token = token;
        this.#seen = [...new Set([token, ...this.#seen])].slice(0, REMEMBERED);
    }
}
