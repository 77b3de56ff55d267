import { z } from "zod";
import type { WireEvent, WireEventBody } from "../wire";
import { failuresOf } from "./failure";
import type { ListedModel } from "./model";
import { nonEmptyString, projectUid, text, textOrNothing } from "./values";

export const eventSchema = z.strictObject({
    projectUid,
    key: nonEmptyString,
    description: text.optional(),
});

export type EventInputs = z.infer<typeof eventSchema>;

export const eventModel: ListedModel<EventInputs, WireEvent, WireEventBody> = {
    kind: "Event",
    schema: eventSchema,
    noun: "event",
    naturalKey: "key",
    check: (inputs) => failuresOf(eventSchema, inputs),
    fromWire: ({ key, description }) => ({ key, description }),
    fields: ["key", "description"],
    canonical: (inputs) => ({ ...inputs, description: textOrNothing(inputs.description) }),
    toBody: ({ key, description }) => ({ key, description: description ?? "" }),
    serverFields: [],
    outputs: ["createdAt"],
    replacesOn: [],
};
