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
