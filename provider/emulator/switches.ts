import type { Source } from "./source";

interface SwitchInfo {
    readonly values: readonly [string, ...string[]];
    readonly source: Source;
    readonly about: string;
}

const define = <const V extends readonly [string, ...string[]]>(
    source: Source,
    values: V,
    about: string,
) => ({
    values,
    source,
    about,
});

/**
 * There is one switch for each question that the public documentation leaves open or answers inconsistently. The
 * first value is the default, and `source` is the source of that default.
 */
export const switches = {
    errorPrefix: define(
        "observed",
        ["as-recorded", "personalize", "personalization"],
        "prefix of business codes; the live server was seen to use both",
    ),
    duplicateKeys: define("assumed", ["refused", "allowed"], "a second attribute or event with the same key"),
    duplicateNames: define(
        "assumed",
        ["refused", "allowed"],
        "a second audience or experience of the same name",
    ),
    keyChange: define("assumed", ["allowed", "refused"], "PUT of an attribute or event with another key"),
    typeChange: define("assumed", ["refused", "ignored"], "PUT of an experience with another `__type`"),
    emptyRules: define("assumed", ["refused", "allowed"], "an audience whose definition has no rule"),
    referredDeletion: define("assumed", ["refused", "allowed"], "deletion of what something else refers to"),
    archivedReferences: define(
        "assumed",
        ["free", "block"],
        "whether ARCHIVED versions hold what they refer to",
    ),
    pauseActive: define(
        "documented",
        ["allowed", "locked"],
        "PUT ACTIVE → PAUSED; seen to answer locked at times",
    ),
    pausedEdits: define("assumed", ["locked", "allowed"], "new content for a PAUSED version"),
    archivedEdits: define("assumed", ["locked", "allowed"], "PUT of an ARCHIVED version, ACTIVE revives it"),
    draftToPaused: define("assumed", ["refused", "allowed"], "PUT DRAFT → PAUSED"),
    statusChangeContent: define(
        "assumed",
        ["compared", "ignored"],
        "content sent along with a pause or a resumption: must equal the stored one, or is not looked at",
    ),
    draftVariants: define("assumed", ["empty", "absent"], "`variants` of the draft made with an experience"),
    firstDraftShortUid: define(
        "observed",
        ["refused", "accepted"],
        "a variant sent with a `shortUid` that the experience never gave",
    ),
    unusedShortUid: define(
        "assumed",
        ["accepted", "refused", "replaced"],
        "a variant sent with a `shortUid` that the experience gave before and that no version has any more",
    ),
    lyticsAudiences: define(
        "observed",
        ["returned", "absent"],
        "an empty `lyticsAudiences` on segmented variants, returned since 2025",
    ),
    trafficSum: define(
        "assumed",
        ["checked", "unchecked"],
        "percentages of an A/B test that do not add up to 100",
    ),
    abTestMetrics: define("assumed", ["required", "optional"], "a metric, for an A/B test to be ACTIVE"),
    unknownFields: define(
        "assumed",
        ["kept", "dropped"],
        "fields that the API does not have, in a POST or PUT",
    ),
    omittedFields: define("assumed", ["cleared", "kept"], "optional fields that a PUT leaves out"),
    absentDescription: define(
        "assumed",
        ["empty", "absent"],
        "`description` that was never sent, in an answer",
    ),
    createdAtGranularity: define("observed", ["ms", "s"], "resolution of timestamps"),
    priorityAnswer: define("assumed", ["object", "array"], "body of the priority answers"),
    stalePriority: define(
        "assumed",
        ["dropped", "visible", "hidden"],
        "a deleted experience in the priority order: gone, still listed and demanded, or demanded but not listed",
    ),
    getWithBody: define("observed", ["tolerated", "refused"], "a GET with a body, refused by one cloud"),
    singleAudience: define("observed", ["served", "absent"], "the undocumented GET /audiences/{uid}"),
    cmsUidsOnActivation: define(
        "observed",
        ["kept", "replaced"],
        "whether the first activation replaces the CMS uids of a draft's variants",
    ),
    rateBuckets: define(
        "assumed",
        ["separate", "shared"],
        "one allowance for reads and one for writes, or one",
    ),
    rateAlgorithm: define(
        "assumed",
        ["token-bucket", "fixed-window", "sliding-window"],
        "how requests per second are counted",
    ),
    refreshTokens: define(
        "assumed",
        ["single-use", "reusable"],
        "whether an OAuth refresh token ends with its use; a new one is issued each time",
    ),
    retryAfter: define("assumed", ["none", "sent"], "the `Retry-After` header of a 429"),
} as const satisfies Record<string, SwitchInfo>;

export type SwitchName = keyof typeof switches;
export type Switches = { readonly [N in SwitchName]: (typeof switches)[N]["values"][number] };

export const switchNames = Object.keys(switches) as SwitchName[];

export function isSwitchValue(name: SwitchName, value: unknown): boolean {
    return (switches[name].values as readonly unknown[]).includes(value);
}

export const defaultSwitches = Object.fromEntries(
    switchNames.map((name) => [name, switches[name].values[0]]),
) as unknown as Switches;
