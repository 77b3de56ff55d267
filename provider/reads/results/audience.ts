import type { RuleCombination } from "../../rules/types";
import type { WireAudience } from "../../wire";

/** An audience as it is on the server. */
export interface GetAudienceResult {
    /** What variants and targeting refer to it by. */
    uid: string;
    /** What editors read in Personalize. */
    name: string;
    /** Who is meant; empty where nothing is written. */
    description: string;
    /** Who belongs to it, in the API's form; one that is synced from Lytics has none. */
    definition?: RuleCombination;
    /** The uids of the custom attributes that the definition asks for. */
    attributes: string[];
    /** Where it comes from, if not from Personalize: `LYTICS`. Such a one goes into `lyticsAudiences`. */
    source?: string;
    /** When it was made: ISO 8601, UTC. */
    createdAt?: string;
    /** When it was last changed: ISO 8601, UTC. */
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
