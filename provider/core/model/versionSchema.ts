import { z } from "zod";
import { combinationType, nonEmptyString, projectUid, uidOf } from "./values";

const percentage = z
    .number({
        // A number that is not finite. For other types, the type is the mistake.
        error: ({ input }) => (typeof input === "number" ? "a percentage from 0 to 100" : undefined),
    })
    .min(0, "must be a percentage from 0 to 100.")
    .max(100, "must be a percentage from 0 to 100.");

export const variantSchema = z.strictObject({
    name: nonEmptyString,
    audiences: z
        .array(uidOf("Audience"))
        .max(50, "has too many audiences: a variant takes up to 50.")
        .optional(),
    audienceCombinationType: combinationType.optional(),
    lyticsAudiences: z.array(nonEmptyString).optional(),
    trafficDistribution: percentage.optional(),
    shortUid: nonEmptyString.optional(),
    formerNames: z.array(nonEmptyString).optional(),
});

export const metricSchema = z.strictObject({
    event: uidOf("Event"),
    name: nonEmptyString,
    type: z.enum(["Primary", "Secondary"]).optional(),
});

export const targetingSchema = z.strictObject({
    audiences: z.array(uidOf("Audience")).optional(),
    audienceCombinationType: combinationType.optional(),
});

const contentShape = {
    variants: z
        .array(variantSchema)
        .min(1, "must hold at least one variant.")
        .max(50, "has too many variants: an experience takes up to 20 variants, or up to 50 by plan."),
    // `versionFailures.ts` checks the name.
    variantSplit: nonEmptyString.optional(),
    metrics: z.array(metricSchema).optional(),
    targeting: targetingSchema.optional(),
};

export const experienceVersionSchema = z.strictObject({
    projectUid,
    experience: uidOf("Experience"),
    status: z.enum(["DRAFT", "ACTIVE", "PAUSED"]),
    ...contentShape,
    staged: z.strictObject(contentShape).optional(),
});

export type Variant = z.infer<typeof variantSchema>;
export type Metric = z.infer<typeof metricSchema>;
export type Targeting = z.infer<typeof targetingSchema>;
export type ExperienceVersionInputs = z.infer<typeof experienceVersionSchema>;

/** The content of a version, live or staged. */
export type VersionContent = NonNullable<ExperienceVersionInputs["staged"]>;

/** The content of the version of a resource, without that of the draft beside it. */
export function contentOf({ variants, variantSplit, metrics, targeting }: VersionContent): VersionContent {
    return { variants, variantSplit, metrics, targeting };
}

/** The variants of a segmented experience without an audience. A field that can't be declared says whom they are for. */
export function variantsForOthers({ variants, staged }: ExperienceVersionInputs): Variant[] {
    return [variants, staged?.variants]
        .flatMap((each) => (Array.isArray(each) ? each : []))
        .filter(({ audiences, lyticsAudiences }) => audiences?.length === 0 && !lyticsAudiences?.length);
}

/** Whether the variants are those of a segmented experience. Variants of an A/B test have no audiences. */
export function isSegmented(variants: readonly Variant[]): boolean {
    return variants.some((each) => each.audiences !== undefined || each.lyticsAudiences !== undefined);
}
