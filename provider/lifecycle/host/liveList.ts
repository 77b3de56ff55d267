/** A list of the API as it is live: read once per phase, kept current by our own writes. */
export class LiveList<Item extends { uid: string }> {
    readonly #fetch: () => Promise<Item[]>;
    #items = new Map<string, Item>();
    #loading: Promise<void> | undefined;
    #loadedAt = Number.NEGATIVE_INFINITY;
    /** Our own writes since the last request was sent: its answer may not have them. */
    #since = new Map<string, Item | undefined>();

    constructor(fetch: () => Promise<Item[]>) {
        this.#fetch = fetch;
    }

    /** What the list is known to hold without a request, as for an object that we have just made. */
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

    /** The list read again, unless it was read within the last `maxAgeMs` or we made all of it. */
    async fresh(maxAgeMs = 0): Promise<Item[]> {
        // Not `>`: what happened within the millisecond of the last answer may be missing in it.
        if (Date.now() - this.#loadedAt >= maxAgeMs) {
            this.invalidate();
        }
        return this.all();
    }

    async find(uid: string): Promise<Item | undefined> {
        await this.#loaded();
        return this.#items.get(uid);
    }

    /** Lets the next look send a request, since what is known can't be trusted any more. */
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

    /** Waits for the newest request: an older one that is still under way may know less. */
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
