import type { Switches } from "../../provider/emulator";
import { definition, type RuleRecipe, text, words } from "./arbitraryProjectRules";
import { fc } from "./fastCheck";

/** A variant before it has uids: audiences and earlier variants are numbers. */
export interface VariantRecipe {
    readonly name: string;
    readonly audiences: readonly number[];
    readonly lytics: readonly number[];
    readonly combination: "AND" | "OR";
    readonly share: number;
    /** Which of the variants that the experience has had it goes on with, modulo their count; none if undefined. */
    readonly goesOnWith: number | undefined;
    readonly target: boolean;
}

export interface ContentRecipe {
    readonly variants: readonly VariantRecipe[];
    readonly split: "EQUALLY_SPLIT" | "CUSTOM_PERCENTAGE" | "MULTI_ARMED_BANDIT";
    readonly metrics: readonly { readonly event: number; readonly name: string; readonly primary: boolean }[];
    readonly targeting:
        | { readonly audiences: readonly number[]; readonly combination: "AND" | "OR" }
        | undefined;
    readonly extra: object;
}

/** What someone did to the versions of an experience, one after the other. */
export interface StepRecipe {
    readonly act: "draft" | "publish" | "pause" | "resume";
    readonly content: ContentRecipe;
}

export interface ProjectRecipe {
    readonly switches: Partial<Switches>;
    readonly attributes: readonly {
        readonly key: string;
        readonly name: string;
        readonly description?: string;
    }[];
    readonly events: readonly { readonly key: string; readonly description?: string }[];
    readonly lytics: readonly string[];
    readonly audiences: readonly {
        readonly name: string;
        readonly description?: string;
        readonly definition: RuleRecipe;
    }[];
    readonly experiences: readonly {
        readonly name: string;
        readonly description?: string;
        readonly tags?: readonly string[];
        readonly type: "SEGMENTED" | "AB_TEST";
        readonly steps: readonly StepRecipe[];
    }[];
    /** Seeds by which the experiences are ranked. */
    readonly ranks: readonly number[];
    /** What is deleted although something refers to it, where the server lets it; numbers modulo the count. */
    readonly lost: readonly {
        readonly kind: "attributes" | "audiences" | "events";
        readonly index: number;
    }[];
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const several = (maxLength = 3) => fc.array(fc.nat(7), { maxLength });
const either = fc.constantFrom<"AND" | "OR">("AND", "OR");

/** Names from a small pool are often the same, or the same but for the case. */
const name = fc.oneof(words, fc.constantFrom("Gold", "gold", "Gold ", "Gold (2)", "VIP"));

const variant: fc.Arbitrary<VariantRecipe> = fc.record({
    name,
    audiences: several(),
    lytics: several(1),
    combination: either,
    share: fc.nat(10_000),
    goesOnWith: optional(fc.nat(5)),
    target: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0),
});

const content: fc.Arbitrary<ContentRecipe> = fc.record({
    variants: fc.array(variant, { minLength: 1, maxLength: 4 }),
    split: fc.constantFrom("EQUALLY_SPLIT", "CUSTOM_PERCENTAGE", "MULTI_ARMED_BANDIT"),
    metrics: fc
        .array(fc.record({ event: fc.nat(7), name, primary: fc.constant(false) }), { maxLength: 3 })
        // One is the primary one, as everywhere; now and then none is, or all are.
        .chain((list) =>
            fc
                .oneof(
                    { weight: 9, arbitrary: fc.constant("first") },
                    { weight: 1, arbitrary: fc.constantFrom("all", "none") },
                )
                .map((which) =>
                    list.map((each, index) => ({
                        ...each,
                        primary: which === "all" || (which === "first" && index === 0),
                    })),
                ),
        ),
    targeting: optional(fc.record({ audiences: several(), combination: either })),
    extra: fc.constantFrom({}, {}, {}, {}, { newer: { field: true } }),
});

const step: fc.Arbitrary<StepRecipe> = fc.record({
    act: fc.constantFrom("draft", "publish", "publish", "pause", "resume"),
    content,
});

const description = optional(fc.oneof(fc.constant(""), text));
const switches: fc.Arbitrary<Partial<Switches>> = fc.record({
    duplicateKeys: fc.constantFrom("refused", "allowed"),
    duplicateNames: fc.constantFrom("refused", "allowed"),
    referredDeletion: fc.constantFrom("refused", "allowed"),
    draftVariants: fc.constantFrom("empty", "absent"),
    absentDescription: fc.constantFrom("empty", "absent"),
    unknownFields: fc.constantFrom("kept", "dropped"),
    priorityAnswer: fc.constantFrom("object", "array"),
    trafficSum: fc.constantFrom("checked", "checked", "unchecked"),
    emptyRules: fc.constantFrom("refused", "refused", "allowed"),
    abTestMetrics: fc.constantFrom("required", "optional"),
});

/** A project as the API lets people make it; what our importer would like is of no concern here. */
export const arbitraryProject: fc.Arbitrary<ProjectRecipe> = fc
    .array(fc.record({ key: name, name, description }), { maxLength: 5 })
    .chain((attributes) =>
        fc.record({
            switches,
            attributes: fc.constant(attributes),
            events: fc.array(fc.record({ key: name, description }), { maxLength: 4 }),
            lytics: fc.array(name, { maxLength: 2 }),
            audiences: fc.array(fc.record({ name, description, definition: definition(attributes.length) }), {
                maxLength: 5,
            }),
            experiences: fc.array(
                fc.record({
                    name,
                    description,
                    tags: optional(fc.array(fc.stringMatching(/^[a-zA-Z0-9\-_:]{1,32}$/), { maxLength: 10 })),
                    type: fc.constantFrom("SEGMENTED", "AB_TEST"),
                    steps: fc.array(step, { maxLength: 6 }),
                }),
                { maxLength: 5 },
            ),
            ranks: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
            lost: fc.array(
                fc.record({ kind: fc.constantFrom("attributes", "audiences", "events"), index: fc.nat(7) }),
                {
                    maxLength: 1,
                },
            ),
        }),
    );
