import { isObjectId } from "../ids";
import type { Problems } from "../problems";
import { presets } from "../state/attribute";
import type { Switches } from "../switches";
import { type Fields, isFields } from "./fields";
import { checkMatch } from "./matchOptions";

/** No audience needs a deeper tree, and unlimited depth could exhaust the call stack. */
const maxDepth = 32;

const presetRefs = new Set(presets.map(({ uid }) => uid));

/** Validates a definition. Each problem is reported under the field `definition` with its path. */
export function checkRules(problems: Problems, definition: unknown, switches: Switches): void {
    if (definition === undefined || definition === null) problems.add("definition", "REQUIRED");
    else if (!isFields(definition)) problems.add("definition", "NOT_AN_OBJECT");
    else if (definition.__type !== "RuleCombination") problems.add("definition", "NOT_VALID_ENUM", "__type");
    else checkCombination(problems, definition, "", switches, 0);
}

function checkCombination(
    problems: Problems,
    node: Fields,
    at: string,
    switches: Switches,
    depth: number,
): void {
    if (node.combinationType !== "AND" && node.combinationType !== "OR") {
        problems.add("definition", "NOT_VALID_ENUM", `${at}combinationType`);
    }
    const { rules } = node;
    if (!Array.isArray(rules)) problems.add("definition", "NOT_AN_ARRAY", `${at}rules`);
    else if (rules.length === 0 && switches.emptyRules === "refused") {
        problems.add("definition", "EMPTY_ARRAY", `${at}rules`);
    } else if (depth > maxDepth) problems.addText("definition", "nested too deeply", `${at}rules`);
    else {
        rules.forEach((rule, index) => {
            checkNode(problems, rule, `${at}rules.${index}.`, switches, depth + 1);
        });
    }
}

function checkNode(problems: Problems, node: unknown, at: string, switches: Switches, depth: number): void {
    if (!isFields(node)) problems.add("definition", "NOT_AN_OBJECT", at.slice(0, -1));
    else if (node.__type === "RuleCombination") checkCombination(problems, node, at, switches, depth);
    else if (node.__type === "Rule") checkRule(problems, node, at);
    else problems.add("definition", "NOT_VALID_ENUM", `${at}__type`);
}

function checkRule(problems: Problems, rule: Fields, at: string): void {
    checkAttribute(problems, rule.attribute, `${at}attribute`);
    checkMatch(problems, rule.attributeMatchCondition, rule.attributeMatchOptions, {
        condition: `${at}attributeMatchCondition`,
        options: `${at}attributeMatchOptions`,
    });
    if (rule.invertCondition !== undefined && typeof rule.invertCondition !== "boolean") {
        problems.add("definition", "NOT_A_BOOLEAN", `${at}invertCondition`);
    }
}

function checkAttribute(problems: Problems, attribute: unknown, at: string): void {
    if (!isFields(attribute)) {
        problems.add("definition", "REQUIRED", at);
        return;
    }
    const { __type, ref } = attribute;
    if (__type === "CustomAttributeReference") {
        if (!isObjectId(ref))
            problems.addText("definition", `${String(ref)} is not a valid ObjectId`, `${at}.ref`);
    } else if (__type === "PresetAttributeReference") {
        if (typeof ref !== "string" || !presetRefs.has(ref)) {
            problems.add("definition", "NOT_VALID_ENUM", `${at}.ref`);
        }
    } else if (__type === "LyticsAttributeReference") {
        if (ref !== "LYTICS_AUDIENCE" && ref !== "LYTICS_FLOW_STATE") {
            problems.add("definition", "NOT_VALID_ENUM", `${at}.ref`);
        }
    } else problems.add("definition", "NOT_VALID_ENUM", `${at}.__type`);
}
