import { z } from "zod";
import { isUnknown } from "../common/unknown";
import { normalizeDefinition } from "../rules/normalize";
import { validateDefinition } from "../rules/validate";
import type { WireAudience, WireAudienceBody, WireRuleCombination } from "../wire";
import { failuresOf } from "./failure";
import type { ListedModel } from "./model";
import { nonEmptyString, projectUid, text, textOrNothing } from "./values";

export const audienceSchema = z.strictObject({
    projectUid,
    name: nonEmptyString,
    description: text.optional(),
    // `validateDefinition` checks the rules, because it knows which values each attribute takes.
    definition: z.custom<WireRuleCombination>(
        (value) => value !== undefined,
        "is required: a rule, or rules joined by all(…) and any(…).",
    ),
});

export type AudienceInputs = z.infer<typeof audienceSchema>;

export const audienceModel: ListedModel<AudienceInputs, WireAudience, WireAudienceBody> = {
    kind: "Audience",
    schema: audienceSchema,
    noun: "audience",
    naturalKey: "name",
    check: (inputs) => [
        ...failuresOf(audienceSchema, inputs),
        ...definitionFailures((inputs as Partial<AudienceInputs>).definition),
    ],
    fromWire: ({ name, description, definition }) => ({
        name,
        description,
        definition: definition ?? { __type: "RuleCombination", combinationType: "AND", rules: [] },
    }),
    fields: ["name", "description", "definition"],
    canonical: (inputs) => ({
        ...inputs,
        description: textOrNothing(inputs.description),
        definition: normalizeDefinition(inputs.definition),
    }),
    toBody: ({ name, description, definition }) => ({ name, description: description ?? "", definition }),
    serverFields: ["referredAttributes", "source", "slug"],
    outputs: ["createdAt"],
    replacesOn: [],
};

function definitionFailures(definition: unknown) {
    return definition === undefined || isUnknown(definition)
        ? []
        : validateDefinition(definition, "definition");
}
