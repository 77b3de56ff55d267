import { z } from "zod";
import type { WireAttribute, WireAttributeBody } from "../wire";
import { failuresOf } from "./failure";
import type { ListedModel } from "./model";
import { nonEmptyString, projectUid, text, textOrNothing } from "./values";

export const attributeSchema = z.strictObject({
    projectUid,
    key: nonEmptyString,
    name: nonEmptyString,
    description: text.optional(),
});

export type AttributeInputs = z.infer<typeof attributeSchema>;

export const attributeModel: ListedModel<AttributeInputs, WireAttribute, WireAttributeBody> = {
    kind: "Attribute",
    schema: attributeSchema,
    noun: "attribute",
    naturalKey: "key",
    check: (inputs) => failuresOf(attributeSchema, inputs),
    fromWire: ({ key, name, description }) => ({ key: key ?? "", name, description }),
    fields: ["key", "name", "description"],
    canonical: (inputs) => ({ ...inputs, description: textOrNothing(inputs.description) }),
    toBody: ({ key, name, description }) => ({ key, name, description: description ?? "" }),
    serverFields: ["__type"],
    outputs: ["createdAt"],
    replacesOn: [],
};
