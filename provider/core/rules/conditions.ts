/**
 * Defines which attribute takes which condition, and which condition takes which options. Validation, descriptions and
 * printing use these tables, and a test compares the builder with them.
 *
 * Sources: the samples of the Personalize Management API's documentation ("Create an Audience") and bodies
 * recorded from live projects. No official table says which conditions a preset takes.
 */
import { own } from "./json";

/** The facts about a condition. */
export interface ConditionFacts {
    /** The `__type` of its options. Absent if it takes no options. */
    readonly options?: string;
    /** The method of the builder. Absent if only `raw` can express the condition. */
    readonly method?: string;
    /** The words between the name of an attribute and a value in a description. */
    readonly phrase: string;
}

const conditions = {
    STRING_EQUALS: { options: "StringMatchOptions", method: "equals", phrase: "is" },
    CONTAINS_SUBSTRING: { options: "StringMatchOptions", method: "contains", phrase: "contains" },
    HAS_ANY_VALUE: { method: "hasAnyValue", phrase: "has any value" },
    NUMBER_EQUAL_TO: { options: "NumberMatchOptions", method: "equalTo", phrase: "equals" },
    NUMBER_GREATER_THAN: { options: "NumberMatchOptions", method: "greaterThan", phrase: "is greater than" },
    NUMBER_LESS_THAN: { options: "NumberMatchOptions", method: "lessThan", phrase: "is less than" },
    IS_TRUE: { method: "isTrue", phrase: "is true" },
    IS_FALSE: { method: "isFalse", phrase: "is false" },
    JSON_MATCH: { options: "JSONMatchOptions", method: "jsonMatch", phrase: "matches" },
    BEFORE_TIME: { options: "DateTimeMatchOptions", method: "before", phrase: "is before" },
    AFTER_TIME: { options: "DateTimeMatchOptions", method: "after", phrase: "is after" },
    BETWEEN_TIME: { options: "DateTimeMatchOptions", method: "between", phrase: "is between" },
    IS_MEMBER_OF: { options: "AudienceMatchOptions", phrase: "is a member of" },
    IS_IN_FLOW_STATE: { options: "FlowStateMatchOptions", phrase: "is in the state" },
} as const satisfies Record<string, ConditionFacts>;

/** The name of a condition that this release knows. */
export type ConditionName = keyof typeof conditions;

/** Every condition that this release knows. */
export const CONDITIONS: Readonly<Record<ConditionName, ConditionFacts>> = conditions;

/** The facts about an attribute, or about a value at a JSON pointer. */
export interface AttributeFacts {
    /** The name at the start of a sentence. */
    readonly name: string;
    /** The function of the builder. Absent if only `raw` can express the attribute. */
    readonly builder?: string;
    /** The conditions that were observed or documented. The builder offers them. */
    readonly conditions: readonly ConditionName[];
    /** Conditions that are plausible but were never observed. They are accepted, but not offered. */
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

/** The attributes from Lytics, by `ref`. Observed only in the newest form of the API. */
export const LYTICS: Readonly<Record<string, AttributeFacts>> = {
    LYTICS_AUDIENCE: { name: "Lytics audience", conditions: ["IS_MEMBER_OF"] },
    LYTICS_FLOW_STATE: { name: "Lytics flow", conditions: ["IS_IN_FLOW_STATE"] },
};

/** A custom attribute. It has no type: each rule chooses how to read the value. */
export const CUSTOM: AttributeFacts = {
    name: "A custom attribute",
    builder: "custom",
    conditions: [...PRIMITIVE, "JSON_MATCH"],
};

/** A value at a JSON pointer, inside JSON_MATCH on a custom attribute. */
export const JSON_MEMBER: AttributeFacts = { name: "A JSON value", conditions: PRIMITIVE };

/** A value at a JSON pointer in the query parameters, which are strings. */
export const QUERY_MEMBER: AttributeFacts = {
    name: "Query parameter",
    conditions: TEXT,
    tolerates: PRIMITIVE,
};

/** The kinds of references to attributes, by `__type`, with their refs. Undefined if the ref is a uid. */
export const REFERENCES: Readonly<Record<string, Readonly<Record<string, AttributeFacts>> | undefined>> = {
    PresetAttributeReference: PRESETS,
    CustomAttributeReference: undefined,
    LyticsAttributeReference: LYTICS,
};

/** The facts about a condition. Undefined if the name is unknown. */
export const conditionFacts = (name: unknown): ConditionFacts | undefined => own(CONDITIONS, name);

/** The facts about the attribute of a reference. Undefined if this release does not know it. */
export function attributeFacts(referenceType: unknown, ref: unknown): AttributeFacts | undefined {
    if (referenceType === "CustomAttributeReference") return CUSTOM;
    return own(own(REFERENCES, referenceType) ?? {}, ref);
}

/** Whether the attribute takes the condition, as far as known. */
export const takes = (facts: AttributeFacts, condition: ConditionName): boolean =>
    facts.conditions.includes(condition) || (facts.tolerates?.includes(condition) ?? false);
