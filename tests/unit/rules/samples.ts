import type { WireRuleCombination } from "../../../provider/core/wire";
import documentedAudiences from "../../fixtures/rules/documented.json";
import recordedAudiences from "../../fixtures/rules/recorded.json";

interface Sample {
    readonly name: string;
    readonly definition: WireRuleCombination;
    readonly referredAttributes?: readonly string[];
}

/** The three samples in the API's documentation, "Create an Audience". */
export const documented = documentedAudiences as unknown as readonly Sample[];

/** The audiences of a real project, as the server returned them. */
export const recorded = recordedAudiences as unknown as readonly Sample[];
