import {
    customReference,
    presetReference,
    ruleOf,
    stringOptions,
    timeOptions,
} from "../../provider/core/rules/form";
import type { WireRuleNode } from "../../provider/core/wire";
import type { EvaluatedProject, Visitor } from "../../provider/evaluation";
import { ensureBuilt } from "../test/ensureBuilt";
import { type Figure, type Findings, nothing } from "./results";

const EXPERIENCES = 100;
const SECONDS = 2;

/** The manifests per second that one core must evaluate. */
export const MANIFEST_RATE = 10_000;
export const MANIFEST_GROUP = "Evaluation of 100 experiences with audiences of ten rules";

/** What the visitor has, so that the rules match. */
const VISITOR: Visitor = {
    uid: "u",
    attributes: { tier: "gold", age: 42, member: true, interests: "shoes, hats" },
    liveAttributes: { cart: 3 },
    country: "DE",
    region: "DE-BY",
    device: "MOBILE",
    pageUrl: "https://shop.example/sale?utm_campaign=spring",
    referrer: "https://news.example/today",
    time: "2026-03-10T12:00:00Z",
};

const custom = (key: string) => customReference(`uid-of-${key}`);
const numberIs = (value: number) => ({ __type: "NumberMatchOptions", value }) as const;

/** Ten rules on everything that a visitor has, all of which match. */
const RULES = [
    ruleOf(custom("tier"), "STRING_EQUALS", stringOptions("gold")),
    ruleOf(custom("age"), "NUMBER_GREATER_THAN", numberIs(18)),
    ruleOf(custom("member"), "IS_TRUE", undefined),
    ruleOf(custom("interests"), "CONTAINS_SUBSTRING", stringOptions("hats")),
    ruleOf(custom("cart"), "HAS_ANY_VALUE", undefined),
    ruleOf(presetReference("COUNTRY"), "STRING_EQUALS", stringOptions("DE")),
    ruleOf(presetReference("DEVICE_TYPE"), "STRING_EQUALS", stringOptions("DESKTOP"), true),
    ruleOf(presetReference("QUERY_PARAMETERS"), "JSON_MATCH", {
        __type: "JSONMatchOptions",
        pointer: "/utm_campaign",
        matchCondition: "STRING_EQUALS",
        matchOptions: stringOptions("spring"),
    }),
    ruleOf(presetReference("REFERRER"), "CONTAINS_SUBSTRING", stringOptions("news.example")),
    ruleOf(
        presetReference("DATE_AND_TIME"),
        "AFTER_TIME",
        timeOptions({ startTime: "2026-01-01T00:00:00" }, false),
    ),
] as WireRuleNode[];

/** Every audience is another one, so that no result is shared. */
function project(): EvaluatedProject {
    const numbers = Array.from({ length: EXPERIENCES }, (_, index) => index);
    return {
        attributes: ["tier", "age", "member", "interests", "cart"].map((key) => ({
            uid: `uid-of-${key}`,
            name: key,
            key,
            __type: "CUSTOM",
        })),
        audiences: numbers.map((index) => ({
            uid: `a${index}`,
            name: `Audience ${index}`,
            definition: { __type: "RuleCombination", combinationType: "AND", rules: RULES },
        })),
        experiences: numbers.map((index) => ({
            uid: `e${index}`,
            shortUid: String(index),
            name: `Experience ${index}`,
            __type: "SEGMENTED",
            status: "ACTIVE",
        })),
        versions: Object.fromEntries(
            numbers.map((index) => [
                `e${index}`,
                [
                    {
                        uid: `v${index}`,
                        versionNumber: 1,
                        status: "ACTIVE" as const,
                        variants: [
                            {
                                __type: "SegmentedVariant" as const,
                                name: "A",
                                shortUid: "0",
                                audiences: [`a${index}`],
                            },
                        ],
                    },
                ],
            ]),
        ),
        priorityOrder: numbers.map((index) => `e${index}`),
    };
}

/** Measures with the processor time of this process, so that other processes do not count. */
export function manifests(): Findings {
    ensureBuilt();
    // The compiled code, as users run it.
    const { createEvaluator } =
        require("../../dist/evaluation") as typeof import("../../provider/evaluation");
    const evaluator = createEvaluator(project());
    const [shown] = Object.values(evaluator.manifest(VISITOR).activeVariants);
    if (shown !== "0") throw new Error("the visitor must match every rule");
    const figures: Figure[] = [
        {
            name: "manifests for a visitor who matches every rule",
            evaluate: () => evaluator.manifest(VISITOR),
        },
        {
            name: "manifests for a visitor who matches no first rule",
            evaluate: () => evaluator.manifest({ ...VISITOR, attributes: {} }),
        },
        {
            name: "explanations for a visitor who matches every rule",
            evaluate: () => evaluator.evaluate(VISITOR),
        },
    ].map(({ name, evaluate }) => ({
        group: MANIFEST_GROUP,
        name,
        value: rateOf(evaluate),
        unit: "per second",
    }));
    return { ...nothing(), figures };
}

function rateOf(evaluate: () => unknown): number {
    for (let i = 0; i < 200; i++) evaluate();
    const start = process.cpuUsage();
    let count = 0;
    let used = 0;
    while (used < SECONDS * 1e6) {
        for (let i = 0; i < 50; i++) evaluate();
        count += 50;
        const { user, system } = process.cpuUsage(start);
        used = user + system;
    }
    return count / (used / 1e6);
}
