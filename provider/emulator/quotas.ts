import type { Source } from "./source";

const limit = (value: number, source: Source, about: string) => ({ value, source, about });

/**
 * The limits of the API's plans. Contentstack's support can raise them for an organization, so each default can be
 * changed.
 */
export const quotas = {
    projects: limit(3, "documented", "projects per organization"),
    attributes: limit(100, "documented", "custom attributes per project"),
    audiences: limit(100, "documented", "audiences per project"),
    events: limit(100, "documented", "events per project"),
    experiences: limit(100, "documented", "experiences per project"),
    rulesPerAudience: limit(50, "documented", "rules per audience, nested ones included"),
    variantsPerExperience: limit(20, "documented", "variants per experience version"),
    audiencesPerVariant: limit(50, "documented", "audiences per variant"),
    tagsPerExperience: limit(10, "documented", "tags per experience"),
    tagLength: limit(32, "documented", "characters per tag"),
    analyticsDays: limit(183, "documented", "days that analytics are kept (six months)"),
    bodyBytes: limit(1_048_576, "assumed", "bytes of a request body"),
} as const;

export type QuotaName = keyof typeof quotas;
export type Quotas = Readonly<Record<QuotaName, number>>;

export const quotaNames = Object.keys(quotas) as QuotaName[];

export const defaultQuotas = Object.fromEntries(
    quotaNames.map((name) => [name, quotas[name].value]),
) as Quotas;
