import { printable } from "../common/printable";
import { joinNames } from "../common/suggest";
import { isUnknown } from "../common/unknown";
import {
    type AttributeFacts,
    CONDITIONS,
    type ConditionFacts,
    type ConditionName,
    conditionFacts,
    JSON_MEMBER,
    QUERY_MEMBER,
    takes,
} from "./conditions";
import { type Fields, isAbsent, isPointer } from "./json";
import { checkBoolean, checkFieldNames, checkName, fieldsOf, type Report, received } from "./mistakes";
import { isEmptyOptions } from "./normalize";
import { FORMS } from "./validateOptions";

/** The fields of a condition and its options: in a rule, or in the options of JSON_MATCH. */
interface Names {
    readonly condition: string;
    readonly options: string;
}

/** The fields in a rule. */
export const IN_RULE: Names = { condition: "attributeMatchCondition", options: "attributeMatchOptions" };
const IN_JSON: Names = { condition: "matchCondition", options: "matchOptions" };

/** An example of each kind of options, without `__type`. */
const EXAMPLES: Readonly<Record<string, Fields>> = {
    StringMatchOptions: { value: "…" },
    NumberMatchOptions: { value: 1 },
    JSONMatchOptions: { pointer: "/…", matchCondition: "…", matchOptions: {}, invertCondition: false },
    DateTimeMatchOptions: { startTime: "…", endTime: "…", useVisitorTimezone: false },
    AudienceMatchOptions: { value: "…" },
    FlowStateMatchOptions: { flowId: "…", flowState: "…" },
};

const exampleOf = (form: string): string => JSON.stringify({ __type: form, ...EXAMPLES[form] });

/** The attribute of a condition. Empty if this release does not know it. */
export interface Subject {
    readonly facts?: AttributeFacts;
    /** The `ref` of a preset. */
    readonly preset?: string;
}

/** Checks a condition, whether the attribute takes it, and its options. */
export function checkCondition(
    report: Report,
    path: string,
    fields: Fields,
    names: Names,
    { facts, preset }: Subject,
): void {
    const condition = fields[names.condition];
    const at = `${path}.${names.condition}`;
    const known = conditionFacts(condition) && (condition as ConditionName);
    if (known === undefined) {
        const allowed = facts?.conditions ?? Object.keys(CONDITIONS);
        if (!checkName(report, at, condition, allowed, /^[A-Z][A-Z0-9_]+$/)) return;
    } else if (facts && !takes(facts, known)) {
        report(at, `${facts.name} does not take ${known}; allowed: ${joinNames(facts.conditions)}.`);
        return;
    }
    checkOptions(report, `${path}.${names.options}`, fields[names.options], known, preset);
}

function checkOptions(
    report: Report,
    path: string,
    options: unknown,
    condition: ConditionName | undefined,
    preset: string | undefined,
): void {
    if (isUnknown(options) || (condition === undefined && isAbsent(options))) return;
    const wanted = condition && (CONDITIONS[condition] as ConditionFacts).options;
    if (condition !== undefined && wanted === undefined) {
        if (isEmptyOptions(options)) return;
        report(path, `must be omitted: ${condition} takes no options; ${received(options)}.`);
        return;
    }
    const fields = fieldsOf(report, path, options, exampleOf(wanted ?? "StringMatchOptions"));
    if (!fields || condition === undefined || wanted === undefined) return;
    if (fields.__type !== wanted && !isUnknown(fields.__type)) {
        report(
            `${path}.__type`,
            `must be ${wanted} for ${condition}; ${received(fields.__type)}. Write ${exampleOf(wanted)}.`,
        );
        return;
    }
    checkFieldNames(report, path, fields, Object.keys(EXAMPLES[wanted] ?? {}));
    if (wanted === "JSONMatchOptions") checkJson(report, path, fields, preset);
    else FORMS[wanted]?.(report, path, fields, { condition, preset });
}

function checkJson(report: Report, path: string, options: Fields, preset: string | undefined): void {
    const isQuery = preset === "QUERY_PARAMETERS";
    checkPointer(report, `${path}.pointer`, options.pointer, isQuery);
    checkBoolean(report, `${path}.invertCondition`, options.invertCondition);
    checkCondition(report, path, options, IN_JSON, { facts: isQuery ? QUERY_MEMBER : JSON_MEMBER });
}

function checkPointer(report: Report, path: string, pointer: unknown, needsName: boolean): void {
    if (isUnknown(pointer)) return;
    if (
        needsName &&
        typeof pointer === "string" &&
        isPointer(pointer) &&
        pointer.split("/")[1]?.trim() === ""
    ) {
        report(path, `must name a query parameter, like "/utm_campaign"; ${received(pointer)}.`);
        return;
    }
    if (typeof pointer === "string" && isPointer(pointer) && !(needsName && pointer === "")) return;
    const mended = typeof pointer === "string" && pointer !== "" && isPointer(`/${pointer}`);
    const advice = mended ? ` Write ${printable(`/${pointer}`)}.` : "";
    report(
        path,
        `must be a JSON pointer (RFC 6901) like "/utm_campaign", with ~0 instead of ~ and ~1 instead of / in a name; ${received(pointer)}.${advice}`,
    );
}
