import {
    analytics,
    attributes,
    audiences,
    events,
    experiences,
    experiencesPriority,
    geolocation,
    projects,
    versions,
} from "./endpoints";
import { Http, type HttpHooks } from "./http";
import type { Settings } from "./settings";

export type ClientHooks = HttpHooks;

/** The client of the Personalize Management API, with the methods of each group of endpoints. */
export class PersonalizeClient {
    readonly attributes: ReturnType<typeof attributes>;
    readonly audiences: ReturnType<typeof audiences>;
    readonly events: ReturnType<typeof events>;
    readonly experiences: ReturnType<typeof experiences>;
    readonly versions: ReturnType<typeof versions>;
    readonly experiencesPriority: ReturnType<typeof experiencesPriority>;
    readonly analytics: ReturnType<typeof analytics>;
    readonly geolocation: ReturnType<typeof geolocation>;
    readonly projects: ReturnType<typeof projects>;
    readonly #http: Http;

    constructor(settings: Settings, hooks: ClientHooks = {}) {
        const http = new Http(settings, hooks);
        this.#http = http;
        this.attributes = attributes(http);
        this.audiences = audiences(http);
        this.events = events(http);
        this.experiences = experiences(http);
        this.versions = versions(http);
        this.experiencesPriority = experiencesPriority(http);
        this.analytics = analytics(http);
        this.geolocation = geolocation(http);
        this.projects = projects(http);
    }

    /** Waits until the server has probably finished a request whose response was lost. */
    allowPendingToSettle(): Promise<void> {
        return this.#http.allowPendingToSettle();
    }

    /** Whether a lost write may be repeated after its effect was checked. Throws if the engine has ended. */
    canRetry(): Promise<boolean> {
        return this.#http.canRetry();
    }

    /** Epoch milliseconds by the server's clock. */
    serverNow(): number {
        return this.#http.serverNow();
    }
}
