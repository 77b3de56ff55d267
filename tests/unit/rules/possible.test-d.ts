/** What must compile. Nothing here runs: the compiler is the test. */
import type * as pulumi from "@pulumi/pulumi";
import type { Attribute } from "../../../provider/program/resources/attribute";
import * as rules from "../../../provider/program/rules";

const { all, any, not, custom, country, region, city, deviceType, operatingSystem, referrer } = rules;
const { queryParameter, queryParameterAt, dateAndTime, raw } = rules;

declare const attribute: Attribute;
declare const uid: pulumi.Output<string>;
declare const text: string;
declare const output: pulumi.Output<string>;
declare const promise: Promise<string>;
declare const input: pulumi.Input<string>;
declare const number: pulumi.Output<number>;
declare const flag: pulumi.Output<boolean>;
declare const codes: string[];
declare const laterRule: pulumi.Output<rules.Rule>;

export const definitions: pulumi.Input<rules.AudienceDefinition>[] = [
    country.equals("DE"),
    country.equals(text),
    country.equals(output),
    country.equals(promise),
    country.equals(input),
    country.hasAnyValue(),
    region.equals("US-AZ"),
    region.equals(output),
    city.equals("chicago,IL,US"),
    city.equals(text),
    deviceType.equals("MOBILE"),
    deviceType.equals(text),
    operatingSystem.equals("iOS"),
    referrer.contains("example.com"),
    queryParameter("utm_source").equals("news"),
    queryParameter(text).contains(output),
    queryParameter(output).hasAnyValue(),
    queryParameterAt("/utm_source").equals("news"),
    custom(attribute).equals("gold"),
    custom(attribute.id).isTrue(),
    custom(attribute.uid).isTrue(),
    custom(uid).contains("go"),
    custom("66702e03d84509d0106bec05").greaterThan(1000),
    custom(promise).lessThan(number),
    custom(attribute).equalTo(3),
    custom(attribute).isTrue(),
    custom(attribute).isFalse(),
    custom(attribute).hasAnyValue(),
    custom(attribute).jsonMatch("/plan/tier").equals("gold"),
    custom(attribute).jsonMatch("/plan/seats").greaterThan(5),
    dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59"),
    dateAndTime.between("2024-01-08T09:08:07", text, { visitorTimezone: true }),
    dateAndTime.before(output, { visitorTimezone: flag }),
    dateAndTime.after("2024-11-29T00:00:00"),
    all(country.equals("DE")),
    all(country.equals("DE"), any(custom(attribute).equals("gold"), not(referrer.hasAnyValue()))),
    any(...codes.map((code) => country.equals(code))),
    any(...(["DE", "AT"] as const).map((code) => country.equals(code))),
    all(laterRule, country.equals("DE")),
    not(country.equals("DE")),
    not(all(country.equals("DE"), country.hasAnyValue())),
    not(raw({ anything: ["goes"] })),
    raw({ __type: "Rule", attribute: { __type: "CustomAttributeReference", ref: attribute } }),
    laterRule,
    // The API's own form, also without `__type` on the combination and with defaults left out.
    {
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
                attributeMatchCondition: "STRING_EQUALS",
                attributeMatchOptions: { __type: "StringMatchOptions", value: "US" },
                invertCondition: false,
            },
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: attribute },
                attributeMatchOptions: { __type: "NumberMatchOptions", value: 1000 },
                attributeMatchCondition: "NUMBER_GREATER_THAN",
            },
            {
                __type: "RuleCombination",
                combinationType: "OR",
                rules: [
                    {
                        __type: "Rule",
                        attribute: { __type: "PresetAttributeReference", ref: "QUERY_PARAMETERS" },
                        attributeMatchCondition: "JSON_MATCH",
                        attributeMatchOptions: {
                            __type: "JSONMatchOptions",
                            pointer: "/utm_campaign",
                            matchCondition: "STRING_EQUALS",
                            matchOptions: { __type: "StringMatchOptions", value: "BLACK_FRIDAY" },
                            invertCondition: false,
                        },
                    },
                    {
                        __type: "Rule",
                        attribute: { __type: "PresetAttributeReference", ref: "DATE_AND_TIME" },
                        attributeMatchCondition: "BETWEEN_TIME",
                        attributeMatchOptions: {
                            __type: "DateTimeMatchOptions",
                            startTime: "2024-11-29T00:00:00",
                            endTime: "2024-11-29T23:59:59",
                            useVisitorTimezone: true,
                        },
                    },
                    {
                        __type: "Rule",
                        attribute: { __type: "LyticsAttributeReference", ref: "LYTICS_AUDIENCE" },
                        attributeMatchCondition: "IS_MEMBER_OF",
                        attributeMatchOptions: { __type: "AudienceMatchOptions", value: text },
                    },
                ],
            },
            country.equals("DE"),
        ],
    },
];
