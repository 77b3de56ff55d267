import { escapeInvisible, quoted } from "../common/printable";
import { isUnknown } from "../common/unknown";
import type { WireRuleNode } from "../wire";
import { attributeFacts, conditionFacts } from "./conditions";
import { type Fields, isAbsent, isCombination, isFields, memberAt } from "./json";
import { normalizeDefinition } from "./normalize";

/** Finds the name of a custom attribute by its uid. */
export type NameOf = (uid: string) => string | undefined;

const NOT_KNOWN_YET = "(not known yet)";

/** Presets whose values are clear without quotes. */
const BARE = ["COUNTRY", "REGION", "CITY", "DEVICE_TYPE"];

function describeValue(value: unknown, bare = false): string {
    if (isUnknown(value)) return NOT_KNOWN_YET;
    if (typeof value === "string") return bare ? escapeInvisible(value) : quoted(value);
    return escapeInvisible(JSON.stringify(value) ?? String(value));
}

const unquoted = (value: unknown): string => describeValue(value, true);

function attributeInWords(attribute: unknown, nameOf: NameOf): string {
    if (!isFields(attribute)) return describeValue(attribute);
    const { __type, ref } = attribute;
    if (__type !== "CustomAttributeReference") return unquoted(attributeFacts(__type, ref)?.name ?? ref);
    return unquoted(typeof ref === "string" ? (nameOf(ref) ?? ref) : ref);
}

/** The value at the pointer: `Query parameter utm_source`, or `Profile at /plan/tier`. */
function memberInWords(name: string, attribute: unknown, pointer: unknown): string {
    if (isUnknown(pointer)) return `${name} ${NOT_KNOWN_YET}`;
    const isQuery = isFields(attribute) && attribute.ref === "QUERY_PARAMETERS";
    const member = isQuery && typeof pointer === "string" ? memberAt(pointer) : undefined;
    return member ? `${name} ${escapeInvisible(member)}` : `${name} at ${unquoted(pointer)}`;
}

function timesInWords({ startTime, endTime, useVisitorTimezone }: Fields): string {
    const times = [startTime, endTime].filter((time) => !isAbsent(time)).map(unquoted);
    return `${times.join(" and ")}${useVisitorTimezone === true ? " (visitor's time zone)" : ""}`;
}

function optionsInWords(options: unknown, bare: boolean): string {
    if (isAbsent(options)) return "";
    if (!isFields(options)) return ` ${describeValue(options)}`;
    if (options.__type === "DateTimeMatchOptions") return ` ${timesInWords(options)}`;
    const { __type, ...fields } = options;
    const names = Object.keys(fields);
    return ` ${describeValue(names.length === 1 && "value" in fields ? fields.value : fields, bare)}`;
}

const conditionInWords = (condition: unknown): string =>
    conditionFacts(condition)?.phrase ?? unquoted(condition);

const maybeNot = (inverted: unknown, text: string): string => (inverted === true ? `not (${text})` : text);

function ruleInWords(rule: Fields, nameOf: NameOf): string {
    const { attribute, attributeMatchCondition, attributeMatchOptions: options, invertCondition } = rule;
    const name = attributeInWords(attribute, nameOf);
    if (attributeMatchCondition === "JSON_MATCH" && isFields(options)) {
        const subject = memberInWords(name, attribute, options.pointer);
        const match = `${subject} ${conditionInWords(options.matchCondition)}${optionsInWords(options.matchOptions, false)}`;
        return maybeNot(invertCondition, maybeNot(options.invertCondition, match));
    }
    const bare = isFields(attribute) && BARE.some((preset) => preset === attribute.ref);
    return maybeNot(
        invertCondition,
        `${name} ${conditionInWords(attributeMatchCondition)}${optionsInWords(options, bare)}`,
    );
}

function describeNode(node: unknown, nameOf: NameOf, inside: boolean): string {
    if (!isFields(node)) return describeValue(node);
    if (!isCombination(node)) return ruleInWords(node, nameOf);
    const { combinationType, rules } = node;
    if (!Array.isArray(rules)) return describeValue(rules);
    if (rules.length === 0) return "(no rules)";
    const link = ` ${unquoted(combinationType).toLowerCase()} `;
    const text = rules.map((rule) => describeNode(rule, nameOf, rules.length > 1)).join(link);
    return inside && rules.length > 1 ? `(${text})` : text;
}

/**
 * Describes a definition in a sentence: `Country is DE and not (Query parameter utm_source contains "internal")`.
 * Control characters are escaped, so that the result is safe for a terminal.
 *
 * @param definition a definition in the form of the API. Unknown parts are shown as JSON
 * @param nameOf finds the name of a custom attribute. The uid is shown if it returns nothing
 */
export const describeDefinition = (definition: WireRuleNode, nameOf: NameOf): string =>
    describeNode(normalizeDefinition(definition), nameOf, false);
