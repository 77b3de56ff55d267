import { commandLine } from "../common/commandLine";

interface Cause {
    code?: unknown;
    syscall?: unknown;
    message?: unknown;
    cause?: unknown;
    errors?: unknown;
}

const CERTIFICATE = /CERT|SIGNATURE|SELF_SIGNED|ALTNAME|ERR_SSL|ERR_TLS|EPROTO|WRONG_VERSION/;

/** The error code if the connection failed; undefined if something may have been sent. */
export function connectErrorCode(error: unknown): string | undefined {
    for (const cause of chain(error)) {
        const code = typeof cause.code === "string" ? cause.code : "";
        if (cause.syscall === "connect" || cause.syscall === "getaddrinfo") return code;
        if (
            /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code) ||
            CERTIFICATE.test(code)
        )
            return code;
    }
    return undefined;
}

/** A certificate error is not retried. */
export function isCertificateError(code: string): boolean {
    return CERTIFICATE.test(code);
}

export function connectionLossReason(error: unknown): { reason: string; hopeless: boolean } {
    const [first] = chain(error);
    const description = `${first?.code ?? ""} ${first?.message ?? ""}`;
    if (/maxContentLength/.test(description))
        return { reason: "the response is larger than 20 MB", hopeless: true };
    if (/aborted|prematurely|Z_BUF_ERROR|unexpected end/i.test(description))
        return { reason: "the response broke off", hopeless: false };
    if (/ECONNRESET|EPIPE|hang up|ECONNABORTED/.test(description))
        return { reason: "the connection was reset before a response arrived", hopeless: false };
    const code = typeof first?.code === "string" ? first.code : "unknown";
    return { reason: `the connection failed (${code})`, hopeless: false };
}

export function unreachableAdvice(address: string, code: string): string {
    if (CERTIFICATE.test(code))
        return "This machine does not trust its certificate. Behind a proxy that inspects traffic, set NODE_EXTRA_CA_CERTS to the root certificate of the proxy.";
    if (/\/\/(?:localhost|127\.|\[::1\])/.test(address))
        return `Is the emulator running there? Start it with \`${commandLine("emulator")}\`, or correct \`contentstack-personalize:baseUrl\`.`;
    return "Check the network, the proxy variables, and `contentstack-personalize:region` or `baseUrl`.";
}

/** axios wraps the error of Node.js, which wraps one error per address. */
function* chain(error: unknown, depth = 0): Generator<Cause> {
    if (typeof error !== "object" || error === null || depth > 4) return;
    const cause = error as Cause;
    yield cause;
    yield* chain(cause.cause, depth + 1);
    if (Array.isArray(cause.errors)) yield* chain(cause.errors[0], depth + 1);
}
