/** How long a delete waits for another delete to start or end before the server's refusal is final. */
const WAIT_MS = 20_000;

/**
 * The deletes of this phase. Versions are deleted with their experience, so the engine does not know that the
 * objects that they refer to have to be deleted after the experience. It deletes all of them in parallel.
 */
export class PendingDeletes {
    readonly #running = new Map<string, Promise<void>>();
    readonly #done = new Set<string>();
    #wake: (() => void)[] = [];

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

    /** Waits for the running deletes. */
    async settled(uids: Iterable<string> = this.#running.keys()): Promise<void> {
        await Promise.all([...uids].map((uid) => this.#running.get(uid)));
    }

    /** Waits until all of these are deleted. Returns false if no delete starts or ends for a while. */
    async allDeleted(uids: readonly string[]): Promise<boolean> {
        while (!uids.every((uid) => this.#done.has(uid))) {
            // A running delete ends at its own deadline.
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
