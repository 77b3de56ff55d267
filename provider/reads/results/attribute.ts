import type { WireAttribute } from "../../wire";

/** An attribute as it is on the server. */
export interface GetAttributeResult {
    /** What rules and other resources refer to it by: `custom(attribute.uid)`. A preset's is its name in the API: `COUNTRY`. */
    uid: string;
    /** `CUSTOM` is the project's own, `PRESET` every project has. */
    type: "CUSTOM" | "PRESET";
    /** The key under which the web site sends the visitor's value; presets have none. */
    key?: string;
    /** What editors read in Personalize. */
    name: string;
    /** What it is for; empty where nothing is written. */
    description: string;
    /** When it was made: ISO 8601, UTC; presets have none. */
    createdAt?: string;
    /** When it was last changed: ISO 8601, UTC; presets have none. */
    updatedAt?: string;
}

export const attributeResult = (wire: WireAttribute): GetAttributeResult => ({
    uid: wire.uid,
    type: wire.__type,
    key: wire.key,
    name: wire.name,
    description: wire.description ?? "",
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
});
