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
