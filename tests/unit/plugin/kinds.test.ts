import { withDefaults } from "../../../provider/host/kinds";

const urn = (kind: string) => `urn:pulumi:dev::site::contentstack-personalize:index:${kind}::germany`;
const rule = { __type: "Rule", attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" } };
const combination = { __type: "RuleCombination", combinationType: "AND", rules: [rule] };

describe("the arguments of a resource of the plugin", () => {
    test("have the logical name by default", () => {
        expect(withDefaults("Audience", urn("Audience"), {})).toEqual({ name: "germany" });
        expect(withDefaults("Event", urn("Event"), { key: "k" })).toEqual({ key: "k" });
    });

    test("have a combination around a single rule, as the class `Audience` makes it", () => {
        const definitionOf = (definition: unknown) =>
            withDefaults("Audience", urn("Audience"), { definition }).definition;
        expect(definitionOf(rule)).toEqual(combination);
        expect(definitionOf(combination)).toBe(combination);
        expect(definitionOf("unknown")).toBe("unknown");
    });
});
