import { attributeFacts, CUSTOM, JSON_MEMBER, QUERY_MEMBER } from "./conditions";
import { customReference, jsonOptions, presetReference, ruleOf } from "./form";
import { type Fields, isFields } from "./json";
import { textLiteral } from "./literal";
import { isPointer, memberAt } from "./pointer";
import { type Match, timeMatch, valueMatch } from "./printMatch";

/** A call of the builder, and what the builder makes of it. */
export interface Call {
    readonly text: string;
    readonly makes: Fields;
}

/** The JSON pointer of the options; nothing where the builder would not take it. */
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

/** A call with a condition on what stands at a JSON pointer. */
function memberCall(subject: string, reference: Fields, pointer: string, options: Fields): Call | undefined {
    const offers = reference.ref === "QUERY_PARAMETERS" ? QUERY_MEMBER : JSON_MEMBER;
    const { matchCondition, matchOptions } = options;
    const match = valueMatch(offers, undefined, matchCondition, matchOptions);
    const made = match && { text: match.text, options: jsonOptions(pointer, matchCondition, match.options) };
    return call(subject, reference, "JSON_MATCH", made);
}

function querySubject(pointer: string): string {
    const name = memberAt(pointer);
    // A name that begins with a slash is refused by the compiler, who takes it for a pointer.
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
 * The call of the builder that comes nearest to a rule, its inversion aside. Whoever writes it down makes
 * sure that it makes the very same rule.
 */
export function positiveCall(rule: Fields, attributeExpression: (uid: string) => string): Call | undefined {
    const { __type, ref } = isFields(rule.attribute) ? rule.attribute : {};
    if (typeof ref !== "string") return undefined;
    if (__type === "PresetAttributeReference") return presetCall(rule, ref);
    return __type === "CustomAttributeReference"
        ? customCall(rule, ref, attributeExpression(ref))
        : undefined;
}
