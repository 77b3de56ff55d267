import { printable } from "../common/printable";
import { UID } from "../common/uid";
import { isUnknown } from "../common/unknown";
import { attributeFacts, REFERENCES } from "./conditions";
import { type Fields, isAbsent, isCombination, own } from "./json";
import {
    checkBoolean,
    checkFieldNames,
    checkName,
    fieldsOf,
    type Report,
    type RuleMistake,
    received,
    refuseOther,
} from "./mistakes";
import { checkCondition, IN_RULE, type Subject } from "./validateCondition";

export type { RuleMistake } from "./mistakes";

/** The highest limit of all plans. The usual limit is 50, and only the server knows the limit of the plan. */
const MAX_RULES = 100;

/** Deeper trees are a mistake, and would overflow the stack of recursive functions. */
const MAX_DEPTH = 32;

const EXAMPLE = '{"__type":"RuleCombination","combinationType":"AND","rules":[…]}';

/**
 * Finds all mistakes in a definition that the server would reject, or accept with another meaning. Unknown values of
 * the engine are valid everywhere. Unknown attributes, conditions and fields pass, because a newer server may know
 * them, unless they look like misspelt known names.
 *
 * The checks are based on the API's documentation and on recorded projects: the form of the JSON, the limit of 100
 * rules (50 in most plans), and the formats of countries, regions, cities, device types, times and JSON pointers.
 *
 * @param value the definition as the host receives it: a combination or a single rule
 * @param path the path of the definition in the arguments, which starts the `property` of each mistake
 * @returns all mistakes
 */
export function validateDefinition(value: unknown, path: string): RuleMistake[] {
    const mistakes: RuleMistake[] = [];
    const count = checkNode((property, reason) => mistakes.push({ property, reason }), path, value, 0);
    if (count > MAX_RULES) {
        const reason = `has ${count} rules; an audience can have 50, or up to ${MAX_RULES} by plan. Split it into several audiences, and combine them where they are used.`;
        mistakes.push({ property: path, reason });
    }
    return mistakes;
}

/** Checks a rule or a combination. Returns the number of its rules. */
function checkNode(report: Report, path: string, value: unknown, depth: number): number {
    if (Array.isArray(value)) {
        report(
            path,
            "is a list. Combine its rules with all(…) if every rule must match, or with any(…) if one is enough.",
        );
        return 0;
    }
    const node = fieldsOf(report, path, value, EXAMPLE);
    if (!node) return 0;
    if (depth > MAX_DEPTH) {
        report(
            path,
            `is nested more than ${MAX_DEPTH} combinations deep. Merge nested combinations of the same combinationType.`,
        );
        return 0;
    }
    if (!checkKind(report, path, node, depth)) return 1;
    if (isCombination(node)) return checkCombination(report, path, node, depth);
    if (node.__type === "Rule" || looksLikeRule(node)) checkRule(report, path, node);
    return 1;
}

const looksLikeRule = (node: Fields): boolean => "attribute" in node || IN_RULE.condition in node;

/** Whether the kind of the node is known, so that its content can be checked. */
function checkKind(report: Report, path: string, node: Fields, depth: number): boolean {
    const { __type } = node;
    const kinds = ["Rule", "RuleCombination"];
    if (isUnknown(__type) || kinds.includes(__type as string)) return true;
    if (isAbsent(__type)) {
        if (isCombination(node) || looksLikeRule(node)) return true;
        report(path, `is neither a rule nor a combination of rules like ${EXAMPLE}; ${received(node)}.`);
        return false;
    }
    // The root is always one of the two. A newer server may know other kinds of nested nodes.
    if (depth === 0) refuseOther(report, `${path}.__type`, __type, kinds);
    else checkName(report, `${path}.__type`, __type, kinds, /^[A-Z][A-Za-z]+$/);
    return false;
}

function checkCombination(report: Report, path: string, node: Fields, depth: number): number {
    const { combinationType, rules } = node;
    checkFieldNames(report, path, node, ["__type", "combinationType", "rules"]);
    if (!isUnknown(combinationType) && combinationType !== "AND" && combinationType !== "OR") {
        refuseOther(report, `${path}.combinationType`, combinationType, ["AND", "OR"]);
    }
    if (isUnknown(rules)) return 0;
    if (!Array.isArray(rules)) {
        report(`${path}.rules`, `must be a list of rules; ${received(rules)}.`);
        return 0;
    }
    if (rules.length === 0) {
        report(`${path}.rules`, "must not be empty: a combination needs at least one rule.");
    }
    return rules.reduce<number>(
        (count, rule, index) => count + checkNode(report, `${path}.rules[${index}]`, rule, depth + 1),
        0,
    );
}

function checkRule(report: Report, path: string, rule: Fields): void {
    checkFieldNames(report, path, rule, [
        "__type",
        "attribute",
        ...Object.values(IN_RULE),
        "invertCondition",
    ]);
    const subject = checkAttribute(report, `${path}.attribute`, rule.attribute);
    checkCondition(report, path, rule, IN_RULE, subject);
    checkBoolean(report, `${path}.invertCondition`, rule.invertCondition);
}

function checkAttribute(report: Report, path: string, value: unknown): Subject {
    const example = '{"__type":"PresetAttributeReference","ref":"COUNTRY"}';
    const reference = fieldsOf(report, path, value, example);
    if (!reference) return {};
    const { __type, ref } = reference;
    const types = Object.keys(REFERENCES);
    if (!checkName(report, `${path}.__type`, __type, types, /^[A-Z][A-Za-z]+Reference$/)) return {};
    if (__type === "CustomAttributeReference") checkUid(report, `${path}.ref`, ref);
    else {
        const refs = own(REFERENCES, __type);
        if (refs) checkName(report, `${path}.ref`, ref, Object.keys(refs), /^[A-Z][A-Z0-9_]+$/);
    }
    const preset = __type === "PresetAttributeReference" && typeof ref === "string" ? ref : undefined;
    return { facts: attributeFacts(__type, ref), preset };
}

function checkUid(report: Report, path: string, ref: unknown): void {
    if (isUnknown(ref) || (typeof ref === "string" && UID.test(ref))) return;
    const preset = typeof ref === "string" && attributeFacts("PresetAttributeReference", ref);
    const advice = preset
        ? `${printable(ref)} is a preset attribute: use rules.${preset.builder} instead of rules.custom, or write {"__type":"PresetAttributeReference","ref":${printable(ref)}}.`
        : "The key of an attribute is not its uid: pass the Attribute resource, or its id.";
    report(path, `must be the uid of an attribute, 24 hexadecimal digits; ${received(ref)}. ${advice}`);
}
