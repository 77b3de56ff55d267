/**
 * The rules of an audience in the form of the API. Every leaf can be a Pulumi input. The builder returns these types, and
 * JSON in the form of the API is assignable to them.
 */
import type { Input, Output } from "@pulumi/pulumi";

/**
 * A custom attribute: the `Attribute` resource, or the uid of an attribute (24 hexadecimal digits), but not its key.
 */
export type AttributeArgument = Input<string> | AttributeResource;

/** The shape of the `Attribute` resource. No other resource of this package has the same shape. */
export interface AttributeResource {
    /** The uid of the attribute, which the rule refers to. */
    readonly id: Output<string>;
    /** Distinguishes an attribute from other resources. */
    readonly key: Output<string>;
    /** Distinguishes an attribute from an event. */
    readonly name: Output<string>;
}

/** The preset attributes with string values. */
export type TextPreset = "COUNTRY" | "REGION" | "CITY" | "DEVICE_TYPE" | "OPERATING_SYSTEM" | "REFERRER";

/** A reference to a preset attribute. */
export interface PresetAttributeReference<Ref extends string> {
    readonly __type: "PresetAttributeReference";
    /** The preset: `COUNTRY`, `DEVICE_TYPE`, … */
    readonly ref: Ref;
}

/** A reference to a custom attribute. */
export interface CustomAttributeReference {
    readonly __type: "CustomAttributeReference";
    /** The `Attribute` resource, or the uid of an attribute. */
    readonly ref: AttributeArgument;
}

/** A reference to an attribute from Lytics, in the newest form of the API. */
export interface LyticsAttributeReference<Ref extends string> {
    readonly __type: "LyticsAttributeReference";
    /** `LYTICS_AUDIENCE` or `LYTICS_FLOW_STATE`. */
    readonly ref: Ref;
}

/** A string to compare with. */
export interface StringMatchOptions {
    readonly __type: "StringMatchOptions";
    /** The string, case-sensitive. */
    readonly value: Input<string>;
}

/** A finite number to compare with. */
export interface NumberMatchOptions {
    readonly __type: "NumberMatchOptions";
    /** The number. */
    readonly value: Input<number>;
}

/** A period in local time. */
export interface DateTimeMatchOptions {
    readonly __type: "DateTimeMatchOptions";
    /** `YYYY-MM-DDTHH:mm:ss`, without a time zone. */
    readonly startTime?: Input<string>;
    /** `YYYY-MM-DDTHH:mm:ss`, without a time zone, later than `startTime`. */
    readonly endTime?: Input<string>;
    /** Whether the times are in the time zone of the visitor. Default: `false`. */
    readonly useVisitorTimezone?: Input<boolean>;
}

/** A condition for the value at a JSON pointer (RFC 6901). */
export type JSONMatchOptions = {
    readonly __type: "JSONMatchOptions";
    /** For a query parameter: `/` and its name, with `~0` for `~` and `~1` for `/`. */
    readonly pointer: Input<string>;
    /** Whether to invert the condition. Default: `false`. */
    readonly invertCondition?: Input<boolean>;
} & (
    | {
          /** How to compare the value. */
          readonly matchCondition: "STRING_EQUALS" | "CONTAINS_SUBSTRING";
          /** What to compare the value with. */
          readonly matchOptions: Input<StringMatchOptions>;
      }
    | {
          /** How to compare the value. */
          readonly matchCondition: "NUMBER_EQUAL_TO" | "NUMBER_GREATER_THAN" | "NUMBER_LESS_THAN";
          /** What to compare the value with. */
          readonly matchOptions: Input<NumberMatchOptions>;
      }
    | {
          /** How to compare the value. */
          readonly matchCondition: "HAS_ANY_VALUE" | "IS_TRUE" | "IS_FALSE";
          readonly matchOptions?: undefined;
      }
);

interface RuleOf<Attribute, Condition extends string, Options> {
    readonly __type: "Rule";
    readonly attribute: Attribute;
    readonly attributeMatchCondition: Condition;
    readonly attributeMatchOptions: Input<Options>;
    /** Whether to invert the condition. Default: `false`. */
    readonly invertCondition?: Input<boolean>;
}

type BareRuleOf<Attribute, Condition extends string> = Omit<
    RuleOf<Attribute, Condition, never>,
    "attributeMatchOptions"
> & { readonly attributeMatchOptions?: undefined };

/**
 * A condition for an attribute, in the form of the API. The type defines which attribute takes which condition, and
 * which condition takes which options. The preview checks the values.
 *
 * @example
 * ```ts
 * const fromGermany: Rule = {
 *     __type: "Rule",
 *     attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
 *     attributeMatchCondition: "STRING_EQUALS",
 *     attributeMatchOptions: { __type: "StringMatchOptions", value: "DE" },
 * };
 * ```
 */
export type Rule =
    | RuleOf<
          PresetAttributeReference<TextPreset> | CustomAttributeReference,
          "STRING_EQUALS" | "CONTAINS_SUBSTRING",
          StringMatchOptions
      >
    | BareRuleOf<
          PresetAttributeReference<TextPreset | "QUERY_PARAMETERS"> | CustomAttributeReference,
          "HAS_ANY_VALUE"
      >
    | RuleOf<
          CustomAttributeReference,
          "NUMBER_EQUAL_TO" | "NUMBER_GREATER_THAN" | "NUMBER_LESS_THAN",
          NumberMatchOptions
      >
    | BareRuleOf<CustomAttributeReference, "IS_TRUE" | "IS_FALSE">
    | RuleOf<
          PresetAttributeReference<"QUERY_PARAMETERS"> | CustomAttributeReference,
          "JSON_MATCH",
          JSONMatchOptions
      >
    | RuleOf<
          PresetAttributeReference<"DATE_AND_TIME">,
          "BEFORE_TIME" | "AFTER_TIME" | "BETWEEN_TIME",
          DateTimeMatchOptions
      >
    | RuleOf<
          LyticsAttributeReference<"LYTICS_AUDIENCE">,
          "IS_MEMBER_OF",
          { readonly __type: "AudienceMatchOptions"; readonly value: Input<string> }
      >
    | RuleOf<
          LyticsAttributeReference<"LYTICS_FLOW_STATE">,
          "IS_IN_FLOW_STATE",
          {
              readonly __type: "FlowStateMatchOptions";
              readonly flowId: Input<string>;
              readonly flowState: Input<string>;
          }
      >;

/**
 * Rules that must all match (`AND`), or of which at least one must match (`OR`). Combinations can be nested. A
 * combination can't be inverted, because the API can only invert rules: `not(combination)` rewrites the rules.
 */
export interface RuleCombination {
    readonly __type?: "RuleCombination";
    /** Whether all rules must match (`AND`) or at least one (`OR`). */
    readonly combinationType: Input<"AND" | "OR">;
    /**
     * At least one rule. An audience can have 50 rules, including those in nested combinations, or up to 100 by plan.
     */
    readonly rules: Input<Input<RuleNode>[]>;
}

declare const raw: unique symbol;

/** A rule or a combination that the compiler does not check. Only `raw(…)` creates it. */
export interface RawNode {
    readonly [raw]: true;
}

/** A rule, a combination of rules, or a result of `raw(…)`. */
export type RuleNode = Rule | RuleCombination | RawNode;

/**
 * The `definition` of an audience: a combination of rules, or a single rule. A single rule is the same as
 * `all(rule)`, because the API only takes combinations.
 */
export type AudienceDefinition = RuleNode;

/**
 * A string that the compiler checks if it is a literal. The preview checks strings from variables, outputs and the
 * configuration.
 */
export type Checked<Value extends Input<string>, Allowed extends string> = Value extends string
    ? string extends Value
        ? Value
        : Value extends Allowed
          ? Value
          : Allowed
    : Value;

/** Like {@link Checked}, for a form that a literal must not have. */
export type Refusing<Value extends Input<string>, Refused extends string, Hint> = Value extends Refused
    ? Hint
    : Value;
