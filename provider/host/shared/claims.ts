import { RefusedError } from "../../core/errors/base";
import { currentCall } from "./callContext";

interface Owner {
    /** The resource, for messages. */
    subject: string;
    /** What tells the resource from others: its URN if that is known, and what the state has recorded of it. */
    identity?: string;
    /** From the state, made or taken over in this phase, or to be taken over in this phase. */
    how: "kept" | "made" | "planned";
}

/**
 * The objects that the resources of this phase manage, each with its resource. They are not deleted, and no second
 * resource manages them.
 */
export class Claims {
    readonly #owners = new Map<string, Owner>();

    has(uid: string): boolean {
        return this.#owners.has(uid);
    }

    /**
     * A resource of the state keeps its object. The engine may ask twice about one resource, so two resources without a
     * URN of which the state has recorded the same are not told apart.
     */
    registerExisting(uid: string, subject: string, recorded?: string): void {
        const identity = `${currentCall().urn} ${recorded}`;
        const owner = this.#owners.get(uid);
        if (owner !== undefined && (owner.how !== "kept" || owner.identity !== identity)) {
            throw secondOwnerError(uid, subject, owner.subject);
        }
        this.#owners.set(uid, { subject, identity, how: "kept" });
    }

    /** A resource has created, published, or taken over the object. */
    registerCreated(uid: string, subject: string): void {
        if (this.#owners.get(uid)?.how !== "kept") {
            this.#owners.set(uid, { subject, how: "made" });
        }
    }

    /** A resource will take over the object in the update. */
    plan(uid: string, subject: string): void {
        this.refuseSecondOwner(uid, subject);
        this.#owners.set(uid, { subject, how: "planned" });
    }

    /** Throws if another resource of the program manages the object. */
    refuseSecondOwner(uid: string, subject: string): void {
        const owner = this.#owners.get(uid);
        if (owner !== undefined) {
            throw secondOwnerError(uid, subject, owner.subject);
        }
    }

    /** Checks and registers in one step, so that two resources that read the same object can't both take it over. */
    claim(uid: string, subject: string): void {
        const owner = this.#owners.get(uid);
        if (owner?.how !== "planned" || owner.subject !== subject) {
            this.refuseSecondOwner(uid, subject);
        }
        this.registerCreated(uid, subject);
    }
}

/** How a state that contains one object twice is mended. */
export const MEND_STATE =
    "If both are in the state (`pulumi stack --show-urns --show-ids`), remove one with `pulumi state delete <URN>`, which deletes nothing in Personalize.";

function secondOwnerError(uid: string, subject: string, other: string): RefusedError {
    const both =
        subject === other ? `Two resources of this program, both ${subject},` : `${other} and ${subject}`;
    return new RefusedError(
        `${both} manage the same object (${uid}). Remove one of them from the program, or its resource option \`import\`. ${MEND_STATE}`,
    );
}
