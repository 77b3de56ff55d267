import { sameJson } from "../common/sameJson";
import type { WireRuleNode } from "../wire";
import { combinationOf } from "./form";
import { type Fields, isCombination, isFields } from "./json";
import { literal } from "./literal";
import { normalizeDefinition } from "./normalize";
import { positiveCall } from "./printRule";

/** How to write the expression. */
export interface PrintOptions {
    /**
     * The expression for a custom attribute: the variable of the resource, or the uid in quotes. It is used
     * unchanged.
     */
    attributeExpression(uid: string): string;
    /** The expression for the builder. Default: `"rules"`. */
    readonly namespace?: string;
}

type Settings = Required<PrintOptions>;

/** The node as JSON in `raw(…)`, with the expressions of its attributes. */
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

/** The only rule of a definition, which does not need a combination around it. */
function onlyRule(definition: Fields): Fields | undefined {
    const [first, ...others] = definition.rules as Fields[];
    const alone = first?.__type === "Rule" && others.length === 0;
    return alone && sameJson(definition, combinationOf("AND", [first])) ? first : undefined;
}

/**
 * The TypeScript expression for a definition: calls of the builder, on one line. Parts that the builder would not
 * create in exactly this form are written as JSON in `raw(…)`. The expression compiles, and creates a definition with
 * the same canonical form. No string in the definition can become code.
 *
 * @param definition a definition in the form of the API
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
