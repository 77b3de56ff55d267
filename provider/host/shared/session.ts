import { PersonalizeClient } from "../../core/api/client";
import { type ConfigSource, resolveSettings, type Settings } from "../../core/api/settings";
import type { WireExperience, WireVersion } from "../../core/wire";
import { currentCall } from "./callContext";
import { Claims } from "./claims";
import { assertEngineRunning } from "./engineLiveness";
import { assertNotInterrupted, interrupted } from "./interruption";
import { LiveList } from "./liveList";
import { NaturalKeys } from "./naturalKeys";
import { notify } from "./notices";
import { PendingDeletes } from "./pendingDeletes";

/** Runs the tasks of one key one after another. Tasks of different keys run in parallel. */
export class Locks {
    readonly #tails = new Map<string, Promise<unknown>>();

    run<T>(key: string, task: () => Promise<T>): Promise<T> {
        const before = this.#tails.get(key) ?? Promise.resolve();
        const result = before.then(task, task);
        this.#tails.set(key, result);
        return result;
    }
}

/** What all resources of a stack share in one phase: the client, the lists, and which resource manages which object. */
export class Session {
    readonly client: PersonalizeClient;
    /**
     * Whether the program has declared a resource. A refresh calls `diff` before that, and the changes that it finds
     * are not changes of this phase.
     */
    hasDeclarations = false;
    readonly claims = new Claims();
    readonly locks = new Locks();
    readonly pendingDeletes = new PendingDeletes();
    /** Objects that this phase replaces; their natural keys become free. */
    readonly pendingDeletion = new Set<string>();
    readonly naturalKeys = new NaturalKeys();
    /** Names of objects by uid, for messages. */
    readonly names = new Map<string, string>();
    #regions: Promise<readonly { name: string; code: string }[]> | undefined;
    readonly #lists = new Map<string, LiveList<never>>();

    constructor(readonly settings: Settings) {
        this.client = new PersonalizeClient(settings, {
            beforeRiskyWrite: assertEngineRunning,
            beforeSend: assertNotInterrupted,
            interrupted,
            deadline: () => currentCall().deadline,
            notify,
        });
    }

    list<Wire extends { uid: string }>(
        name: string,
        projectUid: string,
        fetch: () => Promise<Wire[]>,
    ): LiveList<Wire> {
        const key = `${projectUid}/${name}`;
        const list = this.#lists.get(key) ?? new LiveList<never>(fetch as () => Promise<never[]>);
        this.#lists.set(key, list);
        return list as unknown as LiveList<Wire>;
    }

    /** The list of a kind, for a look at objects of other kinds. */
    objects(
        kind: "Attribute" | "Audience" | "Event" | "Experience",
        projectUid: string,
    ): LiveList<{ uid: string }> {
        const { attributes, audiences, events, experiences } = this.client;
        const api = { Attribute: attributes, Audience: audiences, Event: events, Experience: experiences }[
            kind
        ];
        return this.list<{ uid: string }>(kind, projectUid, () => api.list(projectUid));
    }

    experiences(projectUid: string): LiveList<WireExperience> {
        return this.list("Experience", projectUid, () => this.client.experiences.list(projectUid));
    }

    /** The regions of the API, which are the same for every project. Empty if they can't be read. */
    regions(): Promise<readonly { name: string; code: string }[]> {
        this.#regions ??= this.client.geolocation.regions().then(regionsFrom, () => []);
        return this.#regions;
    }

    versions(projectUid: string, experienceUid: string): LiveList<WireVersion> {
        return this.list(`experiences/${experienceUid}/versions`, projectUid, () =>
            this.client.versions.list(projectUid, experienceUid),
        );
    }
}

/** The API documents no form of the response. Whatever is not a place is left out. */
function regionsFrom(body: unknown): { name: string; code: string }[] {
    const list: unknown = Array.isArray(body) ? body : Object.values(Object(body)).find(Array.isArray);
    return (Array.isArray(list) ? list : []).filter(
        (each) => typeof Object(each).name === "string" && typeof Object(each).code === "string",
    );
}

let configured: ConfigSource = () => undefined;
let current: Session | undefined;

let environment: NodeJS.ProcessEnv = process.env;

/** The host calls this synchronously, once per kind and phase, with the same configuration. */
export function configure(config: ConfigSource, env: NodeJS.ProcessEnv = process.env): void {
    configured = config;
    environment = env;
}

/** A new session, for a command that runs without a host. */
export function startSession(config: ConfigSource, env: NodeJS.ProcessEnv): void {
    configure(config, env);
    current = undefined;
}

/** The session of this phase. Invalid settings throw here, before any request. */
export function session(): Session {
    current ??= new Session(resolveSettings(configured, environment));
    return current;
}
