import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationError } from "../../core/errors/base";
import type { Inspector } from "./inspector";

export interface Listening {
    readonly url: string;
    close(): Promise<void>;
}

/** Serves the inspector on this machine alone. */
export async function listen(inspector: Inspector, port: number): Promise<Listening> {
    const server = createServer((request, response) => {
        if (isForeign(request))
            response.writeHead(403).end("Only a page of this server may send requests.\n");
        else if (!inspector.handle(request, response)) response.writeHead(404).end("Not found.\n");
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => {
            const taken = error.code === "EADDRINUSE";
            const reason = taken
                ? "is taken; choose another one with --port"
                : `can't be used: ${error.message}`;
            reject(new ConfigurationError(`Port ${port} ${reason}.`));
        });
        server.listen(port, "127.0.0.1", resolve);
    });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
            new Promise((resolve) => {
                inspector.close();
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

/**
 * Whether another site's page sent the request. The name in `Host` counts as well, because an attacker can point any
 * name to this machine (DNS rebinding).
 */
function isForeign({ headers, socket }: IncomingMessage): boolean {
    const { host = "", origin } = headers;
    const own = ["127.0.0.1", "localhost"].map((name) => `${name}:${socket.localPort}`);
    return !own.includes(host) || (origin !== undefined && origin !== `http://${host}`);
}
