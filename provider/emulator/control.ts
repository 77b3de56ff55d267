import type { IncomingMessage } from "node:http";
import type { Core } from "./core";
import type { LocatedNetwork } from "./edge/locations";
import { type Fault, FaultError } from "./faults";
import { parseBody, readBody } from "./http/body";
import { send } from "./http/send";
import { type Control, controlPrefix } from "./http/server";
import { type Answer, Refusal } from "./refusal";
import { type SettingsChange, SettingsError } from "./settings";
import type { Snapshot } from "./state/snapshot";
import { asFields } from "./validations/fields";

type Command = (core: Core, body: unknown) => unknown;

/** The commands of the control path. */
export const commands: Readonly<Record<string, Command>> = {
    "GET requests": (core) => core.log.list(),
    "DELETE requests": (core) => core.log.clear(),
    "GET faults": (core) => core.faults.list(),
    "POST faults": (core, body) => core.inject(Array.isArray(body) ? body : [body as Fault]),
    "DELETE faults": (core) => core.clearFaults(),
    "GET held": (core) => core.held.list(),
    "POST release": (core) => ({ released: core.held.release() }),
    "GET settings": (core) => core.settings,
    "PUT settings": (core, body) => {
        core.configure(asFields(body) as SettingsChange);
        return core.settings;
    },
    "GET state": (core) => core.snapshot(),
    "PUT state": (core, body) => core.restore(asFields(body) as unknown as Snapshot),
    "PUT object": async (core, body) => {
        const { uid, ...fields } = asFields(body);
        await core.patch(String(uid), fields);
    },
    "POST lytics-audience": (core, body) => {
        const { name, projectUid } = asFields(body);
        return core.addLyticsAudience(String(name), projectUid as string | undefined);
    },
    "POST analytics": (core, body) => {
        const { events, projectUid } = asFields(body);
        return core.feed(events, projectUid as string | undefined);
    },
    "GET visitors": (core) =>
        [...core.world.projects.values()].flatMap(({ visitors }) => [...visitors.values()]),
    "PUT force": (core, body) => {
        const { user, experience, variant, projectUid } = asFields(body);
        return core.force(
            String(user),
            String(experience),
            variant as string | null | undefined,
            projectUid as string | undefined,
        );
    },
    "GET locations": (core) => core.edge.locations.list(),
    "PUT location": (core, body) => {
        core.edge.locations.set(asFields(body) as unknown as LocatedNetwork);
        return core.edge.locations.list();
    },
    "GET clock": (core) => ({ time: new Date(core.edge.now()).toISOString() }),
    "PUT clock": (core, body) => {
        core.edge.setTime(asFields(body).time as string | number | undefined);
        return { time: new Date(core.edge.now()).toISOString() };
    },
    "POST reset": (core) => core.reset(),
    "POST settle": (core) => core.cms.settle(),
    // Processor time of the emulator alone, independent of the machine's load.
    "GET usage": () => process.cpuUsage(),
    "GET invariants": (core) => core.checkInvariants(),
};

/** Larger than any realistic seed. Only the owner of the machine can use the control path. */
const maxBytes = 256 * 1024 * 1024;

const isLoopback = (address = "") => /^(::ffff:)?127\.|^::1$/.test(address);

export function control(core: Core): Control {
    return async (request, response, url) => send(response, await answer(core, request, url));
}

async function answer(core: Core, request: IncomingMessage, url: URL): Promise<Answer> {
    // Browsers send an origin with a page's requests. No web page may use the control path.
    if (!isLoopback(request.socket.remoteAddress) || request.headers.origin !== undefined) {
        return { status: 403, body: { error: "Only this machine can use the control path." } };
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
