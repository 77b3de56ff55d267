import { printable, truncate } from "../common/printable";
import { closestMatch, joinNames } from "../common/suggest";
import { containsUnknown, isUnknown } from "../common/unknown";
import { isLive } from "../common/versions";
import type { Failure } from "./failure";
import { isBandit } from "./variantSplit";
import {
    type ExperienceVersionInputs,
    isSegmented,
    type Metric,
    type Variant,
    type VersionContent,
} from "./versionSchema";

/** The tolerance of a custom split, for rounding errors of binary fractions. */
const CUSTOM_TOLERANCE = 0.005;
/** The API's own sample of an equal split adds up to 99.99. */
const EQUAL_TOLERANCE = 0.05;

/**
 * The mistakes that involve several fields of a version. The schema checks single fields.
 *
 * @param kept the variants without an audience that the server has already
 */
export function versionFailures(inputs: object, kept: readonly Variant[] = []): Failure[] {
    const { status, staged } = inputs as Partial<ExperienceVersionInputs>;
    const failures = contentFailures(inputs, status, kept);
    if (typeof staged !== "object" || staged === null) {
        return failures;
    }
    if (status === "DRAFT") {
        failures.push({
            property: "staged",
            reason: "is the draft beside a version that is ACTIVE or PAUSED. With status DRAFT, the content of the resource is the draft itself: move the content there, or declare ACTIVE.",
        });
    }
    const ofStaged = contentFailures(staged, "DRAFT", kept);
    return [...failures, ...ofStaged.map((each) => ({ ...each, property: `staged.${each.property}` }))];
}

function contentFailures(content: object, status: string | undefined, kept: readonly Variant[]): Failure[] {
    const { variants, variantSplit, metrics, targeting } = content as Partial<VersionContent>;
    if (!isListOfObjects(variants)) {
        return metricFailures(metrics);
    }
    const segmented = isSegmented(variants);
    return [
        ...identityFailures(variants),
        ...(segmented ? segmentedFailures(variants, kept) : splitFailures(variants, variantSplit, status)),
        ...(segmented ? abTestOnly({ variantSplit, metrics, targeting }) : metricFailures(metrics)),
    ];
}

function identityFailures(variants: Variant[]): Failure[] {
    return variants.flatMap((variant, index) => {
        const first = variants.findIndex((each) => each.shortUid === variant.shortUid);
        return variant.shortUid === undefined || isUnknown(variant.shortUid) || first === index
            ? []
            : [
                  {
                      property: `variants[${index}].shortUid`,
                      reason: `${printable(variant.shortUid)} is already the shortUid of variants[${first}]; each variant has its own shortUid.`,
                  },
              ];
    });
}

function segmentedFailures(variants: Variant[], kept: readonly Variant[]): Failure[] {
    return variants.flatMap((variant, index) => {
        if (variant.trafficDistribution !== undefined) {
            return [
                {
                    property: `variants[${index}].trafficDistribution`,
                    reason: "belongs to an A/B test, but other variants here have audiences, as in a segmented experience. Use one or the other.",
                },
            ];
        }
        const isKept = kept.some(({ name }) => name === variant.name || variant.formerNames?.includes(name));
        return !isKept && isEmpty(variant.audiences) && isEmpty(variant.lyticsAudiences)
            ? [
                  {
                      property: `variants[${index}].audiences`,
                      reason: `the variant ${printable(variant.name)} of a segmented experience needs at least one audience (or one in lyticsAudiences). Otherwise nobody sees it.`,
                  },
              ]
            : [];
    });
}

function splitFailures(
    variants: Variant[],
    split: string | undefined,
    status: string | undefined,
): Failure[] {
    const failures: Failure[] = [];
    if (variants.length === 1 && isLive({ status })) {
        failures.push({
            property: "variants",
            reason: "an A/B test needs at least two variants to go live; this one has one. In a segmented experience, give the variant audiences.",
        });
    }
    // A bandit distributes visitors by live numbers, and is sent unchanged.
    if (typeof split === "string" && isBandit(split)) {
        return failures;
    }
    const parts = variants.map((each) => each.trafficDistribution);
    failures.push(...splitNameFailures(split), ...decimalFailures(parts));
    const missing = parts.indexOf(undefined);
    if (parts.every((part) => part === undefined)) {
        return split === "CUSTOM_PERCENTAGE"
            ? [
                  ...failures,
                  {
                      property: "variantSplit",
                      reason: "CUSTOM_PERCENTAGE needs a trafficDistribution in every variant.",
                  },
              ]
            : failures;
    }
    if (missing >= 0) {
        return [
            ...failures,
            {
                property: `variants[${missing}].trafficDistribution`,
                reason: "is missing, but other variants have one. Give a percentage to every variant, or to none for an equal split.",
            },
        ];
    }
    // The schema reports other types, and unknown values can't be added up.
    if (!parts.every((part): part is number => Number.isFinite(part))) return failures;
    const sum = parts.reduce((total, part) => total + part, 0);
    const tolerance =
        split === undefined || split === "CUSTOM_PERCENTAGE" ? CUSTOM_TOLERANCE : EQUAL_TOLERANCE;
    if (Math.abs(sum - 100) > tolerance) {
        const advice =
            Math.abs(sum - 1) < 0.01 ? "A half is 50, not 0.5." : "Remove all of them for an equal split.";
        failures.push({
            property: "variants",
            reason: `the percentages add up to ${Math.round(sum * 100) / 100} (${truncate(parts.join(" + "))}); they must add up to 100. ${advice}`,
        });
    } else if (split === "EQUALLY_SPLIT" && parts.some((part) => Math.abs(part - 100 / parts.length) > 1)) {
        failures.push({
            property: "variantSplit",
            reason: `EQUALLY_SPLIT contradicts the percentages (${truncate(parts.join(", "))}). Leave variantSplit out to use these percentages, or leave the percentages out for an equal split.`,
        });
    }
    return failures;
}

const SPLITS = ["EQUALLY_SPLIT", "CUSTOM_PERCENTAGE"];

function splitNameFailures(split: string | undefined): Failure[] {
    if (typeof split !== "string" || isUnknown(split) || SPLITS.includes(split)) {
        return [];
    }
    const closest = closestMatch(split, SPLITS);
    const hint = closest === undefined ? "" : ` Did you mean ${closest}?`;
    return [
        {
            property: "variantSplit",
            reason: `${printable(split)} is not a split.${hint} Allowed: ${joinNames(SPLITS)}; leave it out to follow the percentages.`,
        },
    ];
}

/** The API writes percentages to two decimals; what it does with more is not documented. */
function decimalFailures(parts: readonly (number | undefined)[]): Failure[] {
    const areEqual = parts.every((part) => part === parts[0]);
    return parts.flatMap((part, index) =>
        part === undefined || !Number.isFinite(part) || Math.abs(part * 100 - Math.round(part * 100)) < 1e-6
            ? []
            : [
                  {
                      property: `variants[${index}].trafficDistribution`,
                      reason: `${part} has more decimals than the API keeps. Use at most two decimals, ${areEqual ? "or leave all percentages out for an equal split" : `such as ${part.toFixed(2)}`}.`,
                  },
              ],
    );
}

function metricFailures(metrics: Metric[] | undefined): Failure[] {
    if (
        !isListOfObjects(metrics) ||
        metrics.length === 0 ||
        containsUnknown(metrics.map((each) => each.type))
    ) {
        return [];
    }
    const primaries = metrics.filter((each) => (each.type ?? "Primary") === "Primary").length;
    return primaries === 1
        ? []
        : [
              {
                  property: "metrics",
                  reason: `exactly one metric must be Primary; here ${primaries} of ${metrics.length} are. Set type: "Secondary" on the others (a metric without a type is Primary).`,
              },
          ];
}

function abTestOnly(fields: { [field: string]: unknown }): Failure[] {
    return Object.entries(fields)
        .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
        .filter(
            ([, value]) => !(typeof value === "object" && value !== null && Object.keys(value).length === 0),
        )
        .map(([property]) => ({
            property,
            reason: "belongs to an A/B test. In a segmented experience, the audiences of each variant decide who sees it. Remove this argument.",
        }));
}

function isEmpty(list: unknown): boolean {
    return list === undefined || (Array.isArray(list) && list.length === 0);
}

function isListOfObjects<T extends object>(list: T[] | undefined): list is T[] {
    return Array.isArray(list) && list.every((each) => typeof each === "object" && each !== null);
}
