/** Parts of definitions in the API's form, to be put together rightly or wrongly, and what is said of them. */
import { validateDefinition } from "../../../provider/core/rules/validate";

export const uid = "66702e03d84509d0106bec05";

export const mine = { __type: "CustomAttributeReference", ref: uid };
export const preset = (ref: string) => ({ __type: "PresetAttributeReference", ref });
export const text = (value: unknown) => ({ __type: "StringMatchOptions", value });

export const rule = (
    attribute: unknown,
    attributeMatchCondition: unknown,
    attributeMatchOptions?: unknown,
) => ({
    __type: "Rule",
    attribute,
    attributeMatchOptions,
    attributeMatchCondition,
    invertCondition: false,
});
export const good = rule(preset("COUNTRY"), "STRING_EQUALS", text("DE"));
export const equals = (ref: string, value: unknown) => rule(preset(ref), "STRING_EQUALS", text(value));
export const between = (startTime: unknown, endTime: unknown) =>
    rule(preset("DATE_AND_TIME"), "BETWEEN_TIME", { __type: "DateTimeMatchOptions", startTime, endTime });
export const query = (pointer: unknown) =>
    rule(preset("QUERY_PARAMETERS"), "JSON_MATCH", {
        __type: "JSONMatchOptions",
        pointer,
        matchCondition: "HAS_ANY_VALUE",
    });
export const and = (...rules: unknown[]) => ({ __type: "RuleCombination", combinationType: "AND", rules });

export const mistakesIn = (definition: unknown) =>
    validateDefinition(definition, "definition").map(({ property, reason }) => `${property}: ${reason}`);
