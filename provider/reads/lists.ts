interface Entry {
    readonly list: Promise<readonly unknown[]>;
}

/**
 * What reads know of lists. In a program each list is fetched once per run, since every look-up of a kind needs
 * the same one; elsewhere, where a process may live for long, only requests in flight are shared.
 */
export class Lists {
    readonly #entries = new Map<string, Entry>();

    constructor(private readonly keep: boolean) {}

    async all<T>(key: string, fetch: () => Promise<T[]>): Promise<readonly T[]> {
        const entry = this.#entries.get(key) ?? this.#begin(key, fetch);
        return (await entry.list) as readonly T[];
    }

    /**
     * The list, and once more from the server where what is sought is not in a list of before: the program may
     * have created it since.
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
