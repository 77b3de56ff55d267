import { sameJson } from "../../provider/core/common/sameJson";
import { normalizeDefinition } from "../../provider/core/rules/normalize";
import type { WireRuleNode } from "../../provider/core/wire";

/**
 * Whether two definitions have the same canonical form. The order of rules counts: it does not change which visitors
 * match, but people read the rules in this order.
 */
export const sameDefinition = (a: WireRuleNode, b: WireRuleNode): boolean =>
    sameJson(normalizeDefinition(a), normalizeDefinition(b));
