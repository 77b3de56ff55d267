/** The expected results of the preset attributes, written by hand, with the source of each row. */
import {
    type AssumptionName,
    type Assumptions,
    createEvaluator,
    type Visitor,
} from "../../../provider/evaluation";
import * as rules from "../../../provider/program/rules";
import { audience, projectOf } from "./project";

const { country, region, city, deviceType, operatingSystem, referrer, dateAndTime, not } = rules;

type Row = [
    source: string,
    rule: unknown,
    visitor: Visitor,
    result: boolean | "undecided",
    rests?: AssumptionName[],
];

const mac =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";
const windows =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
const ipad =
    "Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.3 Mobile/15E148 Safari/604.1";
const pixel =
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
const androidTablet =
    "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
const node = "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)";
const bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

const location: Row[] = [
    ["recorded: COUNTRY US", country.equals("US"), { country: "US" }, true],
    ["recorded: COUNTRY US", country.equals("US"), { country: "DE" }, false],
    ["Troubleshooting: localhost has no location", country.equals("US"), {}, false],
    ["assumed", country.equals("US"), { country: "us" }, false, ["stringCase"]],
    ["recorded: REGION US-AZ", region.equals("US-AZ"), { region: "US-AZ" }, true],
    ["recorded: REGION US-AZ", region.equals("US-AZ"), { region: "US-CA" }, false],
    ["recorded: CITY chicago,IL,US", city.equals("chicago,IL,US"), { city: "chicago,IL,US" }, true],
    ["a region lies in its country", country.equals("US"), { region: "US-AZ" }, true],
    ["a city lies in its region", region.equals("US-IL"), { city: "chicago,IL,US" }, true],
    ["a city lies in its country", country.equals("US"), { city: "chicago,IL,US" }, true],
    ["the given country wins", country.equals("US"), { country: "DE", city: "chicago,IL,US" }, false],
    ["Attributes: any value", country.hasAnyValue(), { country: "DE" }, true],
    ["Attributes: any value", country.hasAnyValue(), {}, false],
    ["assumed", not(country.equals("US")), {}, true, ["absentInverted"]],
];

const device: Row[] = [
    ["recorded: DESKTOP", deviceType.equals("DESKTOP"), { userAgent: mac }, true],
    ["recorded: DESKTOP", deviceType.equals("DESKTOP"), { userAgent: windows }, true],
    ["recorded: TABLET", deviceType.equals("TABLET"), { userAgent: ipad }, true],
    ["recorded: TABLET", deviceType.equals("TABLET"), { userAgent: androidTablet }, true],
    ["Attributes: Mobile", deviceType.equals("MOBILE"), { userAgent: iphone }, true],
    ["Attributes: Mobile", deviceType.equals("MOBILE"), { userAgent: pixel }, true],
    ["Attributes: Mobile", deviceType.equals("MOBILE"), { userAgent: mac }, false],
    ["assumed", deviceType.equals("DESKTOP"), { userAgent: node }, true, ["unknownDevice"]],
    ["assumed", deviceType.equals("DESKTOP"), { userAgent: bot }, true, ["unknownDevice"]],
    ["assumed", deviceType.equals("DESKTOP"), {}, true, ["unknownDevice"]],
    ["assumed", deviceType.equals("MOBILE"), { userAgent: "" }, false],
    ["the given device wins", deviceType.equals("TABLET"), { userAgent: mac, device: "TABLET" }, true],
    [
        "assumed: spelling",
        operatingSystem.equals("MACOS"),
        { userAgent: mac },
        true,
        ["operatingSystemNames"],
    ],
    [
        "assumed: spelling",
        operatingSystem.equals("MacOS"),
        { userAgent: mac },
        true,
        ["operatingSystemNames"],
    ],
    [
        "assumed: spelling",
        operatingSystem.equals("Windows"),
        { userAgent: windows },
        true,
        ["operatingSystemNames"],
    ],
    [
        "assumed: spelling",
        operatingSystem.equals("ANDROID"),
        { userAgent: pixel },
        true,
        ["operatingSystemNames"],
    ],
    [
        "assumed: spelling",
        operatingSystem.equals("iOS"),
        { userAgent: iphone },
        true,
        ["operatingSystemNames"],
    ],
    ["assumed: spelling", operatingSystem.equals("IOS"), { userAgent: mac }, false, ["operatingSystemNames"]],
    ["Attributes: four systems", operatingSystem.equals("WINDOWS"), { userAgent: node }, false],
    [
        "the given system wins",
        operatingSystem.equals("IOS"),
        { userAgent: mac, operatingSystem: "ios" },
        true,
        ["operatingSystemNames"],
    ],
];

const links: Row[] = [
    ["Attributes: Referrer", referrer.contains("news.example"), { referrer: "https://news.example/a" }, true],
    [
        "Attributes: the whole URI",
        referrer.equals("news.example"),
        { referrer: "https://news.example/a" },
        false,
    ],
    [
        "Attributes: the whole URI",
        referrer.equals("https://news.example/a"),
        { referrer: "https://news.example/a" },
        true,
    ],
    ["no referrer", referrer.contains("news"), {}, false],
];

const noon = "2026-03-10T12:00:00Z";
const visitorTimezone = true;
const time: Row[] = [
    [
        "management API: BETWEEN_TIME",
        dateAndTime.between("2026-03-01T00:00:00", "2026-03-31T23:59:59"),
        { time: noon },
        true,
    ],
    [
        "management API: BETWEEN_TIME",
        dateAndTime.between("2026-01-01T00:00:00", "2026-02-01T00:00:00"),
        { time: noon },
        false,
    ],
    ["management API: BEFORE_TIME", dateAndTime.before("2026-03-20T00:00:00"), { time: noon }, true],
    ["management API: BEFORE_TIME", dateAndTime.before("2026-03-01T00:00:00"), { time: noon }, false],
    ["management API: AFTER_TIME", dateAndTime.after("2026-03-01T00:00:00"), { time: noon }, true],
    ["management API: AFTER_TIME", dateAndTime.after("2026-03-20T00:00:00"), { time: noon }, false],
    [
        "assumed: UTC without a visitor's zone",
        dateAndTime.after("2026-03-10T11:00:00"),
        { time: noon },
        true,
        ["ruleTimezone"],
    ],
    [
        "assumed: start inclusive",
        dateAndTime.between("2026-03-10T12:00:00", "2026-03-12T00:00:00"),
        { time: noon },
        true,
        ["timeBounds", "ruleTimezone"],
    ],
    [
        "assumed: end exclusive",
        dateAndTime.between("2026-03-01T00:00:00", "2026-03-10T12:00:00"),
        { time: noon },
        false,
        ["timeBounds", "ruleTimezone"],
    ],
    [
        "assumed: strict",
        dateAndTime.after("2026-03-10T12:00:00"),
        { time: noon },
        false,
        ["timeBounds", "ruleTimezone"],
    ],
    [
        "management API: useVisitorTimezone",
        dateAndTime.after("2026-03-10T13:00:00", { visitorTimezone }),
        { time: noon, timezone: "Asia/Tokyo" },
        true,
    ],
    [
        "management API: useVisitorTimezone",
        dateAndTime.after("2026-03-10T09:00:00", { visitorTimezone }),
        { time: noon, timezone: "America/New_York" },
        false,
    ],
    [
        "daylight saving time",
        dateAndTime.after("2026-03-10T07:30:00", { visitorTimezone }),
        { time: noon, timezone: "America/New_York" },
        true,
    ],
    [
        "assumed: UTC if the zone is unknown",
        dateAndTime.after("2026-03-10T11:00:00", { visitorTimezone }),
        { time: noon },
        true,
        ["visitorTimezone"],
    ],
    [
        "a zone that does not exist",
        dateAndTime.after("2026-03-10T11:00:00", { visitorTimezone }),
        { time: noon, timezone: "Mars/Olympus" },
        true,
        ["visitorTimezone"],
    ],
    [
        "a period far from the time",
        dateAndTime.after("2026-01-01T00:00:00", { visitorTimezone }),
        { time: noon },
        true,
    ],
];

test.each<Row>([...location, ...device, ...links, ...time])(
    "%s: %j for %j is %s",
    (_source, rule, visitor, result, rests = []) => {
        const reason = createEvaluator(projectOf([audience("a", rule)])).audience("a", visitor);
        expect({ result: reason?.result, rests: reason?.assumptions }).toEqual({ result, rests });
    },
);

const others: [Assumptions, unknown, Visitor, boolean][] = [
    [{ unknownDevice: "none" }, deviceType.equals("DESKTOP"), {}, false],
    [{ operatingSystemNames: "exact" }, operatingSystem.equals("MacOS"), { userAgent: mac }, false],
    [
        { ruleTimezone: "visitor" },
        dateAndTime.after("2026-03-10T13:00:00"),
        { time: noon, timezone: "Asia/Tokyo" },
        true,
    ],
    [
        { timeBounds: "reversed" },
        dateAndTime.after("2026-03-10T12:00:00", { visitorTimezone }),
        { time: noon, timezone: "UTC" },
        true,
    ],
    [
        { visitorTimezone: "undecided" },
        dateAndTime.after("2026-03-10T11:00:00", { visitorTimezone }),
        { time: noon, timezone: "UTC" },
        true,
    ],
];

test.each(others)("with %j: %j for %j is %s", (assumptions, rule, visitor, result) => {
    const reason = createEvaluator(projectOf([audience("a", rule)]), assumptions).audience("a", visitor);
    expect(reason?.result).toBe(result);
});

test("an unknown zone can be undecided instead of UTC", () => {
    const rule = dateAndTime.after("2026-03-10T11:00:00", { visitorTimezone });
    const evaluator = createEvaluator(projectOf([audience("a", rule)]), { visitorTimezone: "undecided" });
    expect(evaluator.audience("a", { time: noon })?.result).toBe("undecided");
});

test("times as other clients write them", () => {
    const period = (condition: string, options: object) => ({
        __type: "Rule",
        attribute: { __type: "PresetAttributeReference", ref: "DATE_AND_TIME" },
        attributeMatchCondition: condition,
        attributeMatchOptions: { __type: "DateTimeMatchOptions", ...options },
    });
    const result = (rule: object) =>
        createEvaluator(projectOf([audience("a", rules.raw(rule as never))])).audience("a", { time: noon });
    // With a zone of its own, the time is an instant.
    expect(result(period("AFTER_TIME", { startTime: "2026-03-10T12:30:00+01:00" }))).toMatchObject({
        result: true,
        assumptions: [],
    });
    // The other field is used if the expected one is missing.
    expect(result(period("AFTER_TIME", { endTime: "2026-03-01T00:00:00" }))).toMatchObject({
        result: true,
        assumptions: ["timeField"],
    });
    expect(result(period("BEFORE_TIME", { startTime: "2026-03-01T00:00:00" }))).toMatchObject({
        result: false,
        assumptions: ["timeField"],
    });
    expect(result(period("AFTER_TIME", { startTime: "soon" }))).toMatchObject({ result: "undecided" });
    expect(result(period("BETWEEN_TIME", { startTime: "2026-03-01T00:00:00" }))).toMatchObject({
        result: "undecided",
    });
});
