import { printable } from "../core/common/printable";
import { describeDefinition, type NameOf } from "../core/rules/describeDefinition";
import { type Fields, isAbsent, isFields } from "../core/rules/json";
import type { WireRuleNode } from "../core/wire";
import type { ResolvedAssumptions } from "./assumptions";
import type { Facts } from "./facts";
import { alsoAssumed, assumed, type Finding, inverted, UNDECIDED } from "./finding";
import { createMatcher, isValueCondition, type Matcher, systemMatcher } from "./matchers";
import { createPeriodTest } from "./period";
import type { Criterion, Reason } from "./reason";
import {
    customSubject,
    memberSubject,
    memoized,
    parameterSubject,
    presetSubject,
    type Subject,
} from "./subject";

/** What rules refer to, and how they are read. */
export interface RuleContext {
    /** The key of a custom attribute, by its uid. */
    readonly keyOf: (uid: string) => string | undefined;
    readonly nameOf: NameOf;
    /** The slug of a Lytics audience, by its uid. */
    readonly slugOf: (uid: string) => string | undefined;
    readonly assumptions: ResolvedAssumptions;
    /** The subjects of all rules so far, by what they read. Rules that read the same share one. */
    readonly subjects: Map<string, Subject>;
}

/** A rule that is ready to be applied. */
interface Test {
    find(facts: Facts): Finding;
    /** The finding with the assumptions about the value itself. Default: `find`. */
    findWithDoubts?(facts: Facts): Finding;
    /** What the rule saw of the visitor, or why it can't be decided. */
    describe(facts: Facts): string;
}

const undecided = (why: string): Test => ({ find: () => UNDECIDED, describe: () => why });

/** Compiles one rule. What this release does not know is undecided. */
export function compileRule(node: unknown, context: RuleContext): Criterion {
    const test = createTest(node, context);
    const { find } = test;
    let text: string | undefined;
    return {
        decide: (facts) => find(facts).result,
        explain(facts): Reason {
            const { result, assumptions } = test.findWithDoubts?.(facts) ?? test.find(facts);
            text ??= describeDefinition(node as WireRuleNode, context.nameOf);
            return {
                kind: "rule",
                result,
                sentence: `${text}: ${test.describe(facts)}.`,
                assumptions,
                parts: [],
            };
        },
    };
}

function createTest(node: unknown, context: RuleContext): Test {
    if (!isFields(node)) return undecided(`${printable(node)} is not a rule`);
    if (!isAbsent(node.__type) && node.__type !== "Rule") {
        return undecided(`rules of the type ${printable(node.__type)} can't be evaluated`);
    }
    const { attribute, attributeMatchCondition: condition, attributeMatchOptions: options } = node;
    if (!isFields(attribute) || typeof attribute.ref !== "string")
        return undecided("the rule names no attribute");
    if (typeof condition !== "string") return undecided("the rule has no condition");
    const invert = node.invertCondition === true;
    const { __type: type, ref } = attribute;
    if (type === "LyticsAttributeReference") return lyticsTest(ref, condition, options, invert, context);
    if (type === "PresetAttributeReference" && ref === "DATE_AND_TIME") {
        return timeTest(condition, options, invert, context);
    }
    const subject = subjectOf(type, ref, context);
    if (subject === undefined) return undecided(`the attribute ${printable(ref)} can't be evaluated`);
    if (condition === "JSON_MATCH") return memberTest(subject, ref, options, invert, context);
    if (!isValueCondition(condition))
        return undecided(`the condition ${printable(condition)} can't be evaluated`);
    const matcher =
        ref === "OPERATING_SYSTEM" && condition === "STRING_EQUALS"
            ? systemMatcher(options, context.assumptions)
            : createMatcher(condition, options, context.assumptions);
    return valueTest(subject, condition, matcher, invert, context);
}

function subjectOf(type: unknown, ref: string, context: RuleContext): Subject | undefined {
    const { keyOf, assumptions } = context;
    if (type === "PresetAttributeReference") {
        return shared(context, `preset ${ref}`, () => presetSubject(ref, assumptions));
    }
    if (type !== "CustomAttributeReference") return undefined;
    const key = keyOf(ref);
    return key === undefined
        ? deletedAttribute(ref)
        : shared(context, `custom ${ref}`, () => customSubject(key, assumptions));
}

function shared<S extends Subject | undefined>({ subjects }: RuleContext, id: string, create: () => S): S {
    const known = subjects.get(id) as S;
    if (known !== undefined) return known;
    const created = create();
    if (created === undefined) return created;
    const subject = memoized(created, subjects.size) as NonNullable<S>;
    subjects.set(id, subject);
    return subject;
}

const deletedSubjects = new WeakSet<Subject>();

function deletedAttribute(ref: string): Subject {
    const subject = {
        name: `the attribute ${printable(ref)}, which the project does not have,`,
        read: () => undefined,
    };
    deletedSubjects.add(subject);
    return subject;
}

function valueTest(
    subject: Subject,
    condition: string,
    matcher: Matcher | undefined,
    invert: boolean,
    { assumptions }: RuleContext,
): Test {
    if (matcher === undefined) return undecided("the options of the rule have no usable value");
    const compareInverted = (value: unknown): Finding => {
        const finding = matcher(value);
        return isAbsent(value) && condition !== "HAS_ANY_VALUE"
            ? assumed("absentInverted", assumptions.absentInverted === "yes")
            : inverted(finding);
    };
    const compare = invert ? compareInverted : matcher;
    if (deletedSubjects.has(subject)) {
        const finding =
            assumptions.deletedAttribute === "absent"
                ? alsoAssumed("deletedAttribute", compare(undefined))
                : assumed("deletedAttribute", "undecided");
        return { find: () => finding, describe: () => `${subject.name} has no value` };
    }
    const find = (facts: Facts): Finding => compare(subject.read(facts));
    return {
        find,
        findWithDoubts(facts) {
            const finding = find(facts);
            const other = subject.alternative?.(facts);
            if (other === undefined || other.value === subject.read(facts)) return finding;
            const { result, assumptions } = compare(other.value);
            const same = result === finding.result && assumptions.length === 0;
            return same ? finding : alsoAssumed(other.assumption, finding);
        },
        describe(facts) {
            const value = subject.read(facts);
            return isAbsent(value)
                ? `${subject.name} has no value`
                : `${subject.name} is ${printable(value)}`;
        },
    };
}

function memberTest(
    base: Subject,
    ref: string,
    options: unknown,
    invert: boolean,
    context: RuleContext,
): Test {
    if (!isFields(options) || typeof options.pointer !== "string")
        return undecided("the rule has no `pointer`");
    const { pointer, matchCondition, matchOptions } = options;
    if (typeof matchCondition !== "string" || !isValueCondition(matchCondition)) {
        return undecided(`the condition ${printable(matchCondition)} of a JSON_MATCH can't be evaluated`);
    }
    const subject =
        ref === "QUERY_PARAMETERS"
            ? shared(context, `query ${pointer}`, () => parameterSubject(pointer, context.assumptions))
            : memberSubject(base, pointer, context.assumptions);
    if (deletedSubjects.has(base)) deletedSubjects.add(subject);
    const matcher = createMatcher(matchCondition, matchOptions, context.assumptions);
    return valueTest(
        subject,
        matchCondition,
        matcher,
        invert !== (options.invertCondition === true),
        context,
    );
}

function timeTest(condition: string, options: unknown, invert: boolean, { assumptions }: RuleContext): Test {
    if (!["BEFORE_TIME", "AFTER_TIME", "BETWEEN_TIME"].includes(condition)) {
        return undecided(`the condition ${printable(condition)} can't be evaluated for a time`);
    }
    const test = createPeriodTest(condition, isFields(options) ? options : {}, assumptions);
    if (test === undefined) return undecided("a time of the rule is missing, or its value is not a time");
    const { find, findWithDoubts } = test;
    return {
        find: invert ? (facts) => inverted(find(facts)) : find,
        findWithDoubts: invert ? (facts) => inverted(findWithDoubts(facts)) : findWithDoubts,
        describe: ({ time, timezone }) =>
            `the time is ${new Date(time).toISOString()}, the time zone of the visitor is ${timezone ?? "unknown"}`,
    };
}

function lyticsTest(
    ref: string,
    condition: string,
    options: unknown,
    invert: boolean,
    context: RuleContext,
): Test {
    if (ref !== "LYTICS_AUDIENCE" || condition !== "IS_MEMBER_OF") {
        return undecided(`${printable(ref)} with the condition ${printable(condition)} can't be evaluated`);
    }
    const uid = (options as Fields | undefined)?.value;
    const slug = typeof uid === "string" ? context.slugOf(uid) : undefined;
    if (slug === undefined) return undecided("the project does not list this Lytics audience");
    return {
        find: (facts) => (invert ? inverted(membership(facts, slug)) : membership(facts, slug)),
        describe: (facts) =>
            `the Lytics audiences of the visitor are ${printable(lyticsAudiences(facts).join(", "))}`,
    };
}

/** The slugs of the visitor's Lytics audiences: the cookie as a live attribute, or the stored attribute. */
const lyticsAudiences = (facts: Facts): string[] => {
    const value = facts.liveValue("__lytics_audiences") ?? facts.storedValue("lytics_audiences");
    return typeof value === "string" ? value.split("|").filter(Boolean) : [];
};

/** Whether the visitor is in the Lytics audience with this slug. */
export const membership = (facts: Facts, slug: string): Finding => ({
    result: lyticsAudiences(facts).includes(slug),
    assumptions: [],
});
