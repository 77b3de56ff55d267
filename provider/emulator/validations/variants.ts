import type { WireVersionBody } from "../../core/wire";
import type { Problems } from "../problems";
import type { Settings } from "../settings";
import { checkCombinationType, checkUids } from "./audienceList";
import { type Fields, isFields } from "./fields";

export function checkVariants(problems: Problems, { variants, status }: Fields, settings: Settings): void {
    if (!Array.isArray(variants)) problems.add("variants", "VARIANTS_NOT_ARRAY");
    if (!Array.isArray(variants) || variants.length === 0) {
        problems.add("variants", "EMPTY_ARRAY");
        if (status === "ACTIVE") problems.add("variants", "INSUFFICIENT_VARIANTS_TO_ACTIVATE");
        return;
    }
    variants.forEach((variant, index) => {
        if (isFields(variant)) checkVariant(problems, variant, `${index}.`, settings);
        else problems.add("variants", "NOT_AN_OBJECT", String(index));
    });
}

function checkVariant(problems: Problems, variant: Fields, at: string, settings: Settings): void {
    const { __type, name, shortUid } = variant;
    if (typeof name !== "string" || name.trim() === "") problems.add("variants", "REQUIRED", `${at}name`);
    if (shortUid !== undefined && typeof shortUid !== "string") {
        problems.add("variants", "NOT_A_STRING", `${at}shortUid`);
    }
    if (__type === "SegmentedVariant") checkSegmented(problems, variant, at, settings);
    else if (__type === "ABTestVariant") checkABTestVariant(problems, variant, at);
    else problems.add("variants", "NOT_VALID_ENUM", `${at}__type`);
}

function checkSegmented(problems: Problems, variant: Fields, at: string, { quotas }: Settings): void {
    const { audiences, lyticsAudiences = [], target } = variant;
    checkCombinationType(problems, "variants", variant, `${at}audienceCombinationType`);
    const lytics = Array.isArray(lyticsAudiences) ? lyticsAudiences : [];
    if (!Array.isArray(lyticsAudiences)) problems.add("variants", "NOT_AN_ARRAY", `${at}lyticsAudiences`);
    else if (!lytics.every((uid) => typeof uid === "string")) {
        problems.add("variants", "NOT_A_STRING", `${at}lyticsAudiences`);
    }
    const elsewhere = lytics.length > 0 || isFields(target);
    const native = Array.isArray(audiences) ? audiences : [];
    if (!(elsewhere && Array.isArray(audiences) && native.length === 0)) {
        checkUids(problems, "variants", audiences, `${at}audiences`);
    }
    if (native.length + lytics.length > quotas.audiencesPerVariant) {
        problems.add("variants", "AUDIENCES_COUNT_EXCEEDED", `${at}audiences`);
    }
}

function checkABTestVariant(problems: Problems, { trafficDistribution }: Fields, at: string): void {
    const share = trafficDistribution ?? 0;
    if (typeof share !== "number") problems.add("variants", "NOT_A_NUMBER", `${at}trafficDistribution`);
    else if (share < 0 || share > 100) {
        problems.add("variants", "INVALID_TRAFFIC_DISTRIBUTION", `${at}trafficDistribution`);
    }
}

/** The web UI also offers a multi-armed bandit, whose name in the API is not documented. */
const isBandit = (split: unknown): boolean => typeof split === "string" && /BANDIT/i.test(split);

export const isSplit = (split: unknown): boolean =>
    split === "EQUALLY_SPLIT" || split === "CUSTOM_PERCENTAGE" || isBandit(split);

/** The documentation's equal split is 3 × 33.33, so an equal split may differ from 100 percent by rounding. */
export function checkTraffic(problems: Problems, { variants, variantSplit }: WireVersionBody): void {
    if (isBandit(variantSplit)) return;
    const shares = variants.map((variant) =>
        variant.__type === "ABTestVariant" ? variant.trafficDistribution : undefined,
    );
    const equal = variantSplit === "EQUALLY_SPLIT";
    if (equal && shares.every((share) => share === undefined)) return;
    const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
    if (Math.abs(sum - 100) > (equal ? 0.05 : 0.001))
        problems.add("variants", "INVALID_TRAFFIC_DISTRIBUTION");
}
