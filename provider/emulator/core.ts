import type { WireAudience } from "../core/wire";
import type { Host } from "./call";
import { type Clock, strictlyIncreasing } from "./clock";
import { CmsSync } from "./cms";
import { DataFile, loadWorld } from "./dataFile";
import { Edge } from "./edge/edge";
import { forceVariant } from "./edge/visitors";
import { type Fault, Faults } from "./faults";
import { HeldRequests } from "./heldRequests";
import { Identity } from "./identity/identity";
import type { Page } from "./page";
import { RequestLog, type RequestSink } from "./requestLog";
import {
    changeSettings,
    defaultSettings,
    type Settings,
    type SettingsChange,
    SettingsError,
} from "./settings";
import { lyticsAudience } from "./state/audience";
import { copyProject } from "./state/copy";
import { feedAnalytics } from "./state/feed";
import { findProject } from "./state/find";
import { checkInvariants } from "./state/invariants";
import { patchObject } from "./state/patch";
import { addProject } from "./state/project";
import type { WholeProject } from "./state/projectContent";
import { fromSnapshot, type Snapshot, toText } from "./state/snapshot";
import type { World } from "./state/world";
import { parseVisitorEvents } from "./validations/visitorEvents";

/** Every new world has the same uids and tokens, so pasted values keep working. */
const fixed = {
    organizationUid: "blt0e4a1a70b0a5e000",
    projectUid: "0e4a1a70b0a5e00000000001",
    authtoken: "blt0e4a1a70b0a5e70c",
    oauthToken: "emulated-oauth-token-manage",
    oauthReadToken: "emulated-oauth-token-read",
};

export interface CoreOptions extends SettingsChange {
    readonly dataFile?: string;
    /** The live project to start with, instead of an empty one. */
    readonly copy?: WholeProject;
    readonly requestLog?: RequestSink;
    readonly faults?: readonly Fault[];
    readonly clock?: Clock;
    readonly authtoken?: string;
    readonly oauthToken?: string;
}

/** The parts of one running emulator, except its HTTP server. */
export class Core implements Host {
    world: World;
    settings: Settings;
    readonly clock: Clock;
    readonly wallClock: Clock;
    readonly log: RequestLog;
    readonly faults = new Faults();
    readonly held = new HeldRequests(() => this.notify());
    closing = false;
    page: Page | undefined;
    /** Requests in progress, including those whose client has disconnected. */
    readonly underWay = new Set<Promise<void>>();
    readonly edge: Edge;
    /** The OAuth tokens of logins. They expire by the clock that `setClock` sets. */
    readonly identity: Identity;
    readonly cms = new CmsSync(
        () => this,
        () => void this.changed().catch((error: Error) => console.error(error.message)),
    );
    private readonly file: DataFile | undefined;
    private readonly listeners = new Set<() => void>();

    /** @param listensOn the address or name to listen on */
    constructor(
        private readonly options: CoreOptions,
        readonly listensOn: string,
    ) {
        const {
            dataFile,
            copy: _,
            requestLog,
            faults = [],
            clock = Date.now,
            authtoken,
            oauthToken,
            ...change
        } = options;
        this.settings = changeSettings(defaultSettings, change);
        this.wallClock = clock;
        this.clock = strictlyIncreasing(clock);
        this.faults.add(faults);
        this.file = dataFile === undefined ? undefined : new DataFile(dataFile, () => this.world);
        this.world = this.identified((dataFile && loadWorld(dataFile)) || this.newWorld());
        this.edge = new Edge(
            () => this.world.projects,
            () => this.settings,
            this.wallClock,
        );
        this.identity = new Identity(() => this.edge.now());
        this.edge.publications.restart();
        this.log = new RequestLog(requestLog, () => this.notify());
        this.cms.scheduleAll();
    }

    scheduleCms(experienceUid: string): void {
        this.cms.schedule(experienceUid);
    }

    /** Calls the listener after each change to the state, the settings, the faults or the log. */
    onChange(listener: () => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    private notify(): void {
        for (const listener of this.listeners) listener();
    }

    /** Call after each change of a project. */
    changed(): Promise<void> {
        this.edge.publications.changed();
        return this.save();
    }

    save(): Promise<void> {
        this.notify();
        return this.file?.save() ?? Promise.resolve();
    }

    configure(change: SettingsChange): void {
        const { publicationDelayMs } = this.settings;
        this.settings = changeSettings(this.settings, change);
        if (this.settings.publicationDelayMs !== publicationDelayMs) this.edge.publications.restart();
        this.notify();
    }

    snapshot(): Snapshot {
        return JSON.parse(toText(this.world));
    }

    async restore(snapshot: Snapshot): Promise<void> {
        this.cms.cancel();
        this.world = fromSnapshot(snapshot);
        this.cms.scheduleAll();
        this.edge.publications.restart();
        await this.save();
    }

    async patch(uid: string, fields: object): Promise<void> {
        if (!patchObject(this.world, uid, fields)) throw new SettingsError(`No object has the uid ${uid}.`);
        await this.changed();
    }

    async addLyticsAudience(name: string, projectUid = this.world.projectUid): Promise<WireAudience> {
        const audience = lyticsAudience(name);
        findProject(this.world, projectUid).lyticsAudiences.set(audience.uid, audience);
        await this.changed();
        return audience;
    }

    async feed(events: unknown, projectUid = this.world.projectUid): Promise<void> {
        const parsed = parseVisitorEvents(events, this.clock());
        feedAnalytics(findProject(this.world, projectUid), parsed);
        await this.save();
    }

    async force(
        user: string,
        experience: string,
        variant?: string | null,
        projectUid = this.world.projectUid,
    ) {
        forceVariant(findProject(this.world, projectUid), user, experience, variant);
        await this.save();
    }

    inject(faults: readonly Fault[]): void {
        this.faults.add(faults);
        this.notify();
    }

    /** Also releases held requests, because their faults no longer exist. */
    clearFaults(): void {
        this.faults.clear();
        this.held.release();
    }

    async reset(): Promise<void> {
        this.cms.cancel();
        this.world = this.identified(this.newWorld());
        this.edge.reset();
        this.identity.reset();
        this.clearFaults();
        this.log.clear();
        await this.save();
    }

    async idle(): Promise<void> {
        while (this.underWay.size > 0) await Promise.all(this.underWay);
    }

    end(): void {
        this.cms.cancel();
        this.log.close();
    }

    checkInvariants(): string[] {
        return checkInvariants(this.world, this.settings.switches);
    }

    private newWorld(): World {
        const { settings, clock, options } = this;
        if (options.copy) return copiedWorld(options.copy);
        const world: World = { ...fixed, projects: new Map() };
        const body = {
            name: "Emulated project",
            description: "",
            connectedStackApiKey: "blt0e4a1a70b0a5e5ac",
        };
        addProject({ world, settings, clock }, body, fixed.projectUid);
        return world;
    }

    /** Tokens from the options take precedence over those in the data file. */
    private identified(world: World): World {
        const { authtoken = world.authtoken, oauthToken = world.oauthToken } = this.options;
        const projectUid = world.projects.has(world.projectUid)
            ? world.projectUid
            : (world.projects.keys().next().value ?? world.projectUid);
        return { ...world, authtoken, oauthToken, projectUid };
    }
}

function copiedWorld(copy: WholeProject): World {
    const { uid: projectUid, organizationUid = fixed.organizationUid } = copy.project;
    return { ...fixed, organizationUid, projectUid, projects: new Map([[projectUid, copyProject(copy)]]) };
}
