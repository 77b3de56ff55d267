import type { Input } from "@pulumi/pulumi";
import { customReference } from "../../core/rules/form";
import { uidOf } from "./inputs";
import { anyValue, onAttribute, onMember, type ValueMatcher } from "./matchers";
import type { AttributeArgument, Checked } from "./types";

/** The conditions for a custom attribute. */
export interface CustomMatcher extends ValueMatcher {
    /**
     * For an attribute that holds JSON: starts a rule for the value at a pointer (condition `JSON_MATCH`).
     *
     * @param pointer a JSON pointer (RFC 6901): `/plan/tier`, `/items/0`. In a name, write `~0` for `~` and `~1` for
     *     `/`
     *
     * @example
     * ```ts
     * custom(profile).jsonMatch("/plan/tier").equals("gold")
     * ```
     */
    jsonMatch<P extends Input<string>>(pointer: Checked<P, `/${string}`>): ValueMatcher;
}

/**
 * Starts a rule for a custom attribute. Custom attributes have no type. The rule chooses how to read the value: as a
 * string (`equals`, `contains`), as a number (`equalTo`, `greaterThan`, `lessThan`) or as a boolean (`isTrue`,
 * `isFalse`).
 *
 * @param attribute the `Attribute` resource, or the uid of an attribute (24 hexadecimal digits), but not its key
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
