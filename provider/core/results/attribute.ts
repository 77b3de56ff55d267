import type { WireAttribute } from "../wire";

/** An attribute of a project. */
export interface GetAttributeResult {
    /** The uid, for rules: `custom(attribute.uid)`. The uid of a preset is its name in the API: `COUNTRY`. */
    uid: string;
    /** `CUSTOM`: an attribute of this project. `PRESET`: an attribute of every project. */
    type: "CUSTOM" | "PRESET";
    /** The key under which the web site sends the visitor's value. Presets have none. */
    key?: string;
    /** The name that editors see in Personalize. */
    name: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** When it was created (ISO 8601, UTC). Presets have none. */
    createdAt?: string;
    /** When it was last changed (ISO 8601, UTC). Presets have none. */
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
