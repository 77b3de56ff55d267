import {
    type ClientRequest,
    Agent as HttpAgent,
    request as httpRequest,
    type IncomingMessage,
    type RequestOptions,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { AxiosInstance, AxiosStatic } from "axios";
import { isLoopback } from "./address";
import { connectErrorCode, connectionLossReason, isCertificateError } from "./connectionError";

export interface Attempt {
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string;
    timeoutMs: number;
}

/** How one attempt ended. Errors of axios are not passed on, because they contain the headers of the request. */
export type TransportResult =
    | { kind: "answer"; status: number; headers: ResponseHeaders; text: string }
    | { kind: "unreached"; code: string; hopeless: boolean }
    | { kind: "lost"; reason: string; timedOut: boolean; stalled?: boolean; hopeless: boolean };

export interface ResponseHeaders {
    date?: string;
    retryAfter?: string;
    location?: string;
}

const MAX_RESPONSE_BYTES = 20 * 1024 * 1024;
/** Shorter than five seconds, after which common servers close an idle connection. */
const IDLE_MS = 4_000;

export type Transport = (attempt: Attempt) => Promise<TransportResult>;

export function createTransport(): Transport {
    let instance: AxiosInstance | undefined;
    return async (attempt) => {
        instance ??= createInstance();
        const abort = new AbortController();
        // The timeout of axios restarts with every byte, so a very slow response would never time out.
        const timer = setTimeout(() => abort.abort(), attempt.timeoutMs);
        let answered = false;
        try {
            const { status, headers, data } = await instance.request<string>({
                method: attempt.method,
                url: attempt.url,
                // No proxy for this machine: a proxy elsewhere would look for the emulator on its own machine.
                proxy: isLoopback(new URL(attempt.url).hostname) ? false : undefined,
                headers: attempt.headers,
                data: attempt.body,
                signal: abort.signal,
                transport: observed(() => {
                    answered = true;
                }),
            });
            const header = (name: string) =>
                headers[name] === undefined ? undefined : String(headers[name]);
            return {
                kind: "answer",
                status,
                headers: {
                    date: header("date"),
                    retryAfter: header("retry-after"),
                    location: header("location"),
                },
                text: data ?? "",
            };
        } catch (error) {
            if (abort.signal.aborted) {
                const seconds = attempt.timeoutMs / 1000;
                const reason = answered
                    ? `the response began but was not complete within ${seconds} s`
                    : `no response arrived within ${seconds} s`;
                return { kind: "lost", reason, timedOut: true, stalled: answered, hopeless: false };
            }
            const code = connectErrorCode(error);
            if (code) return { kind: "unreached", code, hopeless: isCertificateError(code) };
            return { kind: "lost", timedOut: false, ...connectionLossReason(error) };
        } finally {
            clearTimeout(timer);
        }
    };
}

/** The transport of Node.js for axios. Calls `onHeaders` when the headers of a response have arrived. */
function observed(onHeaders: () => void) {
    return {
        request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
            const send = options.protocol === "https:" ? httpsRequest : httpRequest;
            return send(options, (response) => {
                onHeaders();
                onResponse(response);
            });
        },
    };
}

/** Loads axios with the first request, because it is slow to load and an `up` without changes sends no request. */
function createInstance(): AxiosInstance {
    const axios = require("axios") as AxiosStatic;
    const keep = { keepAlive: true, timeout: IDLE_MS };
    return axios.create({
        adapter: "http",
        httpAgent: new HttpAgent(keep),
        httpsAgent: new HttpsAgent(keep),
        maxRedirects: 0,
        maxContentLength: MAX_RESPONSE_BYTES,
        responseType: "text",
        transformRequest: [(data) => data],
        transformResponse: [(data) => data],
        validateStatus: () => true,
        headers: { common: { Accept: "application/json", "User-Agent": "pulumi-contentstack-personalize" } },
    });
}
