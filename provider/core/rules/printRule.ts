import {
    type AttributeFacts,
    attributeFacts,
    CUSTOM,
    conditionFacts,
    JSON_MEMBER,
    QUERY_MEMBER,
} from "./conditions";
import { COUNTRY_CODES } from "./countries";
import {
    customReference,
    jsonOptions,
    numberOptions,
    presetReference,
    ruleOf,
    stringOptions,
    timeOptions,
} from "./form";
import { type Fields, isAbsent, isFields, isPointer, memberAt, own } from "./json";
import { textLiteral } from "./literal";
import { localTime, PRESET_VALUES } from "./values";

/** A method call with its arguments, and the options that the builder creates for it. */
interface Match {
    readonly text: string;
    readonly options: unknown;
}

/** Whether the compiler accepts the string as a literal for this preset. */
function compiles(preset: unknown, text: string): boolean {
    if (own(PRESET_VALUES, preset)?.(text) !== undefined) return false;
    const country = preset === "COUNTRY" || preset === "REGION" ? text.slice(0, 2) : "DE";
    return COUNTRY_CODES.has(country);
}

/**
 * The method call for a condition on a value.
 * @returns undefined if the builder does not offer it, or the compiler would refuse it
 */
function valueMatch(
    offers: AttributeFacts,
    preset: unknown,
    condition: unknown,
    options: unknown,
): Match | undefined {
    const facts = conditionFacts(condition);
    if (!facts?.method || !offers.conditions.includes(condition as never)) return undefined;
    if (!facts.options) return { text: `.${facts.method}()`, options: undefined };
    const value = isFields(options) ? options.value : undefined;
    if (facts.options === "StringMatchOptions" && typeof value === "string") {
        if (condition === "STRING_EQUALS" && !compiles(preset, value)) return undefined;
        return { text: `.${facts.method}(${textLiteral(value)})`, options: stringOptions(value) };
    }
    if (facts.options === "NumberMatchOptions" && typeof value === "number" && Number.isFinite(value)) {
        return { text: `.${facts.method}(${JSON.stringify(value)})`, options: numberOptions(value) };
    }
    return undefined;
}

/** The method call for a condition on the time. Undefined if the builder does not offer it. */
function timeMatch(condition: unknown, options: unknown): Match | undefined {
    if (!isFields(options)) return undefined;
    const { startTime, endTime, useVisitorTimezone } = options;
    const ends = { ...(isAbsent(startTime) ? {} : { startTime }), ...(isAbsent(endTime) ? {} : { endTime }) };
    const wanted = { BEFORE_TIME: "endTime", AFTER_TIME: "startTime", BETWEEN_TIME: "startTime,endTime" };
    if (Object.keys(ends).join() !== own(wanted, condition)) return undefined;
    const times = Object.values(ends);
    if (!times.every((time) => typeof time === "string" && localTime(time) === undefined)) return undefined;
    const zone = useVisitorTimezone === true ? ["{ visitorTimezone: true }"] : [];
    const given = [...times.map((time) => textLiteral(String(time))), ...zone];
    return {
        text: `.${conditionFacts(condition)?.method}(${given.join(", ")})`,
        options: timeOptions(ends, useVisitorTimezone === true),
    };
}

/** A call of the builder, and the rule that it creates. */
export interface Call {
    readonly text: string;
    readonly makes: Fields;
}

/** The JSON pointer of the options. Undefined if the builder would not take it. */
function pointerOf(options: unknown): string | undefined {
    const pointer = isFields(options) ? options.pointer : undefined;
    return typeof pointer === "string" && pointer !== "" && isPointer(pointer) ? pointer : undefined;
}

const call = (
    subject: string,
    reference: Fields,
    condition: unknown,
    match: Match | undefined,
): Call | undefined =>
    match && typeof condition === "string"
        ? { text: subject + match.text, makes: ruleOf(reference, condition, match.options) }
        : undefined;

/** A call with a condition for the value at a JSON pointer. */
function memberCall(subject: string, reference: Fields, pointer: string, options: Fields): Call | undefined {
    const offers = reference.ref === "QUERY_PARAMETERS" ? QUERY_MEMBER : JSON_MEMBER;
    const { matchCondition, matchOptions } = options;
    const match = valueMatch(offers, undefined, matchCondition, matchOptions);
    const made = match && { text: match.text, options: jsonOptions(pointer, matchCondition, match.options) };
    return call(subject, reference, "JSON_MATCH", made);
}

function querySubject(pointer: string): string {
    const name = memberAt(pointer);
    // The compiler refuses a name that starts with a slash, because it looks like a pointer.
    return name === undefined || name.startsWith("/")
        ? `queryParameterAt(${textLiteral(pointer)})`
        : `queryParameter(${textLiteral(name)})`;
}

function customCall(rule: Fields, uid: string, expression: string): Call | undefined {
    const { attributeMatchCondition: condition, attributeMatchOptions: options } = rule;
    const reference = customReference(uid);
    const subject = `custom(${expression})`;
    if (condition !== "JSON_MATCH") {
        return call(subject, reference, condition, valueMatch(CUSTOM, undefined, condition, options));
    }
    const pointer = pointerOf(options);
    if (pointer === undefined || !isFields(options)) return undefined;
    return memberCall(`${subject}.jsonMatch(${textLiteral(pointer)})`, reference, pointer, options);
}

function presetCall(rule: Fields, ref: string): Call | undefined {
    const { attributeMatchCondition: condition, attributeMatchOptions: options } = rule;
    const facts = attributeFacts("PresetAttributeReference", ref);
    if (!facts?.builder) return undefined;
    const reference = presetReference(ref);
    if (ref === "QUERY_PARAMETERS") {
        const pointer = pointerOf(options);
        if (condition !== "JSON_MATCH" || pointer === undefined || !isFields(options)) return undefined;
        return memberCall(querySubject(pointer), reference, pointer, options);
    }
    const match =
        ref === "DATE_AND_TIME" ? timeMatch(condition, options) : valueMatch(facts, ref, condition, options);
    return call(facts.builder, reference, condition, match);
}

/**
 * The call of the builder that comes closest to a rule, without its inversion. The caller must check that it creates
 * the same rule.
 */
export function positiveCall(rule: Fields, attributeExpression: (uid: string) => string): Call | undefined {
    const { __type, ref } = isFields(rule.attribute) ? rule.attribute : {};
    if (typeof ref !== "string") return undefined;
    if (__type === "PresetAttributeReference") return presetCall(rule, ref);
    return __type === "CustomAttributeReference"
        ? customCall(rule, ref, attributeExpression(ref))
        : undefined;
}
