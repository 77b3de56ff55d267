/** A request that the fault `hold` has stopped before the request takes effect. */
export interface HeldRequest {
    readonly method: string;
    readonly path: string;
    readonly operation: string;
}

/** The requests that wait for `release`, in the order of their arrival. */
export class HeldRequests {
    private readonly waiting = new Map<HeldRequest, () => void>();
    private readonly watchers = new Set<() => void>();

    /** @param changed called after each change */
    constructor(private readonly changed: () => void) {}

    /** Resolves when `release` is called. */
    hold(request: HeldRequest): Promise<void> {
        return new Promise((resume) => {
            this.waiting.set(request, resume);
            for (const watcher of this.watchers) watcher();
            this.changed();
        });
    }

    list(): HeldRequest[] {
        return [...this.waiting.keys()];
    }

    /** Resolves as soon as at least `count` requests are held at the same time. */
    async reached(count: number): Promise<HeldRequest[]> {
        while (this.waiting.size < count) {
            await new Promise<void>((resume) => {
                const watcher = () => {
                    this.watchers.delete(watcher);
                    resume();
                };
                this.watchers.add(watcher);
            });
        }
        return this.list();
    }

    /** Lets every held request continue, and returns their number. */
    release(): number {
        const resumes = [...this.waiting.values()];
        this.waiting.clear();
        for (const resume of resumes) resume();
        this.changed();
        return resumes.length;
    }
}
