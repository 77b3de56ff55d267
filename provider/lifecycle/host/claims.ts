import { RefusedError } from "../../errors/base";

/**
 * The objects that the resources of this phase manage. They are not deleted, and no second resource takes them
 * over.
 */
export class Claims {
    readonly #claimed = new Map<string, "kept" | "made">();

    has(uid: string): boolean {
        return this.#claimed.has(uid);
    }

    /** A resource of the state keeps its object. */
    registerExisting(uid: string, subject: string): void {
        if (this.#claimed.get(uid) === "made") {
            throw declaredTwice(uid, subject);
        }
        this.#claimed.set(uid, "kept");
    }

    /** A resource has created, published, or taken over the object. */
    registerCreated(uid: string): void {
        if (!this.#claimed.has(uid)) {
            this.#claimed.set(uid, "made");
        }
    }

    /** Throws if another resource of the program manages the object. */
    refuseSecondOwner(uid: string, subject: string): void {
        if (this.has(uid)) {
            throw declaredTwice(uid, subject);
        }
    }

    /** Checks and registers in one step, so that two resources that read the same object can't both take it over. */
    claim(uid: string, subject: string): void {
        this.refuseSecondOwner(uid, subject);
        this.registerCreated(uid);
    }
}

function declaredTwice(uid: string, subject: string): RefusedError {
    return new RefusedError(
        `${subject} is declared twice: another resource of this program manages the same object (${uid}). ` +
            "Remove one of them, or give them different keys or names.",
    );
}
