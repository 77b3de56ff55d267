import { createServer, type ServerResponse } from "node:http";
import { isLoopback } from "../../core/api/address";
import { ConfigurationError } from "../../core/errors/base";

const TIMEOUT_MS = 300_000;

export interface RedirectServer {
    /** The address to which the browser was redirected. */
    readonly redirect: Promise<URL>;
    close(): void;
}

/**
 * Waits for the redirect of a login on this machine only.
 *
 * @param judge throws if the redirect is not the one of this login; the page then shows why
 */
export async function serveRedirect(
    redirectUri: string,
    judge: (redirect: URL) => void,
): Promise<RedirectServer> {
    const { port, path } = listeningAt(redirectUri);
    let settle: { resolve(url: URL): void; reject(error: Error): void };
    const redirect = new Promise<URL>((resolve, reject) => {
        settle = { resolve, reject };
    });
    // It can fail before anybody waits for it.
    redirect.catch(() => undefined);
    const server = createServer((request, response) => {
        const url = new URL(request.url ?? "/", redirectUri);
        // Browsers also ask for an icon.
        if (request.method !== "GET" || url.pathname !== path) return page(response, 404, "Nothing is here.");
        try {
            judge(url);
            page(response, 200, "You are logged in. You can close this page.");
            settle.resolve(url);
        } catch (error) {
            page(response, 400, (error as Error).message);
            settle.reject(error as Error);
        }
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => reject(occupied(error, port)));
        server.listen(port, "127.0.0.1", resolve);
    });
    const timer = setTimeout(
        () =>
            settle.reject(
                new ConfigurationError("The login was not completed within 5 minutes. Nothing is stored."),
            ),
        TIMEOUT_MS,
    );
    return {
        redirect,
        close() {
            clearTimeout(timer);
            server.close();
            server.closeAllConnections();
        },
    };
}

/** The port and the path of a redirect to this machine. */
export function listeningAt(redirectUri: string): { port: number; path: string } {
    const url = new URL(redirectUri);
    if (url.protocol !== "http:" || !isLoopback(url.hostname))
        throw new ConfigurationError(
            `The redirect URI ${redirectUri} is not on this machine. Register one such as http://localhost:8184 in the app, or use --no-browser.`,
        );
    return { port: Number(url.port || 80), path: url.pathname };
}

function page(response: ServerResponse, status: number, text: string): void {
    const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
    response.writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'",
        // The address has the code in it.
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        connection: "close",
    });
    response.end(`<!doctype html><title>Personalize</title><p>${escaped}</p>`);
}

function occupied(error: NodeJS.ErrnoException, port: number): Error {
    const why = error.code === "EADDRINUSE" ? "is in use" : `can't be opened (${error.code})`;
    return new ConfigurationError(
        `Port ${port} of 127.0.0.1, to which the app redirects, ${why}. End the other program, or use --no-browser.`,
    );
}
