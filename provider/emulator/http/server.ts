import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Core } from "../core";
import { edgePrefix } from "../edge/edge";
import { Refusal } from "../refusal";
import { SettingsError } from "../settings";
import { refuseForeignPages } from "./foreignPages";
import { Pipeline } from "./pipeline";
import { send } from "./send";

/** Responds to a request to the control path, which is not part of the API. */
export type Control = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export const controlPrefix = "/__emulator/";

export async function listen(core: Core, control: Control, host: string, port: number): Promise<Server> {
    const pipeline = new Pipeline(core);
    const server = createServer((request, response) => {
        const run = handle(core, pipeline, control, request, response).catch((error: Error) => {
            // A client that disconnects during its request needs no response.
            if (!request.complete) return;
            console.error(error);
            if (response.headersSent) response.destroy();
            else send(response, { status: 500, body: { error: "emulator.DEFECT", message: error.message } });
        });
        core.underWay.add(run);
        void run.finally(() => core.underWay.delete(run));
    });
    // Idle connections stay open, because closing one could race with the client's next request.
    server.keepAliveTimeout = 0;
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
        server.listen(port, host, resolve);
    });
    return server;
}

/** Stops the server after all responses are sent. Connections that take longer than two seconds are closed. */
export async function close(core: Core, server: Server): Promise<void> {
    core.closing = true;
    core.clearFaults();
    core.page?.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const cut = setTimeout(() => server.closeAllConnections(), 2000);
    await closed;
    clearTimeout(cut);
}

export function urlOf(server: Server): string {
    const { address, port, family } = server.address() as AddressInfo;
    return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

async function handle(
    core: Core,
    pipeline: Pipeline,
    control: Control,
    request: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    const { method = "GET", url: target = "/" } = request;
    const [path = "/", search = ""] = target.split(/\?(.*)/s);
    try {
        // The Edge API answers the pages of every site, as the real one does.
        if (!path.startsWith(`${edgePrefix}/`)) refuseForeignPages(request, core.listensOn);
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        await send(response, error.answer(core.settings.switches));
        return;
    }
    if (path.startsWith(controlPrefix)) {
        await control(request, response, new URL(target, "http://emulator"));
        return;
    }
    if (core.page?.handle(request, response)) return;
    const query = new URLSearchParams(search);
    const arrived = core.wallClock();
    const { operation, answer, fault, ignored } = await pipeline.run({ request, method, path, query });
    core.log.add({
        time: new Date(arrived).toISOString(),
        ms: core.wallClock() - arrived,
        method,
        path: target,
        status: answer.status,
        operation,
        ...(fault && { fault: fault.kind }),
        ...(ignored.length > 0 && { ignored }),
    });
    // Shutdown waits for responses in progress, but not for idle keep-alive connections.
    if (core.closing) response.shouldKeepAlive = false;
    if (fault?.kind === "reset-before" || fault?.kind === "reset-after") request.socket.resetAndDestroy();
    else await send(response, answer, fault);
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
    if (error.code === "EADDRINUSE") {
        return new SettingsError(`Port ${port} of ${host} is taken; choose another one with --port.`);
    }
    if (error.code === "EACCES") {
        return new SettingsError(
            `Port ${port} of ${host} may not be opened; choose one above 1023 with --port.`,
        );
    }
    return new SettingsError(`The emulator cannot listen on ${host}: ${error.message}.`);
}
