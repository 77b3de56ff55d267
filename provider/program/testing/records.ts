import type { Kind } from "../../core/model/model";

/** A resource of the program, with its resolved arguments. */
export interface ResourceRecord {
    readonly kind: Kind;
    readonly name: string;
    readonly id: string;
    /** Whether `get` reads the object, so that its arguments are not declared. */
    readonly isRead: boolean;
    readonly projectUid: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
}
