import { authorization, type Credentials, redact } from "../../core/api/credentials";
import { parseLeniently } from "../../core/api/parseResponse";
import { createTransport } from "../../core/api/transport";
import { readErrorBody } from "../../core/errors/body";

/** What one request has found. */
export interface Probed {
    readonly status: number;
    readonly body: unknown;
    /** The message of the server, without the token. */
    readonly details: string;
    /** How far the server's clock is ahead of this one, in milliseconds. */
    readonly aheadMs: number | undefined;
    readonly ms: number;
}

/** Why no response came. */
export interface Unanswered {
    readonly unanswered: string;
}

/** The command promises to send no more. */
export const MOST_REQUESTS = 6;
const TIMEOUT_MS = 15_000;

/** Sends reads, each once, and no more than promised. */
export class Probe {
    readonly #transport = createTransport();
    readonly #credentials: Credentials;
    sent = 0;

    constructor(credentials: Credentials) {
        this.#credentials = credentials;
    }

    get isUsedUp(): boolean {
        return this.sent >= MOST_REQUESTS;
    }

    async get(address: string, path: string, headers: Record<string, string>): Promise<Probed | Unanswered> {
        await this.#credentials.renewal?.prepare();
        this.sent += 1;
        const began = Date.now();
        const result = await this.#transport({
            method: "GET",
            url: address + path,
            headers: { ...authorization(this.#credentials), ...headers },
            timeoutMs: TIMEOUT_MS,
        });
        if (result.kind === "unreached") return { unanswered: result.code };
        if (result.kind === "lost") return { unanswered: result.reason };
        const ended = Date.now();
        const text = redact(result.text, this.#credentials);
        const body = parseLeniently(text);
        const stamp = Date.parse(result.headers.date ?? "");
        return {
            status: result.status,
            body,
            details: readErrorBody(body, text).details,
            aheadMs: Number.isNaN(stamp) ? undefined : stamp + 500 - (began + ended) / 2,
            ms: ended - began,
        };
    }
}
