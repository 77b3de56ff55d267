import { isFields } from "../core/rules/json";
import type { ResolvedAssumptions } from "./assumptions";
import { alsoAssumed, assumed, certain, combined, type Finding, MATCH, NO_MATCH } from "./finding";

/** Compares a visitor's value. The value is not absent, except for HAS_ANY_VALUE and IS_FALSE. */
export type Matcher = (value: unknown) => Finding;

type CreateMatcher = (options: unknown, assumptions: ResolvedAssumptions) => Matcher | undefined;

function textMatcher(
    matches: (text: string) => boolean,
    matchesIgnoringCase: (text: string) => boolean,
    { stringCase, valueAsText, listValues }: ResolvedAssumptions,
): Matcher {
    const one: Matcher = (value) => {
        if (typeof value === "string") {
            if (matches(value)) return MATCH;
            return matchesIgnoringCase(value) ? assumed("stringCase", stringCase === "ignored") : NO_MATCH;
        }
        if (typeof value !== "number" && typeof value !== "boolean") return NO_MATCH;
        const finding = one(String(value));
        if (finding === NO_MATCH) return NO_MATCH;
        return valueAsText === "yes" ? alsoAssumed("valueAsText", finding) : assumed("valueAsText", false);
    };
    return (value) => {
        if (typeof value === "string" && matches(value)) return MATCH;
        if (!Array.isArray(value)) return one(value);
        const finding = combined("OR", value.map(one));
        return finding.result === true ? assumed("listValues", listValues === "any") : finding;
    };
}

const wantedText = (options: unknown): string | undefined =>
    isFields(options) && typeof options.value === "string" ? options.value : undefined;

const wantedNumber = (options: unknown): number | undefined =>
    isFields(options) && typeof options.value === "number" ? options.value : undefined;

const equalText: CreateMatcher = (options, assumptions) => {
    const wanted = wantedText(options);
    if (wanted === undefined) return undefined;
    const lower = wanted.toLowerCase();
    return textMatcher(
        (text) => text === wanted,
        (text) => text.length === wanted.length && text.toLowerCase() === lower,
        assumptions,
    );
};

const containedText: CreateMatcher = (options, assumptions) => {
    const wanted = wantedText(options);
    if (wanted === undefined) return undefined;
    const lower = wanted.toLowerCase();
    return textMatcher(
        (text) => text.includes(wanted),
        (text) => text.length >= wanted.length && text.toLowerCase().includes(lower),
        assumptions,
    );
};

const anyValue: CreateMatcher =
    (_options, { nullValue, emptyValue }) =>
    (value) => {
        if (value === undefined) return NO_MATCH;
        if (value === null) return assumed("nullValue", nullValue === "value");
        const empty = value === "" || (Array.isArray(value) && value.length === 0);
        return empty ? assumed("emptyValue", emptyValue === "value") : MATCH;
    };

const isBoolean =
    (wanted: boolean): CreateMatcher =>
    (_options, { booleanText, absentIsFalse }) =>
    (value) => {
        if (typeof value === "boolean") return certain(value === wanted);
        if (value === String(wanted)) return assumed("booleanText", booleanText === "yes");
        const absent = value === undefined || value === null;
        return absent && !wanted ? assumed("absentIsFalse", absentIsFalse === "yes") : NO_MATCH;
    };

const comparison =
    (compare: (value: number, bound: number) => boolean, hasBound: boolean): CreateMatcher =>
    (options, { numericText, numberBounds }) => {
        const bound = wantedNumber(options);
        if (bound === undefined) return undefined;
        const number = (value: number): Finding =>
            hasBound && value === bound
                ? assumed("numberBounds", numberBounds === "inclusive")
                : certain(compare(value, bound));
        return (value) => {
            if (typeof value === "number") return number(value);
            if (typeof value !== "string" || value.trim() === "") return NO_MATCH;
            const finding = number(Number(value));
            if (finding === NO_MATCH) return NO_MATCH;
            return numericText === "yes"
                ? alsoAssumed("numericText", finding)
                : assumed("numericText", false);
        };
    };

const MATCHERS: Readonly<Record<string, CreateMatcher>> = {
    STRING_EQUALS: equalText,
    CONTAINS_SUBSTRING: containedText,
    HAS_ANY_VALUE: anyValue,
    IS_TRUE: isBoolean(true),
    IS_FALSE: isBoolean(false),
    NUMBER_EQUAL_TO: comparison((value, bound) => value === bound, false),
    NUMBER_GREATER_THAN: comparison((value, bound) => value > bound, true),
    NUMBER_LESS_THAN: comparison((value, bound) => value < bound, true),
};

/** Whether this release can evaluate the condition on a value. */
export const isValueCondition = (condition: string): boolean => Object.hasOwn(MATCHERS, condition);

/** The matcher of a condition. Undefined if its options lack the value to compare with. */
export const createMatcher = (
    condition: string,
    options: unknown,
    assumptions: ResolvedAssumptions,
): Matcher | undefined => MATCHERS[condition]?.(options, assumptions);

/** The comparison of operating systems, whose spelling in rules is not documented. */
export function systemMatcher(
    options: unknown,
    { operatingSystemNames }: ResolvedAssumptions,
): Matcher | undefined {
    const wanted = wantedText(options);
    if (wanted === undefined) return undefined;
    const anyCase = wanted.toUpperCase();
    return (value) => {
        if (typeof value !== "string") return NO_MATCH;
        const found = operatingSystemNames === "anyCase" ? value.toUpperCase() === anyCase : value === wanted;
        return assumed("operatingSystemNames", found);
    };
}
