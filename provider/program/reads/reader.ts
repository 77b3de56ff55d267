import * as pulumi from "@pulumi/pulumi";
import { PersonalizeClient } from "../../core/api/client";
import { resolveSettings, type Settings } from "../../core/api/settings";
import { ConfigurationError } from "../../core/errors/base";
import { refuseTokensInClear } from "../pulumi/stackConfiguration";

/** What the reads of one program run share. */
export interface Reader {
    readonly client: PersonalizeClient;
    readonly settings: Settings;
    readonly lists: Lists;
}

/** One client per target and token, so that all programs of a process share one rate limit. */
const clients = new Map<string, PersonalizeClient>();
/** By the stack of the run. With the Automation API, one process runs several programs, also in parallel. */
const readers = new WeakMap<object, Reader>();
/** For reads outside of a program. */
const inFlight = new WeakMap<PersonalizeClient, Lists>();

/**
 * The reader of this program run, or of this process outside of a run. A missing or contradictory setting fails here,
 * before any request.
 */
export function reader(): Reader {
    if (provided !== undefined) return provided;
    const run = pulumi.runtime.getStackResource();
    const known = run && readers.get(run);
    if (known) return known;
    refuseTokensInClear();
    const config = new pulumi.Config("contentstack-personalize");
    const settings = resolveSettings((key) => config.get(key), process.env);
    const client = clientFor(settings);
    if (run) {
        const made = { client, settings, lists: new Lists(true) };
        readers.set(run, made);
        return made;
    }
    const lists = inFlight.get(client) ?? new Lists(false);
    inFlight.set(client, lists);
    return { client, settings, lists };
}

let provided: Reader | undefined;

/** Makes all reads of this process use a client that exists already: that of the provider plugin. */
export function readWith(client: PersonalizeClient, settings: Settings): void {
    provided ??= { client, settings, lists: new Lists(true) };
}

/** The project to read from. */
export function projectOf({ settings }: Reader, read: string, projectUid: string | undefined): string {
    const project = projectUid ?? settings.projectUid;
    if (project !== undefined) return project;
    throw new ConfigurationError(
        `${read} needs a project. Run \`pulumi config set contentstack-personalize:projectUid <uid>\`, set ` +
            "CONTENTSTACK_PERSONALIZE_PROJECT_UID, or pass projectUid. " +
            "Personalize shows it under Settings → General: 24 hexadecimal digits.",
    );
}

function clientFor(settings: Settings): PersonalizeClient {
    const { credentials, ...rest } = settings;
    const key = JSON.stringify([rest, credentials.kind, credentials.renewal?.id ?? credentials.token]);
    const client =
        clients.get(key) ??
        new PersonalizeClient(settings, {
            requestsPerSecond: pace(settings.requestsPerSecond),
            // Not stdout, because the output of a script may be there.
            notify: (sentence) => console.error(sentence),
        });
    clients.set(key, client);
    return client;
}

/** The dynamic-provider host runs at the same time, and needs the rest of the organization's rate limit. */
export function pace(requestsPerSecond: number): number {
    return Math.max(requestsPerSecond / 5, Math.min(requestsPerSecond, 1));
}

interface Entry {
    readonly list: Promise<readonly unknown[]>;
}

/**
 * The lists that reads share. A Pulumi program reads each list once per run. A long-lived process outside of a
 * program shares only requests in flight.
 */
export class Lists {
    readonly #entries = new Map<string, Entry>();

    constructor(private readonly keep: boolean) {}

    async all<T>(key: string, fetch: () => Promise<T[]>): Promise<readonly T[]> {
        const entry = this.#entries.get(key) ?? this.#begin(key, fetch);
        return (await entry.list) as readonly T[];
    }

    /**
     * Returns the list, and reads it again if an older list lacks the object: the program may have created it since.
     */
    async having<T>(
        key: string,
        fetch: () => Promise<T[]>,
        sought: (each: T) => boolean,
    ): Promise<readonly T[]> {
        const before = this.#entries.get(key);
        const list = await this.all(key, fetch);
        if (before === undefined || list.some(sought)) return list;
        if (this.#entries.get(key) === before) this.#entries.delete(key);
        return this.all(key, fetch);
    }

    #begin(key: string, fetch: () => Promise<unknown[]>): Entry {
        const entry = { list: fetch() };
        const forget = () => {
            if (this.#entries.get(key) === entry) this.#entries.delete(key);
        };
        entry.list.then(this.keep ? undefined : forget, forget);
        this.#entries.set(key, entry);
        return entry;
    }
}
