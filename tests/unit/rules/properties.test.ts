import { describeDefinition } from "../../../provider/core/rules/describeDefinition";
import { normalizeDefinition } from "../../../provider/core/rules/normalize";
import { describeAsBuilder } from "../../../provider/core/rules/print";
import { validateDefinition } from "../../../provider/core/rules/validate";
import { attributeRefs, countRules, mapAttributeRefs } from "../../../provider/core/rules/walk";
import type { WireRuleNode } from "../../../provider/core/wire";
import * as rules from "../../../provider/program/rules";
import { fc } from "../../support/fastCheck";
import { sameDefinition } from "../../support/sameDefinition";
import { damaged, partlyUnknown, validDefinition } from "./arbitraries";

const mistakesIn = (definition: unknown) => validateDefinition(definition, "definition");

/** The definition that an expression makes with the real builder. */
function evaluated(expression: string): WireRuleNode {
    const make = new Function("rules", `"use strict"; return ${expression};`);
    return rules.asDefinition(make(rules)) as WireRuleNode;
}

describe("any valid definition", () => {
    test("is valid, and so is its normal form", () => {
        fc.assert(
            fc.property(validDefinition, (definition) => {
                expect(mistakesIn(definition)).toEqual([]);
                expect(mistakesIn(normalizeDefinition(definition))).toEqual([]);
            }),
        );
    });

    test("means the same as its normal form, which is its own", () => {
        fc.assert(
            fc.property(validDefinition, (definition) => {
                const normal = normalizeDefinition(definition);
                expect(sameDefinition(normal, definition)).toBe(true);
                expect(JSON.stringify(normalizeDefinition(normal))).toBe(JSON.stringify(normal));
            }),
        );
    });

    test("is made again by the expression that is printed for it", () => {
        fc.assert(
            fc.property(validDefinition, (definition) => {
                const expression = describeAsBuilder(definition, { attributeExpression: JSON.stringify });
                expect(sameDefinition(evaluated(expression), definition)).toBe(true);
            }),
            { numRuns: 2000 },
        );
    });

    test("matches whom its negation does not, whatever is true of a visitor", () => {
        fc.assert(
            fc.property(validDefinition, fc.infiniteStream(fc.boolean()), (definition, truths) => {
                const known = new Map<string, boolean>();
                const matches = (node: WireRuleNode): boolean => {
                    if ("rules" in node) {
                        const results = node.rules.map(matches);
                        return node.combinationType === "AND"
                            ? results.every(Boolean)
                            : results.some(Boolean);
                    }
                    const { invertCondition, ...condition } = node;
                    const key = JSON.stringify(condition);
                    if (!known.has(key)) known.set(key, truths.next().value);
                    return known.get(key) !== (invertCondition ?? false);
                };
                const negation = rules.not(definition as rules.RuleNode) as WireRuleNode;
                expect(matches(negation)).toBe(!matches(definition));
            }),
        );
    });

    test("has its attributes mapped there and back, and nothing else touched", () => {
        fc.assert(
            fc.property(validDefinition, (definition) => {
                const there = mapAttributeRefs(definition, (uid) => `moved-${uid}`);
                expect(attributeRefs(there)).toEqual(attributeRefs(definition).map((uid) => `moved-${uid}`));
                expect(countRules(there)).toBe(countRules(definition));
                expect(mapAttributeRefs(there, (uid) => uid.replace("moved-", ""))).toEqual(definition);
            }),
        );
    });

    test("is told in words without a character that a terminal would act on", () => {
        fc.assert(
            fc.property(validDefinition, fc.string({ unit: "binary" }), (definition, name) => {
                expect(describeDefinition(definition, () => name)).not.toMatch(
                    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
                );
            }),
        );
    });
});

test("what a preview doesn't know yet is never a mistake, wherever it stands", () => {
    fc.assert(
        fc.property(partlyUnknown, (definition) => {
            expect(mistakesIn(definition)).toEqual([]);
        }),
        { numRuns: 2000 },
    );
});

test("whatever arrives, nothing throws, and mistakes are told on one line without controls", () => {
    let mistaken = 0;
    fc.assert(
        fc.property(fc.oneof(damaged, fc.anything() as typeof damaged), (definition) => {
            const mistakes = mistakesIn(definition);
            mistaken += mistakes.length > 0 ? 1 : 0;
            for (const { property, reason } of mistakes) {
                expect(property).toMatch(/^definition/);
                expect(reason).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
            }
            normalizeDefinition(definition);
            describeDefinition(definition, () => undefined);
            attributeRefs(definition);
            describeAsBuilder(definition, { attributeExpression: JSON.stringify });
        }),
        { numRuns: 2000 },
    );
    expect(mistaken).toBeGreaterThan(1000);
});
