/** A natural key with its kind and project, as one string. */
export function naturalKeyId(kind: string, projectUid: string, key: string): string {
    return JSON.stringify([kind, projectUid, key]);
}

/**
 * Which resources of this phase declare and give up which natural keys. The engine checks the resources one after
 * another, and a resource that depends on another one after that one. So the first of two is never the dependent.
 */
export class NaturalKeys {
    readonly #declared = { existing: new Set<string>(), new: new Set<string>() };
    readonly #freed = new Set<string>();
    readonly #refused = new Set<string>();
    readonly #objects = new Map<string, string>();

    /**
     * Registers a resource of the state.
     *
     * @param after absent if the key is not known yet
     * @returns why the declaration is a mistake: another resource declares the same key, or a resource that can't
     * wait for this one takes the key that this one gives up
     */
    declareExisting(before: string, after: string | undefined): "twice" | "moved" | undefined {
        const { existing, new: created } = this.#declared;
        if (after !== undefined && (existing.has(after) || created.has(after))) {
            return "twice";
        }
        if (after !== undefined) {
            existing.add(after);
        }
        if (before === after) {
            return undefined;
        }
        this.#freed.add(before);
        return existing.has(before) || this.#refused.has(before) ? "moved" : undefined;
    }

    /**
     * Registers a new resource. A resource that is replaced comes a second time, as a new one.
     *
     * @returns false if another new resource declares the same key
     */
    declareNew(key: string): boolean {
        const isFirst = !this.#declared.new.has(key);
        this.#declared.new.add(key);
        return isFirst;
    }

    /** A live object has the key of a new resource, and no resource that was checked before manages the object. */
    refuse(key: string): void {
        this.#refused.add(key);
    }

    /** A resource of the state has the key and this object. */
    registerObject(key: string, uid: string): void {
        this.#objects.set(key, uid);
    }

    /** Whether a resource of the state declares the key, and has this object as far as is known. */
    isKept(key: string, uid: string): boolean {
        return this.#declared.existing.has(key) && (this.#objects.get(key) ?? uid) === uid;
    }

    /** Whether a resource of the state gives up the key in this phase. */
    isFreed(key: string): boolean {
        return this.#freed.has(key);
    }
}
