/** The kinds whose deletes the server may block, or that block others. */
type DeletedKind = "Attribute" | "Audience" | "Event" | "Experience";

/**
 * How long a delete waits for another one while nothing moves. The engine starts all deletes at once that it runs in
 * parallel, and calls this process on the same machine.
 */
const QUIET_MS = 2_000;

/**
 * The deletes of this phase. Versions are deleted with their experience, so the engine does not know that the
 * objects that they refer to have to be deleted after the experience. It deletes all of them in parallel.
 */
export class PendingDeletes {
    readonly #running = new Map<string, { kind: DeletedKind; end: Promise<void> }>();
    readonly #done = new Set<string>();
    /** The number of running deletes that wait for others. */
    #waiting = 0;
    #wake: (() => void)[] = [];

    async run(kind: DeletedKind, uid: string, remove: () => Promise<void>): Promise<void> {
        const running = remove();
        this.#running.set(uid, { kind, end: running.catch(() => undefined) });
        this.#signal();
        try {
            await running;
            this.#done.add(uid);
            this.#signal();
        } finally {
            this.#running.delete(uid);
        }
    }

    /** Waits for the running deletes of a kind. */
    async settled(kind: DeletedKind): Promise<void> {
        const running = [...this.#running.values()].filter((each) => each.kind === kind);
        await this.#whileWaiting(Promise.all(running.map(({ end }) => end)));
    }

    /**
     * Waits until all of these are deleted. Returns false if nothing in this run can delete them: their deletes have not
     * started, every running delete waits for another one, and the engine starts none.
     */
    async allDeleted(uids: readonly string[]): Promise<boolean> {
        while (!uids.every((uid) => this.#done.has(uid))) {
            const running = uids.flatMap((uid) => this.#running.get(uid)?.end ?? []);
            // A running delete ends at its own deadline.
            const moved = running.length > 0 ? Promise.race(running).then(() => true) : this.#nextMove();
            if (!(await this.#whileWaiting(moved)) && this.#running.size <= this.#waiting + 1) {
                return false;
            }
        }
        return true;
    }

    async #whileWaiting<T>(event: Promise<T>): Promise<T> {
        this.#waiting += 1;
        try {
            return await event;
        } finally {
            this.#waiting -= 1;
        }
    }

    #nextMove(): Promise<boolean> {
        return new Promise((resolve) => {
            const timer = setTimeout(() => resolve(false), QUIET_MS);
            this.#wake.push(() => {
                clearTimeout(timer);
                resolve(true);
            });
        });
    }

    #signal(): void {
        const waiting = this.#wake;
        this.#wake = [];
        for (const wake of waiting) {
            wake();
        }
    }
}
