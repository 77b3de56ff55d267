import { z } from "zod";
import { printable } from "../common/printable";
import type { WireExperience, WireExperienceBody } from "../wire";
import { type Failure, failuresOf } from "./failure";
import type { ListedModel } from "./model";
import { listOrNothing, nonEmptyString, projectUid, text, textOrNothing } from "./values";

const TAG = /^[a-zA-Z0-9\-_:]{1,32}$/;

const tag = z.string().refine((value) => TAG.test(value), {
    error: ({ input }) => {
        const mended = String(input).trim().toLowerCase().replace(/\s+/g, "-");
        const advice = TAG.test(mended) ? ` Write ${printable(mended)}.` : "";
        return `is not a valid tag: a tag has 1 to 32 of the characters a–z, A–Z, 0–9, -, _ and :.${advice}`;
    },
});

export const experienceSchema = z.strictObject({
    projectUid,
    name: nonEmptyString,
    description: text.optional(),
    type: z.enum(["SEGMENTED", "AB_TEST"]),
    tags: z.array(tag).max(10, "has too many tags: an experience takes up to 10.").optional(),
});

export type ExperienceInputs = z.infer<typeof experienceSchema>;

const OF_VERSIONS = ["status", "variants", "variantSplit", "metrics", "targeting"];

/** Points to ExperienceVersion for arguments that belong there. */
function placed({ property, reason }: Failure): Failure {
    return OF_VERSIONS.includes(property)
        ? {
              property,
              reason: "is an argument of ExperienceVersion: declare an ExperienceVersion of this experience.",
          }
        : { property, reason };
}

/** The server converts tags to lower case and removes duplicates. */
const canonicalTags = (tags: readonly string[] | undefined) => [
    ...new Set((tags ?? []).map((each) => each.toLowerCase())),
];

export const experienceModel: ListedModel<ExperienceInputs, WireExperience, WireExperienceBody> = {
    kind: "Experience",
    schema: experienceSchema,
    noun: "experience",
    naturalKey: "name",
    check: (inputs) => failuresOf(experienceSchema, inputs).map(placed),
    fromWire: ({ name, description, __type, tags }) => ({ name, description, type: __type, tags }),
    fields: ["name", "description", "type", "tags"],
    canonical: (inputs) => ({
        ...inputs,
        description: textOrNothing(inputs.description),
        tags: listOrNothing(canonicalTags(inputs.tags).sort()),
    }),
    toBody: ({ name, description, type, tags }, live) => ({
        name,
        description: description ?? "",
        __type: type,
        // An empty list is sent only to clear tags, because older experiences have no tags field.
        ...(tags?.length || live?.tags?.length ? { tags: canonicalTags(tags) } : {}),
    }),
    serverFields: [
        "shortUid",
        "status",
        "hasDraft",
        "latestVersion",
        "referredAudiences",
        "referredLyticsAudiences",
        "referredEvents",
        "priority",
        "activatedAt",
        "activatedBy",
        "activatedByUserName",
        "_cms",
        "_isVersioned",
        "metrics",
    ],
    outputs: ["shortUid", "createdAt"],
    replacesOn: ["type"],
};
