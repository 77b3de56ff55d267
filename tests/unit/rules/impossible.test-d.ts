/**
 * What must not compile. The compiler reports each error that is expected and does not come. Nothing here
 * runs.
 */
import type * as pulumi from "@pulumi/pulumi";
import type { Audience } from "../../../provider/program/resources/audience";
import type { Event } from "../../../provider/program/resources/event";
import type { Experience } from "../../../provider/program/resources/experience";
import * as rules from "../../../provider/program/rules";

const { all, any, not, custom, country, region, city, deviceType, operatingSystem, referrer } = rules;
const { queryParameter, queryParameterAt, dateAndTime } = rules;

declare const event: Event;
declare const experience: Experience;
declare const audience: Audience;
declare const attribute: rules.AttributeResource;
declare const number: pulumi.Output<number>;
declare const definition: (definition: pulumi.Input<rules.AudienceDefinition>) => void;

// --- combinations

// @ts-expect-error: a combination needs at least one rule
all();
// @ts-expect-error: a combination needs at least one rule
any();
// @ts-expect-error: a rule is no text
all("country is DE");
// @ts-expect-error: a list of rules is spread: any(...rules)
any([country.equals("DE")]);
// @ts-expect-error: a condition has to be chosen
all(country);
// @ts-expect-error: not takes a rule
not(true);
// @ts-expect-error: not takes one rule, or a combination of several
not(country.equals("DE"), country.equals("AT"));

// --- where a visitor is

// @ts-expect-error: a country is two upper-case letters
country.equals("de");
// @ts-expect-error: a country is a code, no name
country.equals("Germany");
// @ts-expect-error: the United Kingdom is GB
country.equals("UK");
// @ts-expect-error: a country is no number
country.equals(49);
// @ts-expect-error: a country is equal or not
country.contains("D");
// @ts-expect-error: a country has no order
country.greaterThan("DE");
// @ts-expect-error: a region is US-AZ
region.equals("Arizona");
// @ts-expect-error: a region begins with a country's code
region.equals("XYZ-AZ");
// @ts-expect-error: a city is chicago,IL,US
city.equals("chicago");

// --- with what, and from where

// @ts-expect-error: DESKTOP, MOBILE or TABLET
deviceType.equals("WATCH");
// @ts-expect-error: DESKTOP, MOBILE or TABLET
deviceType.equals("mobile");
// @ts-expect-error: a device type is not true or false
deviceType.isTrue();
// @ts-expect-error: an operating system is equal or not
operatingSystem.contains("OS");
// @ts-expect-error: a referrer is a text
referrer.lessThan(3);

// --- query parameters

// @ts-expect-error: a query parameter has a name
queryParameter();
// @ts-expect-error: the name of a query parameter is not empty
queryParameter("").equals("news");
// @ts-expect-error: the name, not a pointer
queryParameter("/utm_source").equals("news");
// @ts-expect-error: the condition is on one parameter
queryParameter.equals("news");
// @ts-expect-error: a query parameter is a text
queryParameter("page").greaterThan(3);
// @ts-expect-error: a pointer begins with a slash
queryParameterAt("utm_source").equals("news");

// --- date and time

// @ts-expect-error: the time of day is missing
dateAndTime.before("2024-11-29");
// @ts-expect-error: a time without a time zone
dateAndTime.after("2024-11-29T00:00:00Z");
// @ts-expect-error: a time is no Date
dateAndTime.after(new Date());
// @ts-expect-error: between needs two times
dateAndTime.between("2024-11-29T00:00:00");
// @ts-expect-error: the option is visitorTimezone: true
dateAndTime.before("2024-11-29T00:00:00", { timezone: "Europe/Berlin" });
// @ts-expect-error: a time is not equal, but before, after or between
dateAndTime.equals("2024-11-29T00:00:00");

// --- attributes of the project's own

// @ts-expect-error: an event is no attribute
custom(event).equals("gold");
// @ts-expect-error: an audience is no attribute
custom(audience).isTrue();
// @ts-expect-error: an experience is no attribute
custom(experience).isTrue();
// @ts-expect-error: an audience is no rule; audiences are combined where they are used
all(audience);
// @ts-expect-error: an attribute is no number
custom(42).equals("gold");
// @ts-expect-error: a condition on a text; equalTo compares numbers
custom(attribute).equals(5);
// @ts-expect-error: greater than a number
custom(attribute).greaterThan("1000");
// @ts-expect-error: contains a text
custom(attribute).contains(number);
// @ts-expect-error: isTrue takes nothing
custom(attribute).isTrue(true);
// @ts-expect-error: hasAnyValue takes nothing
custom(attribute).hasAnyValue("gold");
// @ts-expect-error: times are for dateAndTime
custom(attribute).before("2024-11-29T00:00:00");
// @ts-expect-error: a pointer begins with a slash
custom(attribute).jsonMatch("plan.tier").equals("gold");
// @ts-expect-error: a JSON value inside a JSON value is reached by one longer pointer
custom(attribute).jsonMatch("/plan").jsonMatch("/tier");

// --- the API's own form

// @ts-expect-error: AND or OR
definition({ combinationType: "XOR", rules: [country.equals("DE")] });
// @ts-expect-error: the rules are missing
definition({ combinationType: "AND" });
// @ts-expect-error: a country takes no condition on numbers
definition({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "NUMBER_GREATER_THAN",
    attributeMatchOptions: { __type: "NumberMatchOptions", value: 3 },
});
// @ts-expect-error: STRING_EQUALS takes StringMatchOptions
definition({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "NumberMatchOptions", value: 3 },
});
// @ts-expect-error: STRING_EQUALS needs options
definition({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
});
// @ts-expect-error: there is no such preset; raw(…) is for those that came later
definition({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "CUONTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value: "DE" },
});
