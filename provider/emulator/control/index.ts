import type { IncomingMessage } from "node:http";
import type { Core } from "../core";
import { FaultError } from "../faults";
import { parseBody, readBody } from "../http/body";
import { send } from "../http/send";
import { type Control, controlPrefix } from "../http/server";
import { type Answer, Refusal } from "../refusal";
import { SettingsError } from "../settings";
import { commands } from "./commands";

/** Far above any seed; the control path is for the owner of the machine. */
const maxBytes = 256 * 1024 * 1024;

const isLoopback = (address = "") => /^(::ffff:)?127\.|^::1$/.test(address);

export function control(core: Core): Control {
    return async (request, response, url) => send(response, await answer(core, request, url));
}

async function answer(core: Core, request: IncomingMessage, url: URL): Promise<Answer> {
    // A page in a browser names its origin; no page has business here.
    if (!isLoopback(request.socket.remoteAddress) || request.headers.origin !== undefined) {
        return { status: 403, body: { error: "The control path is open to this machine alone." } };
    }
    const name = `${request.method} ${url.pathname.slice(controlPrefix.length)}`;
    const command = commands[name];
    if (!command) {
        const known = Object.keys(commands).join(", ");
        return {
            status: 404,
            body: { error: `There is no ${name} below ${controlPrefix}. There is: ${known}.` },
        };
    }
    try {
        const body = parseBody(await readBody(request, maxBytes), "application/json");
        return { status: 200, body: (await command(core, body)) ?? {} };
    } catch (error) {
        if (error instanceof Refusal) return error.answer(core.settings.switches);
        if (error instanceof SettingsError || error instanceof FaultError) {
            return { status: 400, body: { error: error.message } };
        }
        throw error;
    }
}
