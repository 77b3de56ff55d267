/**
 * What the API's rules are made of: the one place where it is said which attribute takes which condition,
 * and which condition takes which options. Validation, wording and printing read it from here; a test holds
 * the builder against it.
 *
 * Sources: the samples of the Personalize Management API's documentation ("Create an Audience") and bodies
 * recorded from live projects. There is no official table of the conditions that a preset takes.
 */
import { own } from "./json";

/** What is to be known of a condition. */
export interface ConditionFacts {
    /** The `__type` of its options; none where it takes no options. */
    readonly options?: string;
    /** The builder's method; none where the builder leaves the condition to `raw`. */
    readonly method?: string;
    /** How it reads between an attribute's name and a value. */
    readonly words: string;
}

const conditions = {
    STRING_EQUALS: { options: "StringMatchOptions", method: "equals", words: "is" },
    CONTAINS_SUBSTRING: { options: "StringMatchOptions", method: "contains", words: "contains" },
    HAS_ANY_VALUE: { method: "hasAnyValue", words: "has any value" },
    NUMBER_EQUAL_TO: { options: "NumberMatchOptions", method: "equalTo", words: "equals" },
    NUMBER_GREATER_THAN: { options: "NumberMatchOptions", method: "greaterThan", words: "is greater than" },
    NUMBER_LESS_THAN: { options: "NumberMatchOptions", method: "lessThan", words: "is less than" },
    IS_TRUE: { method: "isTrue", words: "is true" },
    IS_FALSE: { method: "isFalse", words: "is false" },
    JSON_MATCH: { options: "JSONMatchOptions", method: "jsonMatch", words: "matches" },
    BEFORE_TIME: { options: "DateTimeMatchOptions", method: "before", words: "is before" },
    AFTER_TIME: { options: "DateTimeMatchOptions", method: "after", words: "is after" },
    BETWEEN_TIME: { options: "DateTimeMatchOptions", method: "between", words: "is between" },
    IS_MEMBER_OF: { options: "AudienceMatchOptions", words: "is a member of" },
    IS_IN_FLOW_STATE: { options: "FlowStateMatchOptions", words: "is in the state" },
} as const satisfies Record<string, ConditionFacts>;

/** The name of a condition that this release knows. */
export type ConditionName = keyof typeof conditions;

/** Every condition that this release knows. */
export const CONDITIONS: Readonly<Record<ConditionName, ConditionFacts>> = conditions;

/** What is to be known of an attribute, or of what a JSON pointer leads to. */
export interface AttributeFacts {
    /** How a person calls it, at the beginning of a sentence. */
    readonly name: string;
    /** The builder's entry; none where the builder leaves the attribute to `raw`. */
    readonly builder?: string;
    /** The conditions that it was seen with, or surely takes: what the builder offers. */
    readonly conditions: readonly ConditionName[];
    /** Conditions that it may take, though nobody has seen it: accepted, not offered. */
    readonly tolerates?: readonly ConditionName[];
}

const TEXT = ["STRING_EQUALS", "CONTAINS_SUBSTRING", "HAS_ANY_VALUE"] as const;

const PRIMITIVE = [
    ...TEXT,
    "NUMBER_EQUAL_TO",
    "NUMBER_GREATER_THAN",
    "NUMBER_LESS_THAN",
    "IS_TRUE",
    "IS_FALSE",
] as const;

const EQUALITY = {
    conditions: ["STRING_EQUALS", "HAS_ANY_VALUE"],
    tolerates: ["CONTAINS_SUBSTRING"],
} as const;

/** The attributes that every project has, by `ref`. */
export const PRESETS: Readonly<Record<string, AttributeFacts>> = {
    COUNTRY: { name: "Country", builder: "country", ...EQUALITY },
    REGION: { name: "Region", builder: "region", ...EQUALITY },
    CITY: { name: "City", builder: "city", ...EQUALITY },
    DEVICE_TYPE: { name: "Device type", builder: "deviceType", ...EQUALITY },
    OPERATING_SYSTEM: { name: "Operating system", builder: "operatingSystem", ...EQUALITY },
    REFERRER: {
        name: "Referrer",
        builder: "referrer",
        conditions: TEXT,
    },
    QUERY_PARAMETERS: {
        name: "Query parameter",
        builder: "queryParameter",
        conditions: ["JSON_MATCH"],
        tolerates: ["HAS_ANY_VALUE"],
    },
    DATE_AND_TIME: {
        name: "Date and time",
        builder: "dateAndTime",
        conditions: ["BEFORE_TIME", "AFTER_TIME", "BETWEEN_TIME"],
    },
};

/** What comes from Lytics, by `ref`; seen in the newest form of the API only. */
export const LYTICS: Readonly<Record<string, AttributeFacts>> = {
    LYTICS_AUDIENCE: { name: "Lytics audience", conditions: ["IS_MEMBER_OF"] },
    LYTICS_FLOW_STATE: { name: "Lytics flow", conditions: ["IS_IN_FLOW_STATE"] },
};

/** An attribute of the project's own. It has no type: each rule chooses how the value is read. */
export const CUSTOM: AttributeFacts = {
    name: "A custom attribute",
    builder: "custom",
    conditions: [...PRIMITIVE, "JSON_MATCH"],
};

/** What a JSON pointer leads to, inside JSON_MATCH on an attribute of the project's own. */
export const JSON_MEMBER: AttributeFacts = { name: "A JSON value", conditions: PRIMITIVE };

/** What a JSON pointer leads to in the query parameters, which are texts. */
export const QUERY_MEMBER: AttributeFacts = {
    name: "Query parameter",
    conditions: TEXT,
    tolerates: PRIMITIVE,
};

/** The kinds of reference to an attribute, by `__type`, with the refs of each; none where any uid goes. */
export const REFERENCES: Readonly<Record<string, Readonly<Record<string, AttributeFacts>> | undefined>> = {
    PresetAttributeReference: PRESETS,
    CustomAttributeReference: undefined,
    LyticsAttributeReference: LYTICS,
};

/** What is known of a condition, by a name that may not be one. */
export const conditionFacts = (name: unknown): ConditionFacts | undefined => own(CONDITIONS, name);

/** What is known of the attribute that a reference leads to; `undefined` where this release knows it not. */
export function attributeFacts(referenceType: unknown, ref: unknown): AttributeFacts | undefined {
    if (referenceType === "CustomAttributeReference") return CUSTOM;
    return own(own(REFERENCES, referenceType) ?? {}, ref);
}

/** Whether the attribute takes the condition, as far as anybody knows. */
export const takes = (facts: AttributeFacts, condition: ConditionName): boolean =>
    facts.conditions.includes(condition) || (facts.tolerates?.includes(condition) ?? false);
