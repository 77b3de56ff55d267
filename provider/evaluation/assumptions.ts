const define = <const V extends readonly [string, string]>(values: V, about: string) => ({ values, about });

/**
 * What Contentstack's documentation does not say about the evaluation of a visitor. The first value is the default. A
 * result that the other value would change names the assumption.
 */
export const ASSUMPTIONS = {
    stringCase: define(["exact", "ignored"], "upper and lower case in STRING_EQUALS and CONTAINS_SUBSTRING"),
    keyCase: define(["exact", "ignored"], "upper and lower case in the keys of attributes"),
    valueAsText: define(["yes", "no"], "whether a number or a boolean is compared with a string by its text"),
    listValues: define(["any", "no"], "whether one element of a list is enough to match a string"),
    nullValue: define(["absent", "value"], "an attribute that is null"),
    emptyValue: define(["absent", "value"], 'whether "" and [] count for HAS_ANY_VALUE'),
    booleanText: define(["yes", "no"], 'whether IS_TRUE and IS_FALSE accept the strings "true" and "false"'),
    absentIsFalse: define(["no", "yes"], "whether an absent attribute matches IS_FALSE"),
    numericText: define(["yes", "no"], 'whether a number is compared with a numeric string, such as "42"'),
    numberBounds: define(["exclusive", "inclusive"], "the bound of NUMBER_GREATER_THAN and NUMBER_LESS_THAN"),
    absentInverted: define(["yes", "no"], "whether an inverted rule matches if the value is absent"),
    repeatedParameter: define(["first", "last"], "which value of a repeated query parameter counts"),
    jsonText: define(["yes", "no"], "whether JSON_MATCH reads a custom attribute whose value is JSON text"),
    liveAttributes: define(
        ["liveWins", "storedWins"],
        "an attribute that is stored and live with different values",
    ),
    deletedAttribute: define(
        ["absent", "undecided"],
        "a rule on an attribute that the project does not have",
    ),
    deletedAudience: define(["noMatch", "undecided"], "an audience that the project does not have"),
    emptyCombination: define(["noMatch", "match"], "a combination without rules"),
    unknownDevice: define(["desktop", "none"], "the device type of an unknown or absent user agent"),
    operatingSystemNames: define(
        ["anyCase", "exact"],
        "the names of operating systems: MACOS, WINDOWS, ANDROID, IOS in any case, or exactly so",
    ),
    timeField: define(
        ["either", "strict"],
        "whether AFTER_TIME takes endTime, and BEFORE_TIME startTime, if the other field is missing",
    ),
    timeBounds: define(
        ["halfOpen", "reversed"],
        "a time that equals a bound: the start of BETWEEN_TIME is inside and every other bound is not, or reversed",
    ),
    ruleTimezone: define(["utc", "visitor"], "the time zone of a rule without useVisitorTimezone"),
    visitorTimezone: define(["utc", "undecided"], "the time zone of a visitor without a known location"),
    variantWithoutAudience: define(["never", "always"], "a segmented variant without audiences"),
    emptyTargeting: define(
        ["everyone", "nobody"],
        "an A/B test whose targeting is present but names no audience",
    ),
    inlineTarget: define(["replaces", "ignored"], "rules in a version itself, beside its list of audiences"),
    pausedExperience: define(["listed", "leftOut"], "a paused experience: null in the manifest, or left out"),
    untaggedExperience: define(
        ["leftOut", "listed"],
        "an experience without tags, if the page asks for tags",
    ),
    bucketing: define(
        ["murmurHash3", "undecided"],
        "which visitor of an A/B test gets which variant; only the shares are documented",
    ),
    unknownSplit: define(
        ["undecided", "equal"],
        "the split of a multi-armed bandit, which depends on live numbers",
    ),
} as const satisfies Record<string, { values: readonly [string, string]; about: string }>;

export type AssumptionName = keyof typeof ASSUMPTIONS;

/** The values that differ from the defaults. */
export type Assumptions = { readonly [N in AssumptionName]?: (typeof ASSUMPTIONS)[N]["values"][number] };

/** Every assumption with its value. */
export type ResolvedAssumptions = Required<Assumptions>;

export const assumptionNames = Object.keys(ASSUMPTIONS) as AssumptionName[];

/** Whether the assumption has this value. */
export const isAssumptionValue = (name: AssumptionName, value: unknown): boolean =>
    (ASSUMPTIONS[name].values as readonly unknown[]).includes(value);

/** Adds the defaults. */
export const resolveAssumptions = (chosen: Assumptions): ResolvedAssumptions =>
    ({
        ...Object.fromEntries(assumptionNames.map((name) => [name, ASSUMPTIONS[name].values[0]])),
        ...chosen,
    }) as ResolvedAssumptions;
