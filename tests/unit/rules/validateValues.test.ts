import { between, equals, mistakesIn, query } from "./wire";

describe("a wrong value is told with its form and, where it can be guessed, the right one", () => {
    test.each<[wrong: unknown, said: string]>([
        [
            equals("COUNTRY", "de"),
            'definition.attributeMatchOptions.value: "de" is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". Write "DE".',
        ],
        [
            equals("COUNTRY", "Germany"),
            'definition.attributeMatchOptions.value: "Germany" is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". Write "DE".',
        ],
        [
            equals("COUNTRY", "UK"),
            'definition.attributeMatchOptions.value: "UK" is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". Write "GB".',
        ],
        [
            equals("COUNTRY", "JJ"),
            'definition.attributeMatchOptions.value: "JJ" is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". Use getCountries to find the code by name.',
        ],
        [
            equals("REGION", "us_az"),
            'definition.attributeMatchOptions.value: "us_az" is not a region code. A region code has the code of the country, a hyphen, and up to three letters or digits (ISO 3166-2), like "US-AZ". Write "US-AZ".',
        ],
        [
            equals("CITY", "Chicago, IL, US"),
            'definition.attributeMatchOptions.value: "Chicago, IL, US" is not a city code. A city code has the name in lower case, the code of the region, and the code of the country, separated by commas without spaces, like "chicago,IL,US". Write "chicago,IL,US".',
        ],
        [
            equals("DEVICE_TYPE", "mobile"),
            'definition.attributeMatchOptions.value: "mobile" is not a device type; allowed: DESKTOP, MOBILE, TABLET. Did you mean MOBILE?',
        ],
        [
            query("utm_campaign"),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 instead of ~ and ~1 instead of / in a name; it is "utm_campaign". Write "/utm_campaign".',
        ],
        [
            query("/a~b"),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 instead of ~ and ~1 instead of / in a name; it is "/a~b".',
        ],
        [
            query("/"),
            'definition.attributeMatchOptions.pointer: must name a query parameter, like "/utm_campaign"; it is "/".',
        ],
        [
            query("/ "),
            'definition.attributeMatchOptions.pointer: must name a query parameter, like "/utm_campaign"; it is "/ ".',
        ],
        [
            query(""),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 instead of ~ and ~1 instead of / in a name; it is "".',
        ],
        [
            between("2024-11-29", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2024-11-29" has no time of day; a time has the form YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00. Add T00:00:00 for the start of the day, or T23:59:59 for its end.',
        ],
        [
            between("2024-11-29T00:00:00Z", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2024-11-29T00:00:00Z" has a time zone; a time has the form YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00, without a time zone. To use the time zone of the visitor, set useVisitorTimezone.',
        ],
        [
            between("2023-02-29T00:00:00", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2023-02-29T00:00:00" is not an existing date and time; a time has the form YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00.',
        ],
        [
            between("2024-11-29T00:00:00", undefined),
            "definition.attributeMatchOptions.endTime: must be a time; it is missing.",
        ],
        [
            between("2024-11-29T00:00:00", "2024-11-28T00:00:00"),
            'definition.attributeMatchOptions.endTime: must be later than startTime; "2024-11-28T00:00:00" is not later than "2024-11-29T00:00:00".',
        ],
    ])("%j", (wrong, said) => expect(mistakesIn(wrong)).toEqual([said]));
});
