/**
 * The bodies of the Personalize Management API as they cross the wire. Types only: the one thing
 * that the provider and the emulator share.
 */

/** Fields that the server writes on every object; a client never sends them. */
export interface WireAudit {
    readonly project?: string;
    readonly createdBy?: string;
    readonly updatedBy?: string;
    readonly createdAt?: string;
    readonly updatedAt?: string;
    readonly createdByUserName?: string;
    readonly updatedByUserName?: string;
}

export interface WireProject extends WireAudit {
    uid: string;
    name: string;
    description?: string;
    organizationUid?: string;
    connectedStackApiKey?: string;
}

export interface WireAttributeBody {
    name: string;
    key: string;
    description?: string;
}

/** Custom attributes have a key and a project; the presets carry `name, uid, __type, description` alone. */
export interface WireAttribute extends WireAudit {
    uid: string;
    name: string;
    key?: string;
    description?: string;
    __type: "CUSTOM" | "PRESET";
}

export interface WireEventBody {
    key: string;
    description?: string;
}

export interface WireEvent extends WireAudit, WireEventBody {
    uid: string;
}

export interface WireAttributeReference {
    __type: string;
    ref: string;
}

export interface WireMatchOptions {
    __type: string;
    [field: string]: unknown;
}

export interface WireRule {
    __type: "Rule";
    attribute: WireAttributeReference;
    attributeMatchCondition: string;
    attributeMatchOptions?: WireMatchOptions;
    invertCondition?: boolean;
}

export interface WireRuleCombination {
    __type: "RuleCombination";
    combinationType: "AND" | "OR";
    rules: WireRuleNode[];
}

export type WireRuleNode = WireRule | WireRuleCombination;

export interface WireAudienceBody {
    name: string;
    description?: string;
    definition: WireRuleCombination;
}

/** Audiences synced from Lytics have a `source` and a `slug`, and no definition. */
export interface WireAudience extends WireAudit {
    uid: string;
    name: string;
    description?: string;
    definition?: WireRuleCombination;
    referredAttributes?: string[];
    source?: string;
    slug?: string;
}

export type WireExperienceType = "SEGMENTED" | "AB_TEST";

export interface WireExperienceBody {
    name: string;
    description?: string;
    __type: WireExperienceType;
    tags?: string[];
}

export interface WireCms {
    lastSyncAttemptAt?: string;
    syncStatus?: string;
    variantGroup?: string;
    /** Variant `shortUid` → uid of the variant in the content management system. */
    variants?: Record<string, string>;
}

export interface WireExperience extends WireAudit, WireExperienceBody {
    uid: string;
    shortUid: string;
    status: string;
    hasDraft?: boolean;
    latestVersion?: string;
    referredAudiences?: string[];
    referredLyticsAudiences?: string[];
    referredEvents?: string[];
    priority?: number;
    activatedAt?: string;
    activatedBy?: string;
    activatedByUserName?: string;
    _cms?: WireCms;
}

export type WireVersionStatus = "DRAFT" | "ACTIVE" | "PAUSED" | "ARCHIVED";

export interface WireSegmentedVariant {
    __type: "SegmentedVariant";
    name: string;
    shortUid?: string;
    audiences: string[];
    audienceCombinationType?: "AND" | "OR";
    lyticsAudiences?: string[];
}

export interface WireABTestVariant {
    __type: "ABTestVariant";
    name: string;
    shortUid?: string;
    trafficDistribution?: number;
}

export type WireVariant = WireSegmentedVariant | WireABTestVariant;

export interface WireMetric {
    __type: string;
    event: string;
    name: string;
}

export interface WireTargeting {
    audience?: { audiences: string[]; audienceCombinationType?: "AND" | "OR" };
}

export interface WireVersionBody {
    status: WireVersionStatus;
    variants: WireVariant[];
    variantSplit?: string;
    metrics?: WireMetric[];
    targeting?: WireTargeting;
}

export interface WireVersion extends WireAudit, Omit<WireVersionBody, "variants"> {
    uid: string;
    experienceUid?: string;
    versionNumber: number;
    firstActivatedAt?: string;
    /** Absent or empty in the draft that the server makes with an experience. */
    variants?: WireVariant[];
}

export interface WirePriority {
    priorityOrder: string[];
}
