import { UNKNOWN } from "../../../provider/core/common/unknown";
import { describeDefinition } from "../../../provider/core/rules/describeDefinition";
import type { WireRuleNode } from "../../../provider/core/wire";
import * as rules from "../../../provider/program/rules";
import { documented } from "./samples";
import { and, mine, rule, uid } from "./wire";

const { all, any, not, custom, country, city, deviceType, referrer, queryParameter, dateAndTime } = rules;

const names: Record<string, string> = { [uid]: "Loyalty tier" };
const inWords = (definition: unknown) => describeDefinition(definition as WireRuleNode, (ref) => names[ref]);

test.each<[unknown, string]>([
    [
        all(country.equals("DE"), not(queryParameter("utm_source").contains("internal"))),
        'Country is DE and not (Query parameter utm_source contains "internal")',
    ],
    [
        any(custom(uid).equals("gold"), all(custom(uid).greaterThan(3), not(custom(uid).isTrue()))),
        'Loyalty tier is "gold" or (Loyalty tier is greater than 3 and not (Loyalty tier is true))',
    ],
    [custom("0123456789abcdef01234567").hasAnyValue(), "0123456789abcdef01234567 has any value"],
    [
        all(city.equals("chicago,IL,US"), deviceType.equals("MOBILE"), referrer.equals('a "b"')),
        'City is chicago,IL,US and Device type is MOBILE and Referrer is "a \\"b\\""',
    ],
    [custom(uid).jsonMatch("/plan/seats").equalTo(5), "Loyalty tier at /plan/seats equals 5"],
    [
        dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59", { visitorTimezone: true }),
        "Date and time is between 2024-11-29T00:00:00 and 2024-11-29T23:59:59 (visitor's time zone)",
    ],
    [dateAndTime.before("2024-11-29T00:00:00"), "Date and time is before 2024-11-29T00:00:00"],
    [
        and(rule(mine, "MATCHES_REGEX", { __type: "RegexMatchOptions", pattern: "^a" })),
        'Loyalty tier MATCHES_REGEX {"pattern":"^a"}',
    ],
    [
        and(rule(mine, "STRING_EQUALS", UNKNOWN), UNKNOWN),
        "Loyalty tier is (not known yet) and (not known yet)",
    ],
    [all(all(country.equals("DE")), country.hasAnyValue()), "Country is DE and Country has any value"],
    [{ combinationType: "AND", rules: [] }, "(no rules)"],
    // What no text can be made of by itself.
    [
        and(rule({ ...mine, ref: { toString: 0 } }, { toString: 1 }, UNKNOWN)),
        '{"toString":0} {"toString":1} (not known yet)',
    ],
    [documented[0]!.definition, "Country is US and Loyalty tier is greater than 1000"],
])("%j", (definition, words) => {
    expect(inWords(definition)).toBe(words);
});

test("text that a terminal would act on is shown instead", () => {
    names[uid] = "Tier\u001b[31m\r\n";
    expect(inWords(custom(uid).equals("a\u202eb\u0007"))).toBe(
        'Tier\\u{1B}[31m\\u{D}\\u{A} is "a\\u{202E}b\\u{7}"',
    );
});
