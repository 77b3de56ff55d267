import { sameJson } from "../common/sameJson";
import type { WireRuleNode } from "../wire";
import { combinationOf } from "./form";
import { type Fields, isCombination, isFields } from "./json";
import { literal } from "./literal";
import { normalizeDefinition } from "./normalize";
import { positiveCall } from "./printRule";

/** How the expression is to be written. */
export interface PrintOptions {
    /**
     * The expression by which the program speaks of an attribute of the project's own: the variable that
     * holds the resource, or the uid in quotes. It is written as it is.
     */
    attributeExpression(uid: string): string;
    /** The expression by which the program speaks of the builder. Default: `"rules"`. */
    readonly namespace?: string;
}

type Settings = Required<PrintOptions>;

/** The node as JSON that the builder passes on, its attributes as the program speaks of them. */
function rawText(node: unknown, { namespace, attributeExpression }: Settings): string {
    const json = literal(node, (value, name, parent) =>
        name === "ref" && parent.__type === "CustomAttributeReference" && typeof value === "string"
            ? attributeExpression(value)
            : undefined,
    );
    return `${namespace}.raw(${json})`;
}

function ruleText(rule: Fields, settings: Settings): string {
    const { namespace } = settings;
    const { invertCondition } = rule;
    const call = positiveCall(rule, settings.attributeExpression);
    const same = call && sameJson({ ...call.makes, invertCondition }, rule);
    if (!same || typeof invertCondition !== "boolean") return rawText(rule, settings);
    return invertCondition ? `${namespace}.not(${namespace}.${call.text})` : `${namespace}.${call.text}`;
}

function nodeText(node: unknown, settings: Settings): string {
    if (!isFields(node)) return rawText(node, settings);
    if (!isCombination(node)) return ruleText(node, settings);
    const { combinationType, rules } = node;
    const known = combinationType === "AND" || combinationType === "OR";
    const plain = known && Array.isArray(rules) && rules.length > 0 && rules.every(isFields);
    if (!plain || !sameJson(combinationOf(combinationType, rules), node)) return rawText(node, settings);
    const texts = rules.map((rule) => nodeText(rule, settings));
    return `${settings.namespace}.${combinationType === "AND" ? "all" : "any"}(${texts.join(", ")})`;
}

/** The only rule of a definition, which may then be written without the combination around it. */
function onlyRule(definition: Fields): Fields | undefined {
    const [first, ...others] = definition.rules as Fields[];
    const alone = first?.__type === "Rule" && others.length === 0;
    return alone && sameJson(definition, combinationOf("AND", [first])) ? first : undefined;
}

/**
 * The TypeScript expression that a person would have written for a definition: calls of the builder, on one
 * line. What the builder would not make exactly so is written as JSON in `raw(…)`. The expression makes a
 * definition that is `sameDefinition` as this one, and compiles; no text of the definition can become code.
 *
 * @param definition a definition as the API has it
 *
 * @example
 * ```ts
 * describeAsBuilder(audience.definition, { attributeExpression: (uid) => variables.get(uid) ?? JSON.stringify(uid) })
 * // rules.all(rules.custom(tier).equals("gold"), rules.not(rules.country.equals("DE")))
 * ```
 */
export function describeAsBuilder(definition: WireRuleNode, options: PrintOptions): string {
    const settings = { namespace: "rules", ...options };
    const whole: unknown = normalizeDefinition(definition);
    const alone = isFields(whole) && Array.isArray(whole.rules) ? onlyRule(whole) : undefined;
    return nodeText(alone ?? whole, settings);
}
