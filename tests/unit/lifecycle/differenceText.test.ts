import { differenceText } from "../../../provider/host/shared/differenceText";
import * as rules from "../../../provider/program/rules";

const { all, any, country, not, queryParameter } = rules;
const long = "Everyone who has bought at least twice in the last year and lives in Germany, ";
const uids = (letters: string): string[] => [...letters].map((letter) => letter.repeat(24));
const variant = (name: string, audience: string) => ({
    name,
    audiences: uids(audience),
    audienceCombinationType: "AND",
});

describe("what differs, as a user reads it", () => {
    test.each<[string, string, unknown, unknown, string]>([
        ["short values whole", "name", "Gold", "Silver", 'name: declared "Gold", live "Silver"'],
        ["what is not there", "description", undefined, "Ours", 'description: declared nothing, live "Ours"'],
        ["short lists whole", "tags", ["a", "b"], ["a"], 'tags: declared ["a","b"], live ["a"]'],
        [
            "long texts from where they part",
            "description",
            `${long}Gold`,
            `${long}Silver`,
            'description, from character 79 on: declared "Gold", live "Silver"',
        ],
        [
            "a long text and one that goes on",
            "description",
            long,
            `${long}and Austria`,
            'description, from character 79 on: declared "", live "and Austria"',
        ],
        [
            "definitions in words",
            "definition",
            all(country.equals("DE")),
            any(country.equals("AT"), not(country.equals("DE"))),
            "definition: declared Country is DE, live Country is AT or not (Country is DE)",
        ],
        [
            "of long definitions the rule",
            "definition",
            all(country.equals("DE"), queryParameter("utm_source").contains(long), country.equals("FR")),
            all(country.equals("DE"), queryParameter("utm_source").contains(long), country.equals("IT")),
            "definition.rules[2]: declared Country is FR, live Country is IT",
        ],
        [
            "of long rules the value",
            "definition",
            all(queryParameter("utm_source").contains(`${long}a`)),
            all(queryParameter("utm_source").contains(`${long}b`)),
            'definition.rules[0].attributeMatchOptions.matchOptions.value, from character 79 on: declared "a", live "b"',
        ],
        [
            "a rule among others that is not there",
            "definition",
            all(country.equals("DE"), queryParameter("utm_source").contains(long)),
            all(country.equals("DE"), country.equals("AT"), queryParameter("utm_source").contains(long)),
            "definition.rules[1]: declared nothing, live Country is AT",
        ],
        [
            "how long definitions are combined",
            "definition",
            all(country.equals("DE"), queryParameter("utm_source").contains(long)),
            any(country.equals("DE"), queryParameter("utm_source").contains(long)),
            'definition.combinationType: declared "AND", live "OR"',
        ],
        [
            "of variants the field",
            "variants",
            [variant("A", "a"), variant("B", "b")],
            [variant("A", "a"), variant("C", "b")],
            'variants[1].name: declared "B", live "C"',
        ],
        [
            "of targeting the audience",
            "targeting",
            { audiences: uids("abc"), audienceCombinationType: "AND" },
            { audiences: uids("abd"), audienceCombinationType: "AND" },
            `targeting.audiences[2]: declared "${"c".repeat(24)}", live "${"d".repeat(24)}"`,
        ],
        [
            "what the words don't tell",
            "definition",
            { ...all(country.equals("DE")), weight: 1 },
            { ...all(country.equals("DE")), weight: 2 },
            "definition.weight: declared 1, live 2",
        ],
    ])("%s", (_, field, declared, live, text) => {
        expect(differenceText([{ field, declared, live }])).toBe(text);
    });

    test("of many parts the first three, and how many more", () => {
        const live = uids("bcdefabc").map((uid) => uid);
        const text = differenceText([{ field: "order", declared: uids("aaaaaaaa"), live }]);
        expect(text.match(/order\[\d\]/g)).toEqual(["order[0]", "order[1]", "order[2]"]);
        expect(text).toMatch(/; and 4 more in order$/);
    });

    test("no character of what others wrote acts on a terminal", () => {
        const text = differenceText([
            { field: "description", declared: `${long}\u001b[31m`, live: `${long}\u202e` },
        ]);
        expect(text).toBe('description, from character 79 on: declared "\\u{1B}[31m", live "\\u{202E}"');
    });
});
