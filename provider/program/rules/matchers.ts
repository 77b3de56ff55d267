/** The methods that create a rule from an attribute, by kind of value. */
import type { Input } from "@pulumi/pulumi";
import type { ConditionName } from "../../core/rules/conditions";
import { jsonOptions, numberOptions, ruleOf, stringOptions } from "../../core/rules/form";
import type { Rule } from "./types";

/** The conditions for an attribute with a fixed set of values. */
export interface EqualityMatcher {
    /**
     * Matches if the value equals this string (condition `STRING_EQUALS`).
     * @param value the string, case-sensitive
     */
    equals(value: Input<string>): Rule;
    /** Matches if the attribute has a value (condition `HAS_ANY_VALUE`). */
    hasAnyValue(): Rule;
}

/** The conditions for a string. */
export interface TextMatcher extends EqualityMatcher {
    /**
     * Matches if the value contains this string (condition `CONTAINS_SUBSTRING`).
     * @param text the string to find. Must not be empty
     */
    contains(text: Input<string>): Rule;
}

/** The conditions for a value of any type. The rule chooses how to read it: as a string, number or boolean. */
export interface ValueMatcher extends TextMatcher {
    /**
     * Matches if the value, read as a number, equals this number (condition `NUMBER_EQUAL_TO`). To compare strings,
     * use `equals`.
     * @param value a finite number
     */
    equalTo(value: Input<number>): Rule;
    /**
     * Matches if the value is greater than this number (condition `NUMBER_GREATER_THAN`).
     * @param value a finite number
     */
    greaterThan(value: Input<number>): Rule;
    /**
     * Matches if the value is less than this number (condition `NUMBER_LESS_THAN`).
     * @param value a finite number
     */
    lessThan(value: Input<number>): Rule;
    /** Matches if the value is true (condition `IS_TRUE`). */
    isTrue(): Rule;
    /** Matches if the value is false (condition `IS_FALSE`). */
    isFalse(): Rule;
}

/** Creates the rule of a condition. The typed methods below ensure that the options fit. */
type MakeRule = (condition: ConditionName, options?: unknown) => Rule;

/** Rules for the attribute itself. */
export const onAttribute =
    (attribute: unknown): MakeRule =>
    (condition, options) =>
        ruleOf(attribute, condition, options) as unknown as Rule;

/** Rules for the value at a JSON pointer of the attribute. */
export const onMember =
    (attribute: unknown, pointer: Input<string>): MakeRule =>
    (condition, options) =>
        onAttribute(attribute)("JSON_MATCH", jsonOptions(pointer, condition, options));

/** The conditions for an attribute with a fixed set of values. */
export const equality = (make: MakeRule): EqualityMatcher => ({
    equals: (value) => make("STRING_EQUALS", stringOptions(value)),
    hasAnyValue: () => make("HAS_ANY_VALUE"),
});

/** The conditions for a string. */
export const text = (make: MakeRule): TextMatcher => ({
    ...equality(make),
    contains: (part) => make("CONTAINS_SUBSTRING", stringOptions(part)),
});

/** The conditions for a value of any type. */
export const anyValue = (make: MakeRule): ValueMatcher => ({
    ...text(make),
    equalTo: (value) => make("NUMBER_EQUAL_TO", numberOptions(value)),
    greaterThan: (value) => make("NUMBER_GREATER_THAN", numberOptions(value)),
    lessThan: (value) => make("NUMBER_LESS_THAN", numberOptions(value)),
    isTrue: () => make("IS_TRUE"),
    isFalse: () => make("IS_FALSE"),
});
