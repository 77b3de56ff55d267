import { type Fields, isAbsent } from "../rules/json";
import type { ResolvedAssumptions } from "./assumptions";
import { parseRuleTime, type RuleTime, wallClock } from "./clock";
import type { Facts } from "./facts";
import { alsoAssumed, assumed, certain, type Finding, UNDECIDED } from "./finding";

const HOUR = 3_600_000;

interface Period {
    readonly start?: RuleTime;
    readonly end?: RuleTime;
    /** Whether AFTER_TIME has only an end, or BEFORE_TIME only a start. */
    readonly otherField: boolean;
}

/** The period of a condition. Undefined if a time is missing or malformed. */
function periodOf(condition: string, { startTime, endTime }: Fields, either: boolean): Period | undefined {
    if (condition === "BETWEEN_TIME") {
        const [start, end] = [parseRuleTime(startTime), parseRuleTime(endTime)];
        return start && end && { start, end, otherField: false };
    }
    const [usual, other] = condition === "AFTER_TIME" ? [startTime, endTime] : [endTime, startTime];
    const otherField = isAbsent(usual) && either;
    const time = parseRuleTime(otherField ? other : usual);
    return time && (condition === "AFTER_TIME" ? { start: time, otherField } : { end: time, otherField });
}

/** Creates the comparison with the time of the visit. Undefined if a time of the rule is missing or malformed. */
export function createPeriodTest(
    condition: string,
    options: Fields,
    assumptions: ResolvedAssumptions,
): ((facts: Facts) => Finding) | undefined {
    const period = periodOf(condition, options, assumptions.timeField === "either");
    if (period === undefined) return undefined;
    const { start, end, otherField } = period;
    const halfOpen = assumptions.timeBounds === "halfOpen";
    const compared = (at: (time: RuleTime) => number): Finding => {
        const [afterStart, beforeEnd] = [start && at(start) - start.ms, end && end.ms - at(end)];
        if ((afterStart ?? 1) < 0 || (beforeEnd ?? 1) < 0) return certain(false);
        if (afterStart !== 0 && beforeEnd !== 0) return certain(true);
        const isStartOfPeriod = afterStart === 0 && beforeEnd !== undefined && beforeEnd > 0;
        return assumed("timeBounds", isStartOfPeriod === halfOpen);
    };
    const uncertainZone = options.useVisitorTimezone === true ? "visitorTimezone" : "ruleTimezone";

    return (facts) => {
        const { timezone, time } = facts;
        const usesVisitors = uncertainZone === "visitorTimezone" || assumptions.ruleTimezone === "visitor";
        const zone = usesVisitors ? timezone : undefined;
        const clock = zone === undefined ? time : wallClock(time, zone);
        const finding = compared(({ local }) => (local ? clock : time));
        const known = uncertainZone === "visitorTimezone" && timezone !== undefined;
        // The clocks of the world are between 12 hours behind and 14 hours ahead of UTC.
        const near = [start, end].some(
            (bound) => bound?.local && bound.ms >= time - 12 * HOUR && bound.ms <= time + 14 * HOUR,
        );
        const located =
            known || !near
                ? finding
                : uncertainZone === "visitorTimezone" && assumptions.visitorTimezone === "undecided"
                  ? UNDECIDED
                  : alsoAssumed(uncertainZone, finding);
        return otherField ? alsoAssumed("timeField", located) : located;
    };
}
