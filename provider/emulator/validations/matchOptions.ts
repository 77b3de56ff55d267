import type { Problems } from "../problems";
import { type Fields, isFields } from "./fields";

interface Places {
    readonly condition: string;
    readonly options: string;
}

type Fits = (options: Fields) => boolean;

const text = (value: unknown) => typeof value === "string";
const valued =
    (type: string, fits: (value: unknown) => boolean): Fits =>
    (options) =>
        options.__type === type && fits(options.value);

const stringOptions = valued("StringMatchOptions", text);
const numberOptions = valued("NumberMatchOptions", (value) => typeof value === "number");

/** The documentation does not say which time `BEFORE_TIME` and `AFTER_TIME` use, so either is accepted. */
const timeOptions =
    (both: boolean): Fits =>
    ({ __type, startTime, endTime, useVisitorTimezone }) =>
        __type === "DateTimeMatchOptions" &&
        (both ? text(startTime) && text(endTime) : text(startTime) || text(endTime)) &&
        (useVisitorTimezone === undefined || typeof useVisitorTimezone === "boolean");

/** Checks the options of each condition. `undefined` marks a condition without options. */
const conditions: Readonly<Record<string, Fits | undefined>> = {
    STRING_EQUALS: stringOptions,
    CONTAINS_SUBSTRING: stringOptions,
    NUMBER_LESS_THAN: numberOptions,
    NUMBER_GREATER_THAN: numberOptions,
    NUMBER_EQUAL_TO: numberOptions,
    HAS_ANY_VALUE: undefined,
    IS_TRUE: undefined,
    IS_FALSE: undefined,
    BETWEEN_TIME: timeOptions(true),
    BEFORE_TIME: timeOptions(false),
    AFTER_TIME: timeOptions(false),
    IS_MEMBER_OF: valued("AudienceMatchOptions", text),
    IS_IN_FLOW_STATE: ({ __type, flowId, flowState }) =>
        __type === "FlowStateMatchOptions" && text(flowId) && text(flowState),
    JSON_MATCH: ({ __type, pointer }) =>
        __type === "JSONMatchOptions" && typeof pointer === "string" && /^(\/.*)?$/s.test(pointer),
};

export function checkMatch(problems: Problems, condition: unknown, options: unknown, at: Places): void {
    if (typeof condition !== "string" || !Object.hasOwn(conditions, condition)) {
        problems.add("definition", "NOT_VALID_ENUM", at.condition);
        return;
    }
    const fits = conditions[condition];
    if (!fits) return;
    if (!isFields(options) || !fits(options)) {
        problems.addText(
            "definition",
            `valid matchOptions is required for ${condition} condition`,
            at.options,
        );
    } else if (condition === "JSON_MATCH" && options.matchCondition === "JSON_MATCH") {
        problems.add("definition", "NOT_VALID_ENUM", `${at.options}.matchCondition`);
    } else if (condition === "JSON_MATCH") {
        checkMatch(problems, options.matchCondition, options.matchOptions, {
            condition: `${at.options}.matchCondition`,
            options: `${at.options}.matchOptions`,
        });
    }
}
