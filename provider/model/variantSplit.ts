import { isSegmented, type VersionContent } from "./versionSchema";

/** How far each part of an equal split may be from exact per variant: the remainder is on one of them. */
const ROUNDING = 0.01;

/** The parts of an equal split, to two decimals, adding up to exactly 100: the remainder is on the first. */
export function equalParts(count: number): number[] {
    const part = Math.floor(10_000 / count) / 100;
    const first = Math.round((100 - part * (count - 1)) * 100) / 100;
    return Array.from({ length: count }, (_, index) => (index === 0 ? first : part));
}

/** The split as it is declared when nothing is said twice: no word where the percentages say it all. */
export function canonicalSplit(content: VersionContent): VersionContent {
    const { variantSplit, ...rest } = content;
    if (isSegmented(content.variants)) {
        return rest;
    }
    if (isEqualSplit(content)) {
        return { ...rest, variants: content.variants.map(({ trafficDistribution: _, ...each }) => each) };
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
        return variantSplit === undefined || variantSplit === "EQUALLY_SPLIT";
    }
    const exact = 100 / variants.length;
    const tolerance = ROUNDING * Math.max(2, variants.length);
    return (
        variantSplit === "EQUALLY_SPLIT" &&
        variants.every((each) => Math.abs((each.trafficDistribution ?? exact) - exact) <= tolerance)
    );
}
