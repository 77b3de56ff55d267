/** How long a delete waits for another one to begin or to end, before the server's refusal is taken as final. */
const WAIT_MS = 20_000;

/**
 * The deletes of this phase. An experience takes its versions along without a call of their own, so the engine
 * does not know that what the versions refer to must outlive the experience: it deletes them side by side.
 */
export class PendingDeletes {
    readonly #running = new Map<string, Promise<void>>();
    readonly #done = new Set<string>();
    #wake: (() => void)[] = [];

    /** Runs a delete, and lets others wait for it. */
    async run(uid: string, remove: () => Promise<void>): Promise<void> {
        const running = remove();
        this.#running.set(
            uid,
            running.catch(() => undefined),
        );
        try {
            await running;
            this.#done.add(uid);
        } finally {
            this.#running.delete(uid);
            this.#signal();
        }
    }

    /** Waits for the deletes that are under way now. */
    async settled(uids: Iterable<string> = this.#running.keys()): Promise<void> {
        await Promise.all([...uids].map((uid) => this.#running.get(uid)));
    }

    /** Waits until all of these are deleted; false where nothing has moved for a while. */
    async allDeleted(uids: readonly string[]): Promise<boolean> {
        while (!uids.every((uid) => this.#done.has(uid))) {
            // What is under way ends at its own deadline, however long that is.
            const running = uids.flatMap((uid) => this.#running.get(uid) ?? []);
            const moved = running.length > 0 ? Promise.race(running).then(() => true) : this.#nextEnd();
            if (!(await moved)) {
                return false;
            }
        }
        return true;
    }

    #nextEnd(): Promise<boolean> {
        return new Promise((resolve) => {
            const timer = setTimeout(() => resolve(false), WAIT_MS);
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
