/** A list of the API. It is read once per phase and updated by the provider's own writes. */
export class LiveList<Item extends { uid: string }> {
    readonly #fetch: () => Promise<Item[]>;
    #items = new Map<string, Item>();
    #loading: Promise<void> | undefined;
    #loadedAt = Number.NEGATIVE_INFINITY;
    /** The provider's own writes since the last request was sent; the response may not contain them. */
    #since = new Map<string, Item | undefined>();

    constructor(fetch: () => Promise<Item[]>) {
        this.#fetch = fetch;
    }

    /** Sets the content without a request, for example for an object that was just created. */
    seed(items: Item[]): void {
        this.#items = new Map(items.map((item) => [item.uid, item]));
        this.#since = new Map();
        this.#loading = Promise.resolve();
        this.#loadedAt = Number.POSITIVE_INFINITY;
    }

    async all(): Promise<Item[]> {
        await this.#loaded();
        return [...this.#items.values()];
    }

    /** Reads the list again, unless it was read within the last `maxAgeMs` or seeded. */
    async fresh(maxAgeMs = 0): Promise<Item[]> {
        // Not `>`: the last response may miss a change of the same millisecond.
        if (Date.now() - this.#loadedAt >= maxAgeMs) {
            this.invalidate();
        }
        return this.all();
    }

    async find(uid: string): Promise<Item | undefined> {
        await this.#loaded();
        return this.#items.get(uid);
    }

    /** Makes the next read send a request. */
    invalidate(): void {
        this.#loading = undefined;
        this.#loadedAt = Number.NEGATIVE_INFINITY;
    }

    put(item: Item): void {
        this.#items.set(item.uid, item);
        this.#since.set(item.uid, item);
    }

    drop(uid: string): void {
        this.#items.delete(uid);
        this.#since.set(uid, undefined);
    }

    /** Waits for the newest request, because the response of an older one may be outdated. */
    async #loaded(): Promise<void> {
        let waited: Promise<void>;
        do {
            this.#loading ??= this.#load();
            waited = this.#loading;
            await waited;
        } while (waited !== this.#loading);
    }

    async #load(): Promise<void> {
        const since = new Map<string, Item | undefined>();
        this.#since = since;
        let answer: Item[];
        try {
            answer = await this.#fetch();
        } catch (error) {
            if (this.#since !== since) {
                return;
            }
            this.#loading = undefined;
            throw error;
        }
        if (this.#since !== since) {
            return;
        }
        this.#items = new Map(answer.map((item) => [item.uid, item]));
        this.#loadedAt = Date.now();
        for (const [uid, item] of since) {
            if (item === undefined) {
                this.#items.delete(uid);
            } else {
                this.#items.set(uid, item);
            }
        }
    }
}
