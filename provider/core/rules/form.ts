import { isCombination, isFields } from "./json";

/**
 * Creates the parts of a rule in the form of the API, with the keys in the order of the API. The builder uses these
 * functions, and so does the printer, to check that the builder would create the same rule. Leaves can be plain values
 * or outputs.
 */

/** A reference to a preset attribute. */
export const presetReference = <R extends string>(ref: R) =>
    ({ __type: "PresetAttributeReference", ref }) as const;

/** A reference to a custom attribute, by its uid. */
export const customReference = <R>(ref: R) => ({ __type: "CustomAttributeReference", ref }) as const;

/** A string to compare with. */
export const stringOptions = <V>(value: V) => ({ __type: "StringMatchOptions", value }) as const;

/** A number to compare with. */
export const numberOptions = <V>(value: V) => ({ __type: "NumberMatchOptions", value }) as const;

/** A condition for the value at a JSON pointer. */
export const jsonOptions = <P, C, O>(pointer: P, matchCondition: C, matchOptions: O) => ({
    __type: "JSONMatchOptions" as const,
    pointer,
    matchCondition,
    ...(matchOptions === undefined ? {} : { matchOptions }),
    invertCondition: false as const,
});

/** A period. One of its ends can be open. */
export const timeOptions = <T, Z>(
    times: { readonly startTime?: T; readonly endTime?: T },
    useVisitorTimezone: Z,
) => ({ __type: "DateTimeMatchOptions" as const, ...times, useVisitorTimezone });

/** A rule: a condition for an attribute. Conditions without options have no field for them. */
export const ruleOf = <A, C extends string, O>(
    attribute: A,
    attributeMatchCondition: C,
    attributeMatchOptions: O,
    invertCondition = false,
) => ({
    __type: "Rule" as const,
    attribute,
    ...(attributeMatchOptions === undefined ? {} : { attributeMatchOptions }),
    attributeMatchCondition,
    invertCondition,
});

/** A combination of rules. */
export const combinationOf = <N>(combinationType: "AND" | "OR", rules: N) =>
    ({ __type: "RuleCombination", combinationType, rules }) as const;

/** A combination around a single rule, because the API takes no rule by itself. */
export const asCombination = <N>(definition: N) =>
    isFields(definition) && !isCombination(definition) ? combinationOf("AND", [definition]) : definition;
