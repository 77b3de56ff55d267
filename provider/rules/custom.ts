import type { Input } from "@pulumi/pulumi";
import { customReference } from "./form";
import { uidOf } from "./inputs";
import { anyValue, onAttribute, onMember, type ValueMatcher } from "./matchers";
import type { AttributeArgument, Checked } from "./types";

/** Conditions on an attribute of the project's own. */
export interface CustomMatcher extends ValueMatcher {
    /**
     * For an attribute that holds JSON: conditions on what stands at a pointer (condition `JSON_MATCH`).
     *
     * @param pointer a JSON pointer (RFC 6901): `/plan/tier`, `/items/0`; in a name `~` is written `~0` and
     *     `/` is written `~1`
     *
     * @example
     * ```ts
     * custom(profile).jsonMatch("/plan/tier").equals("gold")
     * ```
     */
    jsonMatch<P extends Input<string>>(pointer: Checked<P, `/${string}`>): ValueMatcher;
}

/**
 * Begins a rule on an attribute of the project's own. Such an attribute has no type: the rule chooses how
 * its value is read, as text (`equals`, `contains`), as a number (`equalTo`, `greaterThan`, `lessThan`) or as
 * truth (`isTrue`, `isFalse`).
 *
 * @param attribute the `Attribute` resource, or the uid of an attribute (24 hexadecimal digits); not its key
 *
 * @example
 * ```ts
 * const tier = new personalize.Attribute("tier", { key: "loyalty_tier" });
 *
 * custom(tier).equals("gold")
 * custom("66702e03d84509d0106bec05").greaterThan(1000)
 * ```
 */
export function custom(attribute: AttributeArgument): CustomMatcher {
    const reference = customReference(uidOf(attribute));
    return {
        ...anyValue(onAttribute(reference)),
        jsonMatch: (pointer) => anyValue(onMember(reference, pointer as Input<string>)),
    };
}
