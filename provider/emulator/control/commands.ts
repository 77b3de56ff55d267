import type { Core } from "../core";
import type { Fault } from "../faults";
import type { SettingsChange } from "../settings";
import type { Snapshot } from "../state/snapshot";
import { asFields } from "../validations/fields";

type Command = (core: Core, body: unknown) => unknown;

/** What can be asked for below the control path. */
export const commands: Readonly<Record<string, Command>> = {
    "GET requests": (core) => core.log.list(),
    "DELETE requests": (core) => core.log.clear(),
    "GET faults": (core) => core.faults.list(),
    "POST faults": (core, body) => core.faults.add(Array.isArray(body) ? body : [body as Fault]),
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
    "POST reset": (core) => core.reset(),
    "POST settle": (core) => core.cms.settle(),
    // What the server itself costs, whatever else the machine is doing.
    "GET usage": () => process.cpuUsage(),
    "GET invariants": (core) => core.checkInvariants(),
};
