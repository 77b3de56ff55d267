import { PersonalizeClient } from "../../api/client";
import { type ConfigSource, resolveSettings, type Settings } from "../../api/settings";
import type { WireExperience, WireVersion } from "../../wire";
import { Claims } from "./claims";
import { assertEngineRunning } from "./engineLiveness";
import { LiveList } from "./liveList";
import { notify } from "./notices";
import { PendingDeletes } from "./pendingDeletes";

/** Runs tasks of one key one after the other; tasks of different keys do not wait for each other. */
export class Locks {
    readonly #tails = new Map<string, Promise<unknown>>();

    run<T>(key: string, task: () => Promise<T>): Promise<T> {
        const before = this.#tails.get(key) ?? Promise.resolve();
        const result = before.then(task, task);
        this.#tails.set(key, result);
        return result;
    }
}

/** What all resources of a stack share in one phase: the client, what is known to be live, and who has what. */
export class Session {
    readonly client: PersonalizeClient;
    /**
     * Whether the program has declared anything yet. A refresh compares as well, before it does: what it finds
     * changed is nothing that this phase is going to do.
     */
    hasDeclarations = false;
    readonly claims = new Claims();
    readonly locks = new Locks();
    /** Per kind the deletes of this phase. */
    readonly pendingDeletes = {
        Attribute: new PendingDeletes(),
        Audience: new PendingDeletes(),
        Event: new PendingDeletes(),
        Experience: new PendingDeletes(),
    };
    /** Objects whose replacement this phase has announced: their natural keys are about to be free. */
    readonly pendingDeletion = new Set<string>();
    /** Objects that get another natural key in this phase: theirs is about to be free. */
    readonly pendingRename = new Set<string>();
    /** Natural keys that stand in the state, as `check` was shown them. */
    readonly managedKeys = new Set<string>();
    /** Natural keys that this phase declares for the first time. */
    readonly declaredKeys = new Set<string>();
    /** What people call the objects that this phase has met, by uid: for messages. */
    readonly names = new Map<string, string>();
    /** Drafts whose publication this phase has announced: their place is about to be free. */
    readonly pendingActivation = new Set<string>();
    /** Per experience how a resource of this program has its live version: as before, or from its draft. */
    readonly liveSource = new Map<string, "live" | "draft">();
    /** Per experience the status that a resource of this program gives its live version in this phase. */
    readonly liveStatus = new Map<string, string>();
    readonly #lists = new Map<string, LiveList<never>>();

    constructor(readonly settings: Settings) {
        this.client = new PersonalizeClient(settings, { beforeRiskyWrite: assertEngineRunning, notify });
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

    experiences(projectUid: string): LiveList<WireExperience> {
        return this.list("Experience", projectUid, () => this.client.experiences.list(projectUid));
    }

    versions(projectUid: string, experienceUid: string): LiveList<WireVersion> {
        return this.list(`experiences/${experienceUid}/versions`, projectUid, () =>
            this.client.versions.list(projectUid, experienceUid),
        );
    }

    /** Whether something was written so lately that an interrupted `up` can have left it, by the server's clock. */
    isRecent(time: string | undefined): boolean {
        // Nothing at all is recent where that is set to 0, whatever the clocks say.
        const { adoptWithinMs } = this.settings;
        const age = this.client.serverNow() - Date.parse(time ?? "");
        return adoptWithinMs > 0 && age <= adoptWithinMs;
    }
}

let configured: ConfigSource = () => undefined;
let current: Session | undefined;

/** Called by the host, synchronously, once per kind and phase, with the same configuration each time. */
export function configure(config: ConfigSource): void {
    configured = config;
}

/** The session of this phase; a missing or contradictory setting fails here, before any request. */
export function session(): Session {
    current ??= new Session(resolveSettings(configured, process.env));
    return current;
}
