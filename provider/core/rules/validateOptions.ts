import { printable } from "../common/printable";
import { isUnknown } from "../common/unknown";
import { type Fields, isAbsent, own } from "./json";
import { checkBoolean, type Report, received } from "./mistakes";
import { localTime, PRESET_VALUES } from "./values";

/** The rule of the options. */
export interface OptionsLocation {
    readonly condition: string;
    /** The `ref` of a preset. Undefined for other attributes. */
    readonly preset?: string;
}

/** Checks the fields of one kind of options. */
export type CheckForm = (report: Report, path: string, options: Fields, place: OptionsLocation) => void;

const checkString: CheckForm = (report, path, { value }, { condition, preset }) => {
    if (isUnknown(value)) return;
    if (typeof value !== "string") {
        report(`${path}.value`, `must be a string; ${received(value)}.`);
        return;
    }
    if (condition === "CONTAINS_SUBSTRING" && value === "") {
        report(
            `${path}.value`,
            "must not be empty: every string contains the empty string. To match any value, use HAS_ANY_VALUE.",
        );
    }
    const complaint = condition === "STRING_EQUALS" ? own(PRESET_VALUES, preset)?.(value) : undefined;
    if (complaint) report(`${path}.value`, complaint);
};

const checkNumber: CheckForm = (report, path, { value }) => {
    if (isUnknown(value) || (typeof value === "number" && Number.isFinite(value))) return;
    const advice =
        typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
            ? ` Write ${Number(value)}, without quotes.`
            : "";
    report(`${path}.value`, `must be a finite number; ${received(value)}.${advice}`);
};

const checkText =
    (...names: string[]): CheckForm =>
    (report, path, options) => {
        for (const name of names) {
            const value = options[name];
            if (isUnknown(value) || (typeof value === "string" && value !== "")) continue;
            report(`${path}.${name}`, `must be a non-empty string; ${received(value)}.`);
        }
    };

const checkTimes: CheckForm = (report, path, options, { condition }) => {
    const { startTime, endTime, useVisitorTimezone } = options;
    checkBoolean(report, `${path}.useVisitorTimezone`, useVisitorTimezone);
    const needed =
        condition === "BETWEEN_TIME"
            ? ["startTime", "endTime"]
            : isAbsent(startTime) && isAbsent(endTime)
              ? [condition === "AFTER_TIME" ? "startTime" : "endTime"]
              : [];
    const wrong = (["startTime", "endTime"] as const).filter((name) => {
        const value = options[name];
        if (isUnknown(value) || (isAbsent(value) && !needed.includes(name))) return false;
        const complaint =
            typeof value === "string" ? localTime(value) : `must be a time; ${received(value)}.`;
        if (complaint) report(`${path}.${name}`, complaint);
        return complaint !== undefined;
    });
    if (wrong.length > 0 || [startTime, endTime].some((time) => isAbsent(time) || isUnknown(time))) return;
    if (String(startTime) >= String(endTime)) {
        report(
            `${path}.endTime`,
            `must be later than startTime; ${printable(endTime)} is not later than ${printable(startTime)}.`,
        );
    }
};

/** The checks by the `__type` of the options. `checkCondition` checks those of JSON_MATCH. */
export const FORMS: Readonly<Record<string, CheckForm>> = {
    StringMatchOptions: checkString,
    NumberMatchOptions: checkNumber,
    DateTimeMatchOptions: checkTimes,
    AudienceMatchOptions: checkText("value"),
    FlowStateMatchOptions: checkText("flowId", "flowState"),
};
