import { z } from "zod";
import type { WireAttribute, WireAttributeBody } from "../wire";
import { nonEmptyString, projectUid, text } from "./common";
import { textOrNothing } from "./emptyAsAbsent";
import { failuresOf } from "./failure";
import type { ListedModel } from "./model";

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
