import { normalizeDefinition } from "../../../provider/core/rules/normalize";
import { validateDefinition } from "../../../provider/core/rules/validate";
import { attributeRefs } from "../../../provider/core/rules/walk";
import type { WireRule, WireRuleNode } from "../../../provider/core/wire";
import * as rules from "../../../provider/program/rules";
import { sameDefinition } from "../../support/sameDefinition";
import { documented, recorded } from "./samples";

const { all, country, custom, dateAndTime, queryParameter } = rules;

describe("the audiences in the API's documentation", () => {
    test("there are three of them", () => expect(documented).toHaveLength(3));

    test.each(documented)("$name is valid", ({ definition }) => {
        expect(validateDefinition(definition, "definition")).toEqual([]);
    });

    test.each([
        all(country.equals("US"), custom("66702e03d84509d0106bec05").greaterThan(1000)),
        all(queryParameter("utm_campaign").equals("BLACK_FRIDAY")),
        all(
            queryParameter("utm_campaign").equals("BLACK_FRIDAY"),
            dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59", { visitorTimezone: true }),
        ),
    ])("sample %# can be written with the builder", (built) => {
        expect(documented.map(({ definition }) => definition)).toContainEqual(built);
    });
});

describe("the audiences of a recorded project", () => {
    test.each(recorded)("$name is valid, and nothing is to be normalized", ({ definition }) => {
        expect(validateDefinition(definition, "definition")).toEqual([]);
        expect(JSON.stringify(normalizeDefinition(definition))).toBe(JSON.stringify(definition));
    });

    test.each(recorded)("$name can be written with the builder, to the letter", ({ definition }) => {
        const [{ attribute, attributeMatchOptions }] = definition.rules as [WireRule];
        const value = String(attributeMatchOptions?.value);
        const built = all(custom(attribute.ref).equals(value));
        expect(JSON.stringify(built)).toBe(JSON.stringify(definition));
        expect(sameDefinition(built as WireRuleNode, definition)).toBe(true);
    });

    test.each(recorded)("$name refers to the attributes that the server derived", (audience) => {
        expect(attributeRefs(audience.definition)).toEqual(audience.referredAttributes);
    });
});
