import { UNKNOWN } from "../../../provider/core/common/unknown";
import { and, between, equals, good, mine, mistakesIn, preset, rule, text, uid } from "./wire";

describe("what the server may know and this release does not", () => {
    test.each<[string, unknown]>([
        [
            "another preset, with a condition that no known one takes",
            rule(preset("VISIT_COUNT"), "NUMBER_GREATER_THAN", { __type: "NumberMatchOptions", value: 3 }),
        ],
        [
            "another condition on a known attribute",
            rule(mine, "MATCHES_REGEX", { __type: "RegexMatchOptions", pattern: "^a" }),
        ],
        ["another condition without options", rule(mine, "IS_EMPTY")],
        [
            "another kind of reference",
            rule({ __type: "SegmentReference", ref: 5 }, "IS_MEMBER_OF", {
                __type: "AudienceMatchOptions",
                value: "x",
            }),
        ],
        ["another kind of node inside a combination", and(good, { __type: "AudienceNode", audience: uid })],
        ["another field", and({ ...good, comment: "from the marketing team" })],
        [
            "Lytics",
            rule({ __type: "LyticsAttributeReference", ref: "LYTICS_FLOW_STATE" }, "IS_IN_FLOW_STATE", {
                __type: "FlowStateMatchOptions",
                flowId: "a",
                flowState: "b",
            }),
        ],
        ["options that a form left empty", rule(mine, "HAS_ANY_VALUE", text(""))],
        [
            "a condition that a preset may take, though nobody has seen it",
            rule(preset("CITY"), "CONTAINS_SUBSTRING", text("york")),
        ],
        [
            "a time before or after in either field",
            rule(preset("DATE_AND_TIME"), "BEFORE_TIME", {
                __type: "DateTimeMatchOptions",
                startTime: "2024-11-29T00:00:00",
            }),
        ],
    ])("%s passes", (_, definition) => expect(mistakesIn(definition)).toEqual([]));
});

test.each<[string, unknown]>([
    ["definition", UNKNOWN],
    ["list of rules", { combinationType: "AND", rules: UNKNOWN }],
    ["rule", and(UNKNOWN, good)],
    ["attribute", rule({ ...mine, ref: UNKNOWN }, "IS_TRUE")],
    ["value", equals("COUNTRY", UNKNOWN)],
    ["end of a time", between("2024-11-29T00:00:00", UNKNOWN)],
])("a %s that the preview doesn't know yet passes", (_, definition) => {
    expect(mistakesIn(definition)).toEqual([]);
});
