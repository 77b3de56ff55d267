import { type AttributeFacts, conditionFacts } from "./conditions";
import { COUNTRY_CODES } from "./countries";
import { numberOptions, stringOptions, timeOptions } from "./form";
import { isAbsent, isFields, own } from "./json";
import { textLiteral } from "./literal";
import { localTime, PRESET_VALUES } from "./values";

/** A method with its arguments, and the condition's options that the builder makes of them. */
export interface Match {
    readonly text: string;
    readonly options: unknown;
}

/** Whether the compiler would let the text stand as a literal where the builder wants this preset's value. */
function compiles(preset: unknown, text: string): boolean {
    if (own(PRESET_VALUES, preset)?.(text) !== undefined) return false;
    const country = preset === "COUNTRY" || preset === "REGION" ? text.slice(0, 2) : "DE";
    return COUNTRY_CODES.has(country);
}

/**
 * The method for a condition on a value.
 * @returns nothing where the builder doesn't offer it, or the compiler would refuse it
 */
export function valueMatch(
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

/** The method for a condition on the time of the visit; nothing where the builder doesn't offer it. */
export function timeMatch(condition: unknown, options: unknown): Match | undefined {
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
