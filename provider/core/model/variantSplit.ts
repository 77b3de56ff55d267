import { isSegmented, type VersionContent } from "./versionSchema";

/** Whether a split is the multi-armed bandit of the web UI, whose name in the API is not documented. */
export function isBandit(split: string | undefined): boolean {
    return split !== undefined && /BANDIT/i.test(split);
}

/** The tolerance of an equal split per variant, because one variant has the remainder. */
const ROUNDING = 0.01;

/** The parts of an equal split with two decimals. The first one has the remainder, so that they add up to 100. */
export function equalParts(count: number): number[] {
    const part = Math.floor(10_000 / count) / 100;
    const first = Math.round((100 - part * (count - 1)) * 100) / 100;
    return Array.from({ length: count }, (_, index) => (index === 0 ? first : part));
}

/** The shortest declaration of a split, without values that follow from the others. */
export function canonicalSplit(content: VersionContent): VersionContent {
    const { variantSplit, ...rest } = content;
    if (isSegmented(content.variants)) {
        return rest;
    }
    if (isEqualSplit(content)) {
        return {
            ...rest,
            ...(isBandit(variantSplit) ? { variantSplit } : {}),
            variants: content.variants.map(({ trafficDistribution: _, ...each }) => each),
        };
    }
    return variantSplit === undefined || variantSplit === "CUSTOM_PERCENTAGE" ? rest : content;
}

/** The split as the API takes it. */
export function wireSplit(content: VersionContent): { variantSplit?: string; parts: (number | undefined)[] } {
    const { variants, variantSplit } = content;
    if (isSegmented(variants)) {
        return { parts: [] };
    }
    const declared = variants.map((each) => each.trafficDistribution);
    if (declared.every((part) => part === undefined)) {
        return { variantSplit: variantSplit ?? "EQUALLY_SPLIT", parts: equalParts(variants.length) };
    }
    return { variantSplit: variantSplit ?? "CUSTOM_PERCENTAGE", parts: declared };
}

function isEqualSplit({ variants, variantSplit }: VersionContent): boolean {
    if (variants.every((each) => each.trafficDistribution === undefined)) {
        return variantSplit === undefined || variantSplit === "EQUALLY_SPLIT" || isBandit(variantSplit);
    }
    const exact = 100 / variants.length;
    const tolerance = ROUNDING * Math.max(2, variants.length);
    return (
        (variantSplit === "EQUALLY_SPLIT" || isBandit(variantSplit)) &&
        variants.every((each) => Math.abs((each.trafficDistribution ?? exact) - exact) <= tolerance)
    );
}
