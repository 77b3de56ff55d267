import type { RuleCombination } from "../../rules/builder/types";
import type { WireAudience } from "../../wire";

/** An audience of a project. */
export interface GetAudienceResult {
    /** The uid, for variants and targeting. */
    uid: string;
    /** The name that editors see in Personalize. */
    name: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** The rules, in the form of the API. Audiences that are synced from Lytics have none. */
    definition?: RuleCombination;
    /** The uids of the custom attributes that the definition uses. */
    attributes: string[];
    /** `LYTICS` for an audience that is synced from Lytics. Refer to it in `lyticsAudiences` of a variant. */
    source?: string;
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When it was last changed (ISO 8601, UTC). */
    updatedAt?: string;
}

export const audienceResult = (wire: WireAudience): GetAudienceResult => ({
    uid: wire.uid,
    name: wire.name,
    description: wire.description ?? "",
    definition: wire.definition as RuleCombination | undefined,
    attributes: wire.referredAttributes ?? [],
    source: wire.source,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
});
