import { RefusedError } from "../../errors/base";

/**
 * The objects that this phase keeps or has made. Whatever stands here is still declared: it is not deleted, and
 * not taken a second time.
 */
export class Claims {
    readonly #claimed = new Map<string, "kept" | "made">();

    has(uid: string): boolean {
        return this.#claimed.has(uid);
    }

    /** A resource that stands in the state goes on with its object. */
    registerExisting(uid: string, subject: string): void {
        if (this.#claimed.get(uid) === "made") {
            throw declaredTwice(uid, subject);
        }
        this.#claimed.set(uid, "kept");
    }

    /** A resource has become the object's: by making it, by publishing it, or by taking it over. */
    registerCreated(uid: string): void {
        if (!this.#claimed.has(uid)) {
            this.#claimed.set(uid, "made");
        }
    }

    /** Fails where another resource of the program has the object. */
    refuseSecondOwner(uid: string, subject: string): void {
        if (this.has(uid)) {
            throw declaredTwice(uid, subject);
        }
    }

    /** Both in one step: two resources that have looked at the same object at once can't both become its own. */
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
