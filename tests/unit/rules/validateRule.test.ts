import { and, good, mine, mistakesIn, preset, rule, text, uid } from "./wire";

describe("a wrong rule is told with its place, its value, what is allowed and what to do", () => {
    test.each<[wrong: unknown, said: string]>([
        [
            rule(undefined, "IS_TRUE"),
            'definition.attribute: must be an object like {"__type":"PresetAttributeReference","ref":"COUNTRY"}; it is missing.',
        ],
        [
            rule({ ref: uid }, "IS_TRUE"),
            "definition.attribute.__type: is required; allowed: PresetAttributeReference, CustomAttributeReference, LyticsAttributeReference.",
        ],
        [
            rule({ ...mine, __type: "CustomAttributeRef" }, "IS_TRUE"),
            'definition.attribute.__type: "CustomAttributeRef" is not allowed; allowed: PresetAttributeReference, CustomAttributeReference, LyticsAttributeReference.',
        ],
        [
            rule({ ...mine, ref: "loyalty_tier" }, "IS_TRUE"),
            'definition.attribute.ref: must be the uid of an attribute, 24 hexadecimal digits; it is "loyalty_tier". The key of an attribute is not its uid: pass the Attribute resource, or its id.',
        ],
        [
            rule({ ...mine, ref: "COUNTRY" }, "HAS_ANY_VALUE"),
            'definition.attribute.ref: must be the uid of an attribute, 24 hexadecimal digits; it is "COUNTRY". "COUNTRY" is a preset attribute: use rules.country instead of rules.custom, or write {"__type":"PresetAttributeReference","ref":"COUNTRY"}.',
        ],
        [
            rule(preset("CONTRY"), "HAS_ANY_VALUE"),
            'definition.attribute.ref: "CONTRY" is not allowed; allowed: COUNTRY, REGION, CITY, DEVICE_TYPE, OPERATING_SYSTEM, REFERRER, QUERY_PARAMETERS, DATE_AND_TIME. Did you mean COUNTRY?',
        ],
        [
            rule(mine, undefined),
            "definition.attributeMatchCondition: is required; allowed: STRING_EQUALS, CONTAINS_SUBSTRING, HAS_ANY_VALUE, NUMBER_EQUAL_TO, NUMBER_GREATER_THAN, NUMBER_LESS_THAN, IS_TRUE, IS_FALSE, JSON_MATCH.",
        ],
        [
            rule(mine, "STRING_EQUAL", text("x")),
            'definition.attributeMatchCondition: "STRING_EQUAL" is not allowed; allowed: STRING_EQUALS, CONTAINS_SUBSTRING, HAS_ANY_VALUE, NUMBER_EQUAL_TO, NUMBER_GREATER_THAN, NUMBER_LESS_THAN, IS_TRUE, IS_FALSE, JSON_MATCH. Did you mean STRING_EQUALS?',
        ],
        [
            rule(mine, "equals", text("x")),
            'definition.attributeMatchCondition: "equals" is not allowed; allowed: STRING_EQUALS, CONTAINS_SUBSTRING, HAS_ANY_VALUE, NUMBER_EQUAL_TO, NUMBER_GREATER_THAN, NUMBER_LESS_THAN, IS_TRUE, IS_FALSE, JSON_MATCH.',
        ],
        [
            rule(preset("COUNTRY"), "IS_TRUE"),
            "definition.attributeMatchCondition: Country does not take IS_TRUE; allowed: STRING_EQUALS, HAS_ANY_VALUE.",
        ],
        [
            rule(mine, "BEFORE_TIME", { __type: "DateTimeMatchOptions", endTime: "2024-11-29T00:00:00" }),
            "definition.attributeMatchCondition: A custom attribute does not take BEFORE_TIME; allowed: STRING_EQUALS, CONTAINS_SUBSTRING, HAS_ANY_VALUE, NUMBER_EQUAL_TO, NUMBER_GREATER_THAN, NUMBER_LESS_THAN, IS_TRUE, IS_FALSE, JSON_MATCH.",
        ],
        [
            rule(mine, "STRING_EQUALS"),
            'definition.attributeMatchOptions: must be an object like {"__type":"StringMatchOptions","value":"…"}; it is missing.',
        ],
        [
            rule(mine, "NUMBER_LESS_THAN", text("1")),
            'definition.attributeMatchOptions.__type: must be NumberMatchOptions for NUMBER_LESS_THAN; it is "StringMatchOptions". Write {"__type":"NumberMatchOptions","value":1}.',
        ],
        [
            rule(mine, "IS_TRUE", text("yes")),
            'definition.attributeMatchOptions: must be omitted: IS_TRUE takes no options; it is {"__type":"StringMatchOptions","value":"yes"}.',
        ],
        [
            rule(mine, "STRING_EQUALS", text(5)),
            "definition.attributeMatchOptions.value: must be a string; it is 5.",
        ],
        [
            rule(mine, "CONTAINS_SUBSTRING", text("")),
            "definition.attributeMatchOptions.value: must not be empty: every string contains the empty string. To match any value, use HAS_ANY_VALUE.",
        ],
        [
            rule(mine, "NUMBER_EQUAL_TO", { __type: "NumberMatchOptions", value: "1000" }),
            'definition.attributeMatchOptions.value: must be a finite number; it is "1000". Write 1000, without quotes.',
        ],
        [
            rule(mine, "NUMBER_EQUAL_TO", { __type: "NumberMatchOptions" }),
            "definition.attributeMatchOptions.value: must be a finite number; it is missing.",
        ],
    ])("%j", (wrong, said) => expect(mistakesIn(wrong)).toEqual([said]));

    test("in a condition on a JSON value", () => {
        const wrong = rule(mine, "JSON_MATCH", {
            __type: "JSONMatchOptions",
            pointer: "plan",
            matchCondition: "JSON_MATCH",
            matchOptions: {},
            invertCondition: 1,
        });
        expect(mistakesIn(and(good, wrong))).toEqual([
            expect.stringMatching(
                /^definition\.rules\[1\]\.attributeMatchOptions\.pointer: .*Write "\/plan"\.$/,
            ),
            "definition.rules[1].attributeMatchOptions.invertCondition: must be true or false, without quotes; it is 1.",
            expect.stringMatching(
                /^definition\.rules\[1\]\.attributeMatchOptions\.matchCondition: A JSON value does not take JSON_MATCH; allowed: STRING_EQUALS,/,
            ),
        ]);
    });

    test("in a misspelt field, which the server would ignore", () => {
        const wrong = rule(mine, "STRING_EQUALS", { __type: "StringMatchOptions", vaule: "x" });
        expect(mistakesIn(wrong)).toEqual([
            "definition.attributeMatchOptions.vaule: is not a known field. Did you mean value?",
            "definition.attributeMatchOptions.value: must be a string; it is missing.",
        ]);
    });
});
