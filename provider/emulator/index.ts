import type { WireAudience } from "../wire";
import { control } from "./control";
import { Core, type CoreOptions } from "./core";
import type { Fault } from "./faults";
import type { HeldRequest } from "./heldRequests";
import { close, listen, urlOf } from "./http/server";
import type { RequestLogEntry } from "./requestLog";
import type { Settings, SettingsChange } from "./settings";
import type { Snapshot } from "./state/snapshot";

export type { Clock } from "./clock";
export type { Fault, FaultKind } from "./faults";
export type { HeldRequest } from "./heldRequests";
export type { QuotaName, Quotas } from "./quotas";
export type { RequestLogEntry } from "./requestLog";
export { type Settings, type SettingsChange, SettingsError } from "./settings";
export type { Snapshot } from "./state/snapshot";
export type { Switches, SwitchName } from "./switches";

export interface EmulatorOptions extends CoreOptions {
    /** A free one by default. */
    readonly port?: number;
    /** 127.0.0.1 by default. */
    readonly host?: string;
}

export interface Emulator {
    readonly url: string;
    readonly projectUid: string;
    readonly organizationUid: string;
    readonly authtoken: string;
    /** OAuth tokens of scope `personalize:manage` and `personalize:read`, for `authorization: Bearer …`. */
    readonly oauthToken: string;
    readonly oauthReadToken: string;
    /** Every request since the start or the last `clearRequests`, but those of the control path. */
    requests(): readonly RequestLogEntry[];
    clearRequests(): void;
    /** Adds to the script of what goes wrong. */
    inject(...faults: Fault[]): void;
    /** Empties the script, and releases what is held. */
    clearFaults(): void;
    /** Resolves as soon as the fault `hold` holds at least `count` requests (1) at the same time. */
    held(count?: number): Promise<HeldRequest[]>;
    /** Lets every held request continue, and returns how many there were. */
    release(): number;
    readonly settings: Settings;
    configure(change: SettingsChange): void;
    /** A copy of all that the server knows. */
    state(): Snapshot;
    restore(snapshot: Snapshot): Promise<void>;
    /** Writes fields into the object of that uid, past every rule: what a newer server might answer. */
    patch(uid: string, fields: object): Promise<void>;
    /** An audience that Lytics has synced. */
    addLyticsAudience(name: string, projectUid?: string): Promise<WireAudience>;
    /** Visitors' events in the form in which the edge is told, each with an optional `user` and `time`. */
    feedAnalytics(events: readonly object[], projectUid?: string): Promise<void>;
    /** Back to one empty project, an empty log and no faults; settings stay. */
    reset(): Promise<void>;
    /** Does now what the background does later: the sync with the content management system. */
    settle(): void;
    /** Waits until no request is under way, those whose sender has hung up among them. */
    idle(): Promise<void>;
    /** One sentence for each thing that is wrong with the state; empty if the emulator is right. */
    checkInvariants(): string[];
    close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
    const { port = 0, host = "127.0.0.1", ...rest } = options;
    const core = new Core(rest);
    const server = await listen(core, control(core), host, port).catch((error) => {
        core.end();
        throw error;
    });
    const stop = async () => {
        await close(core, server);
        core.end();
    };
    // Only after the port is open, because the file may belong to an emulator that runs there.
    await core.save().catch(async (error) => {
        await stop();
        throw error;
    });
    const { projectUid, organizationUid, authtoken, oauthToken, oauthReadToken } = core.world;
    return {
        url: urlOf(server),
        projectUid,
        organizationUid,
        authtoken,
        oauthToken,
        oauthReadToken,
        requests: () => core.log.list(),
        clearRequests: () => core.log.clear(),
        inject: (...faults) => core.faults.add(faults),
        clearFaults: () => core.clearFaults(),
        held: (count = 1) => core.held.reached(count),
        release: () => core.held.release(),
        get settings() {
            return core.settings;
        },
        configure: (change) => core.configure(change),
        state: () => core.snapshot(),
        restore: (snapshot) => core.restore(snapshot),
        patch: (uid, fields) => core.patch(uid, fields),
        addLyticsAudience: (name, project) => core.addLyticsAudience(name, project),
        feedAnalytics: (events, project) => core.feed(events, project),
        reset: () => core.reset(),
        settle: () => core.cms.settle(),
        idle: () => core.idle(),
        checkInvariants: () => core.checkInvariants(),
        async close() {
            await stop();
            await core.save();
        },
    };
}
