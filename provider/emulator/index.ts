import type { WireAudience } from "../core/wire";
import { control } from "./control";
import { Core, type CoreOptions } from "./core";
import { edgePrefix } from "./edge/edge";
import type { LocatedNetwork } from "./edge/locations";
import type { Fault } from "./faults";
import type { HeldRequest } from "./heldRequests";
import { close, listen, urlOf } from "./http/server";
import type { Page } from "./page";
import type { RequestLogEntry } from "./requestLog";
import type { Settings, SettingsChange } from "./settings";
import { type Analytics, analyticsOf } from "./state/analytics";
import { projectContent, type WholeProject } from "./state/projectContent";
import type { Snapshot } from "./state/snapshot";

export type { Clock } from "./clock";
export type { LocatedNetwork } from "./edge/locations";
export type { Fault, FaultKind } from "./faults";
export type { HeldRequest } from "./heldRequests";
export type { Page } from "./page";
export type { QuotaName, Quotas } from "./quotas";
export type { RequestLogEntry } from "./requestLog";
export { defaultSettings, type Settings, type SettingsChange, SettingsError } from "./settings";
export type { WholeProject } from "./state/projectContent";
export type { Snapshot } from "./state/snapshot";
export type { Switches, SwitchName } from "./switches";

export interface EmulatorOptions extends CoreOptions {
    /** Default: a free port. */
    readonly port?: number;
    /** Default: 127.0.0.1. */
    readonly host?: string;
}

export interface Emulator {
    readonly url: string;
    /** The address of the Edge API, for the SDK of a web site. */
    readonly edgeUrl: string;
    readonly projectUid: string;
    readonly organizationUid: string;
    readonly authtoken: string;
    /** OAuth tokens with the scopes `personalize:manage` and `personalize:read`, for `authorization: Bearer …`. */
    readonly oauthToken: string;
    readonly oauthReadToken: string;
    /** All requests since the start or the last `clearRequests`, except those to the control path. */
    requests(): readonly RequestLogEntry[];
    clearRequests(): void;
    /** Calls the listener after each change to the state, the settings, the faults or the log. */
    onChange(listener: () => void): () => void;
    /** Serves a page beside the API. */
    serve(page: Page): void;
    /** The objects of the project. Undefined if it was deleted. */
    project(): WholeProject | undefined;
    /** What the two analytics operations return for a version. Undefined if it was never live. */
    analytics(experienceUid: string, versionUid: string): Analytics | undefined;
    faults(): readonly Fault[];
    /** Adds faults for later requests. */
    inject(...faults: Fault[]): void;
    /** Removes all faults and releases held requests. */
    clearFaults(): void;
    /** Resolves as soon as the fault `hold` holds at least `count` requests (1) at the same time. */
    held(count?: number): Promise<HeldRequest[]>;
    /** Lets every held request continue, and returns their number. */
    release(): number;
    readonly settings: Settings;
    configure(change: SettingsChange): void;
    /** Returns a copy of the server's complete state. */
    state(): Snapshot;
    restore(snapshot: Snapshot): Promise<void>;
    /**
     * Writes fields into the object with this uid without validation, for example fields that a newer server might
     * return.
     */
    patch(uid: string, fields: object): Promise<void>;
    /** Adds an audience that Lytics has synced. */
    addLyticsAudience(name: string, projectUid?: string): Promise<WireAudience>;
    /** Adds visitors' events in the format of the Edge API, each with an optional `user` and `time`. */
    feedAnalytics(events: readonly object[], projectUid?: string): Promise<void>;
    /**
     * Forces the variant of an experience for a visitor. The experience is a uid, a short uid or a name, and the variant
     * a short uid, null for none, or undefined to evaluate it again.
     */
    force(user: string, experience: string, variant?: string | null, projectUid?: string): Promise<void>;
    /** Sets the location of an IP address or a network for the Edge API. */
    setLocation(network: LocatedNetwork): void;
    /** Sets the time of visitors: ISO 8601 or milliseconds since 1970. Without a time it is the real one. */
    setClock(time?: string | number): void;
    /** Restores the empty project or the copy of the start, and clears the log and the faults. The settings remain. */
    reset(): Promise<void>;
    /** Runs all pending syncs with the content management system immediately. */
    settle(): void;
    /** Waits until no request is in progress, including requests whose client has disconnected. */
    idle(): Promise<void>;
    /**
     * Returns one sentence for each inconsistency in the state. The list is empty unless the emulator has a defect.
     */
    checkInvariants(): string[];
    close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
    const { port = 0, host = "127.0.0.1", ...rest } = options;
    const core = new Core(rest, host);
    const server = await listen(core, control(core), host, port).catch((error) => {
        core.end();
        throw error;
    });
    const stop = async () => {
        await close(core, server);
        core.end();
    };
    // The file is written after the port is open, because another emulator on this port may be using the file.
    await core.save().catch(async (error) => {
        await stop();
        throw error;
    });
    const project = () => core.world.projects.get(core.world.projectUid);
    const { projectUid, organizationUid, authtoken, oauthToken, oauthReadToken } = core.world;
    const url = urlOf(server);
    return {
        url,
        edgeUrl: `${url}${edgePrefix}`,
        projectUid,
        organizationUid,
        authtoken,
        oauthToken,
        oauthReadToken,
        requests: () => core.log.list(),
        clearRequests: () => core.log.clear(),
        onChange: (listener) => core.onChange(listener),
        serve: (page) => {
            core.page = page;
        },
        project: () => {
            const found = project();
            return found && projectContent(found);
        },
        analytics: (experienceUid, versionUid) => {
            const found = project();
            return found && analyticsOf({ host: core, project: found }, experienceUid, versionUid);
        },
        faults: () => core.faults.list(),
        inject: (...faults) => core.inject(faults),
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
        force: (user, experience, variant, project) => core.force(user, experience, variant, project),
        setLocation: (network) => core.edge.locations.set(network),
        setClock: (time) => core.edge.setTime(time),
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
