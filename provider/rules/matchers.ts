/** The methods that make a rule out of an attribute: one object per kind of value. */
import type { Input } from "@pulumi/pulumi";
import type { ConditionName } from "./conditions";
import { jsonOptions, numberOptions, ruleOf, stringOptions } from "./form";
import type { Rule } from "./types";

/** Conditions on an attribute whose values come from a list. */
export interface EqualityMatcher {
    /**
     * Matches when the value is exactly this one (condition `STRING_EQUALS`).
     * @param value the value to compare with, in upper and lower case as it is
     */
    equals(value: Input<string>): Rule;
    /** Matches when there is a value at all, whichever (condition `HAS_ANY_VALUE`). */
    hasAnyValue(): Rule;
}

/** Conditions on a text. */
export interface TextMatcher extends EqualityMatcher {
    /**
     * Matches when the value contains this text (condition `CONTAINS_SUBSTRING`).
     * @param text the text to look for; not empty, since every text contains the empty one
     */
    contains(text: Input<string>): Rule;
}

/** Conditions on a value of any kind. The rule chooses how the value is read: as text, number or truth. */
export interface ValueMatcher extends TextMatcher {
    /**
     * Matches when the value, read as a number, is this one (condition `NUMBER_EQUAL_TO`). To compare as
     * text use `equals`.
     * @param value a finite number
     */
    equalTo(value: Input<number>): Rule;
    /**
     * Matches when the value is greater than this number (condition `NUMBER_GREATER_THAN`).
     * @param value a finite number
     */
    greaterThan(value: Input<number>): Rule;
    /**
     * Matches when the value is less than this number (condition `NUMBER_LESS_THAN`).
     * @param value a finite number
     */
    lessThan(value: Input<number>): Rule;
    /** Matches when the value is true (condition `IS_TRUE`). */
    isTrue(): Rule;
    /** Matches when the value is false (condition `IS_FALSE`). */
    isFalse(): Rule;
}

/** Makes the rule of a condition and its options. The typed methods below see to it that they fit. */
type MakeRule = (condition: ConditionName, options?: unknown) => Rule;

/** The rules on an attribute itself. */
export const onAttribute =
    (attribute: unknown): MakeRule =>
    (condition, options) =>
        ruleOf(attribute, condition, options) as unknown as Rule;

/** The rules on what stands at a JSON pointer of an attribute. */
export const onMember =
    (attribute: unknown, pointer: Input<string>): MakeRule =>
    (condition, options) =>
        onAttribute(attribute)("JSON_MATCH", jsonOptions(pointer, condition, options));

/** The conditions on a value out of a list. */
export const equality = (make: MakeRule): EqualityMatcher => ({
    equals: (value) => make("STRING_EQUALS", stringOptions(value)),
    hasAnyValue: () => make("HAS_ANY_VALUE"),
});

/** The conditions on a text. */
export const text = (make: MakeRule): TextMatcher => ({
    ...equality(make),
    contains: (part) => make("CONTAINS_SUBSTRING", stringOptions(part)),
});

/** The conditions on a value of any kind. */
export const anyValue = (make: MakeRule): ValueMatcher => ({
    ...text(make),
    equalTo: (value) => make("NUMBER_EQUAL_TO", numberOptions(value)),
    greaterThan: (value) => make("NUMBER_GREATER_THAN", numberOptions(value)),
    lessThan: (value) => make("NUMBER_LESS_THAN", numberOptions(value)),
    isTrue: () => make("IS_TRUE"),
    isFalse: () => make("IS_FALSE"),
});
