import { attributeModel } from "../../../provider/core/model/attribute";
import { audienceModel } from "../../../provider/core/model/audience";
import { eventModel } from "../../../provider/core/model/event";
import { experienceModel } from "../../../provider/core/model/experience";
import { experiencesPriorityModel } from "../../../provider/core/model/experiencesPriority";
import { experienceVersionModel } from "../../../provider/core/model/experienceVersion";

const uid = (digit: number) => String(digit).repeat(24);

/** A correct declaration of each kind that uses every argument. */
export const samples = {
    Attribute: {
        model: attributeModel,
        inputs: { projectUid: uid(1), key: "tier", name: "Tier", description: "How loyal" },
    },
    Event: { model: eventModel, inputs: { projectUid: uid(1), key: "signup", description: "" } },
    Audience: {
        model: audienceModel,
        inputs: {
            projectUid: uid(1),
            name: "Gold",
            description: "The best",
            definition: {
                __type: "RuleCombination",
                combinationType: "AND",
                rules: [
                    {
                        __type: "Rule",
                        attribute: { __type: "CustomAttributeReference", ref: uid(2) },
                        attributeMatchOptions: { __type: "StringMatchOptions", value: "gold" },
                        attributeMatchCondition: "STRING_EQUALS",
                        invertCondition: false,
                    },
                    {
                        __type: "RuleCombination",
                        combinationType: "OR",
                        rules: [
                            {
                                __type: "Rule",
                                attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
                                attributeMatchOptions: { __type: "StringMatchOptions", value: "DE" },
                                attributeMatchCondition: "STRING_EQUALS",
                                invertCondition: true,
                            },
                        ],
                    },
                ],
            },
        },
    },
    Experience: {
        model: experienceModel,
        inputs: {
            projectUid: uid(1),
            name: "Hero",
            description: "Top",
            type: "SEGMENTED",
            tags: ["home", "Top"],
        },
    },
    "ExperienceVersion of a test": {
        model: experienceVersionModel,
        inputs: {
            projectUid: uid(1),
            experience: uid(3),
            status: "ACTIVE",
            variants: [
                { name: "A", trafficDistribution: 40, shortUid: "0" },
                { name: "B", trafficDistribution: 60, formerNames: ["C"] },
            ],
            variantSplit: "CUSTOM_PERCENTAGE",
            metrics: [
                { event: uid(4), name: "Sign-ups", type: "Primary" },
                { event: uid(5), name: "Clicks", type: "Secondary" },
            ],
            targeting: { audiences: [uid(6)], audienceCombinationType: "OR" },
        },
    },
    "ExperienceVersion of segments": {
        model: experienceVersionModel,
        inputs: {
            projectUid: uid(1),
            experience: uid(3),
            status: "DRAFT",
            variants: [
                { name: "A", audiences: [uid(6), uid(7)], audienceCombinationType: "AND" },
                { name: "B", audiences: [], lyticsAudiences: ["f".repeat(32)] },
            ],
        },
    },
    ExperiencesPriority: {
        model: experiencesPriorityModel,
        inputs: { projectUid: uid(1), order: [uid(3), uid(4)], others: "after" },
    },
} as const;

export type Sample = keyof typeof samples;

/** Every place in a value that a program could compute: the value itself excepted. */
export function placesIn(value: unknown, path: string[] = []): string[][] {
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [
              [...path, key],
              ...placesIn(inner, [...path, key]),
          ])
        : [];
}

/** A copy in which something else stands at a place; `undefined` takes the field away. */
export function changed<T>(value: T, path: readonly string[], to: unknown): T {
    const [key, ...rest] = path;
    if (key === undefined) {
        return to as T;
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[key] = changed(copy[key], rest, to);
    if (rest.length === 0 && to === undefined) {
        delete copy[key];
    }
    return copy as T;
}
