import { between, equals, mistakesIn, query } from "./wire";

describe("a wrong value is told with its form and, where it can be guessed, the right one", () => {
    test.each<[wrong: unknown, said: string]>([
        [
            equals("COUNTRY", "de"),
            'definition.attributeMatchOptions.value: "de" is no country code; a country is two upper-case letters, ISO 3166-1 alpha-2, like "DE". Write "DE".',
        ],
        [
            equals("COUNTRY", "Germany"),
            'definition.attributeMatchOptions.value: "Germany" is no country code; a country is two upper-case letters, ISO 3166-1 alpha-2, like "DE". Write "DE".',
        ],
        [
            equals("COUNTRY", "UK"),
            'definition.attributeMatchOptions.value: "UK" is no country code; a country is two upper-case letters, ISO 3166-1 alpha-2, like "DE". Write "GB".',
        ],
        [
            equals("COUNTRY", "JJ"),
            'definition.attributeMatchOptions.value: "JJ" is no country code; a country is two upper-case letters, ISO 3166-1 alpha-2, like "DE". getCountries finds the code by the country\'s name.',
        ],
        [
            equals("REGION", "us_az"),
            'definition.attributeMatchOptions.value: "us_az" is no region code; a region is its country\'s code, a hyphen and up to three letters or digits, ISO 3166-2, like "US-AZ". Write "US-AZ".',
        ],
        [
            equals("CITY", "Chicago, IL, US"),
            'definition.attributeMatchOptions.value: "Chicago, IL, US" is no city code; a city is its name in lower case, its region\'s and its country\'s code, with commas and without spaces between, like "chicago,IL,US". Write "chicago,IL,US".',
        ],
        [
            equals("DEVICE_TYPE", "mobile"),
            'definition.attributeMatchOptions.value: "mobile" is no device type; allowed: DESKTOP, MOBILE, TABLET. Did you mean MOBILE?',
        ],
        [
            query("utm_campaign"),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 for ~ and ~1 for / in a name; it is "utm_campaign". Write "/utm_campaign".',
        ],
        [
            query("/a~b"),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 for ~ and ~1 for / in a name; it is "/a~b".',
        ],
        [
            query(""),
            'definition.attributeMatchOptions.pointer: must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 for ~ and ~1 for / in a name; it is "".',
        ],
        [
            between("2024-11-29", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2024-11-29" lacks the time of day; a time is YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00. Add T00:00:00 for the day\'s beginning or T23:59:59 for its end.',
        ],
        [
            between("2024-11-29T00:00:00Z", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2024-11-29T00:00:00Z" has a time zone; a time is YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00, without one. Set useVisitorTimezone for the visitor\'s own.',
        ],
        [
            between("2023-02-29T00:00:00", "2024-11-30T00:00:00"),
            'definition.attributeMatchOptions.startTime: "2023-02-29T00:00:00" is no day or hour that exists; a time is YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00.',
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
