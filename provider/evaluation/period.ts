import { type Fields, isAbsent } from "../core/rules/json";
import type { ResolvedAssumptions } from "./assumptions";
import { parseRuleTime, type RuleTime } from "./clock";
import type { Facts } from "./facts";
import { alsoAssumed, assumed, type Finding, MATCH, NO_MATCH, UNDECIDED } from "./finding";

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

/** The comparison of a rule with the time of the visit. */
interface PeriodTest {
    find(facts: Facts): Finding;
    /** The finding with the assumptions about time zones. */
    findWithDoubts(facts: Facts): Finding;
}

/** Creates the comparison with the time of the visit. Undefined if a time of the rule is missing or malformed. */
export function createPeriodTest(
    condition: string,
    options: Fields,
    assumptions: ResolvedAssumptions,
): PeriodTest | undefined {
    const period = periodOf(condition, options, assumptions.timeField === "either");
    if (period === undefined) return undefined;
    const { start, end, otherField } = period;
    const halfOpen = assumptions.timeBounds === "halfOpen";
    const ofVisitor = options.useVisitorTimezone === true;
    const usesVisitors = ofVisitor || assumptions.ruleTimezone === "visitor";

    const compared = (clock: number, time: number): Finding => {
        const afterStart = start === undefined ? 1 : (start.local ? clock : time) - start.ms;
        const beforeEnd = end === undefined ? 1 : end.ms - (end.local ? clock : time);
        if (afterStart < 0 || beforeEnd < 0) return NO_MATCH;
        if (afterStart > 0 && beforeEnd > 0) return MATCH;
        const isStartOfPeriod = afterStart === 0 && end !== undefined && beforeEnd > 0;
        return assumed("timeBounds", isStartOfPeriod === halfOpen);
    };
    // The clocks of the world are between 12 hours behind and 14 hours ahead of UTC.
    const isNear = (bound: RuleTime | undefined, time: number): boolean =>
        bound?.local === true && bound.ms >= time - 12 * HOUR && bound.ms <= time + 14 * HOUR;
    const dependsOnZone = ({ time, timezone }: Facts): boolean =>
        !(ofVisitor && timezone !== undefined) && (isNear(start, time) || isNear(end, time));
    const undecidedZone = ofVisitor && assumptions.visitorTimezone === "undecided";

    const find = (facts: Facts): Finding => {
        if (undecidedZone && dependsOnZone(facts)) return UNDECIDED;
        const { time } = facts;
        return compared(usesVisitors ? facts.clock : time, time);
    };
    return {
        find,
        findWithDoubts(facts) {
            const finding = find(facts);
            const located =
                finding === UNDECIDED || !dependsOnZone(facts)
                    ? finding
                    : alsoAssumed(ofVisitor ? "visitorTimezone" : "ruleTimezone", finding);
            return otherField ? alsoAssumed("timeField", located) : located;
        },
    };
}
