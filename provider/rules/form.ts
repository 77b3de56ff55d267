/**
 * The parts of a rule in the API's own form, keys in the order in which the API writes them. The builder
 * makes its rules of these, and the printer checks by them that the builder would make the very same rule.
 * Leaves may be plain values or Pulumi's outputs: nothing here looks at them.
 */

/** A reference to one of the attributes that every project has. */
export const presetReference = <R extends string>(ref: R) =>
    ({ __type: "PresetAttributeReference", ref }) as const;

/** A reference to an attribute of the project's own, by its uid. */
export const customReference = <R>(ref: R) => ({ __type: "CustomAttributeReference", ref }) as const;

/** A text to compare with. */
export const stringOptions = <V>(value: V) => ({ __type: "StringMatchOptions", value }) as const;

/** A number to compare with. */
export const numberOptions = <V>(value: V) => ({ __type: "NumberMatchOptions", value }) as const;

/** A condition on what stands at a JSON pointer. */
export const jsonOptions = <P, C, O>(pointer: P, matchCondition: C, matchOptions: O) => ({
    __type: "JSONMatchOptions" as const,
    pointer,
    matchCondition,
    ...(matchOptions === undefined ? {} : { matchOptions }),
    invertCondition: false as const,
});

/** A span of time; one of its ends may be open. */
export const timeOptions = <T, Z>(
    times: { readonly startTime?: T; readonly endTime?: T },
    useVisitorTimezone: Z,
) => ({ __type: "DateTimeMatchOptions" as const, ...times, useVisitorTimezone });

/** A rule: a condition on an attribute. Conditions without options have no field for them. */
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
