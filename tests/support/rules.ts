/** A rule on the visitor's country, as the API spells it. */
export const countryRule = (value: unknown) => ({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value },
    invertCondition: false,
});

export const all = <Rule>(...rules: Rule[]) => ({
    __type: "RuleCombination",
    combinationType: "AND",
    rules,
});

/** The whole definition of an audience: visitors from one country. */
export const country = (code: string) => all(countryRule(code));

/** A country, or the value of an attribute in a nested combination. */
export const bothOf = (attribute: unknown) => ({
    __type: "RuleCombination",
    combinationType: "OR",
    rules: [
        ...country("DE").rules,
        {
            __type: "RuleCombination",
            combinationType: "AND",
            rules: [
                {
                    __type: "Rule",
                    attribute: { __type: "CustomAttributeReference", ref: attribute },
                    attributeMatchCondition: "HAS_ANY_VALUE",
                },
            ],
        },
    ],
});
