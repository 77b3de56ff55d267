/**
 * The rules of an audience as a program may write them: the API's own form, every leaf of which may be a
 * Pulumi input. The builder returns these types; JSON in the API's form is assignable to them.
 */
import type { Input, Output } from "@pulumi/pulumi";

/**
 * An attribute of the project's own: the `Attribute` resource itself, or the attribute's uid (24 hexadecimal
 * digits). The attribute's key is neither.
 */
export type AttributeArgument = Input<string> | AttributeResource;

/** What the `Attribute` resource looks like from here; no other resource of this package looks the same. */
export interface AttributeResource {
    /** The attribute's uid, which is what the rule refers to. */
    readonly id: Output<string>;
    /** What tells an attribute from other resources. */
    readonly key: Output<string>;
    /** What tells an attribute from an event. */
    readonly name: Output<string>;
}

/** The attributes of every project that hold a text. */
export type TextPreset = "COUNTRY" | "REGION" | "CITY" | "DEVICE_TYPE" | "OPERATING_SYSTEM" | "REFERRER";

/** A reference to one of the attributes that every project has. */
export interface PresetAttributeReference<Ref extends string> {
    readonly __type: "PresetAttributeReference";
    /** Which of them: `COUNTRY`, `DEVICE_TYPE`, … */
    readonly ref: Ref;
}

/** A reference to an attribute of the project's own. */
export interface CustomAttributeReference {
    readonly __type: "CustomAttributeReference";
    /** The `Attribute` resource, or the attribute's uid. */
    readonly ref: AttributeArgument;
}

/** A reference to what comes from Lytics, in the newest form of the API. */
export interface LyticsAttributeReference<Ref extends string> {
    readonly __type: "LyticsAttributeReference";
    /** What of it: `LYTICS_AUDIENCE` or `LYTICS_FLOW_STATE`. */
    readonly ref: Ref;
}

/** A text to compare with. */
export interface StringMatchOptions {
    readonly __type: "StringMatchOptions";
    /** The text, in upper and lower case as it is. */
    readonly value: Input<string>;
}

/** A finite number to compare with. */
export interface NumberMatchOptions {
    readonly __type: "NumberMatchOptions";
    /** The number, without quotes. */
    readonly value: Input<number>;
}

/** A span of local time. */
export interface DateTimeMatchOptions {
    readonly __type: "DateTimeMatchOptions";
    /** `YYYY-MM-DDTHH:mm:ss`, without a time zone. */
    readonly startTime?: Input<string>;
    /** `YYYY-MM-DDTHH:mm:ss`, without a time zone; after `startTime`. */
    readonly endTime?: Input<string>;
    /** Whether the times are meant in the visitor's own time zone. Default: `false`. */
    readonly useVisitorTimezone?: Input<boolean>;
}

/** A condition on what stands at a JSON pointer (RFC 6901). */
export type JSONMatchOptions = {
    readonly __type: "JSONMatchOptions";
    /** For a query parameter `/` and its name; `~` is written `~0` and `/` is written `~1`. */
    readonly pointer: Input<string>;
    /** Whether the condition must fail for the rule to match. Default: `false`. */
    readonly invertCondition?: Input<boolean>;
} & (
    | {
          /** How the value is compared. */
          readonly matchCondition: "STRING_EQUALS" | "CONTAINS_SUBSTRING";
          /** What it is compared with; its form goes with the condition. */
          readonly matchOptions: Input<StringMatchOptions>;
      }
    | {
          /** How the value is compared. */
          readonly matchCondition: "NUMBER_EQUAL_TO" | "NUMBER_GREATER_THAN" | "NUMBER_LESS_THAN";
          /** What it is compared with; its form goes with the condition. */
          readonly matchOptions: Input<NumberMatchOptions>;
      }
    | {
          /** How the value is compared. */
          readonly matchCondition: "HAS_ANY_VALUE" | "IS_TRUE" | "IS_FALSE";
          readonly matchOptions?: undefined;
      }
);

interface RuleOf<Attribute, Condition extends string, Options> {
    readonly __type: "Rule";
    readonly attribute: Attribute;
    readonly attributeMatchCondition: Condition;
    readonly attributeMatchOptions: Input<Options>;
    /** Whether the condition must fail for the rule to match. Default: `false`. */
    readonly invertCondition?: Input<boolean>;
}

type BareRuleOf<Attribute, Condition extends string> = Omit<
    RuleOf<Attribute, Condition, never>,
    "attributeMatchOptions"
> & { readonly attributeMatchOptions?: undefined };

/**
 * One condition on one attribute, in the API's form. Which attribute takes which condition, and which
 * condition which options, is in the type; values are checked in the preview.
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
 * Rules that must all match (`AND`), or at least one of which must (`OR`). Combinations may be nested. There
 * is no inversion here: the API has it on rules alone, so `not(combination)` rewrites the rules.
 */
export interface RuleCombination {
    readonly __type?: "RuleCombination";
    /** Whether all the rules must match (`AND`) or one of them (`OR`). */
    readonly combinationType: Input<"AND" | "OR">;
    /** At least one; 50 rules in one audience, counted through all combinations, up to 100 in some plans. */
    readonly rules: Input<Input<RuleNode>[]>;
}

declare const raw: unique symbol;

/** A rule or a combination that the compiler does not look into; only `raw(…)` makes one. */
export interface RawNode {
    readonly [raw]: true;
}

/** A rule, a combination of rules, or what `raw(…)` made: what may stand inside a combination. */
export type RuleNode = Rule | RuleCombination | RawNode;

/**
 * What an audience's `definition` takes: a combination of rules, or a single rule, which means the same as
 * `all(rule)` (the API knows combinations only).
 */
export type AudienceDefinition = RuleNode;

/**
 * A text that the compiler checks where it stands in the program as a literal, and takes as it is where it
 * comes from elsewhere: from a variable of type `string`, an output, a configuration. Those are checked in
 * the preview.
 */
export type Checked<Value extends Input<string>, Allowed extends string> = Value extends string
    ? string extends Value
        ? Value
        : Value extends Allowed
          ? Value
          : Allowed
    : Value;

/** Like {@link Checked}, for a form that no literal may have. */
export type Refusing<Value extends Input<string>, Refused extends string, Hint> = Value extends Refused
    ? Hint
    : Value;
