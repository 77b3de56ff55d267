const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** The format of a time zone. Undefined if the zone does not exist. */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
    if (!formats.has(timeZone)) {
        if (formats.size > 1000) formats.clear();
        formats.set(timeZone, createFormat(timeZone));
    }
    return formats.get(timeZone);
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
    try {
        return new Intl.DateTimeFormat("en-US", {
            timeZone,
            hourCycle: "h23",
            year: "numeric",
            month: "numeric",
            day: "numeric",
            hour: "numeric",
            minute: "numeric",
            second: "numeric",
        });
    } catch {
        return undefined;
    }
}

export const isTimezone = (timezone: string): boolean => formatOf(timezone) !== undefined;

/** What the clocks of a zone show, as milliseconds since 1970 in UTC, so that it compares with a time without a zone. */
export function wallClock(instant: number, timezone: string): number {
    const parts = formatOf(timezone)?.formatToParts(instant) ?? [];
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
    const at = Date.UTC(
        part("year"),
        part("month") - 1,
        part("day"),
        part("hour"),
        part("minute"),
        part("second"),
    );
    return at + (((instant % 1000) + 1000) % 1000);
}

/** A time in a rule. */
export interface RuleTime {
    readonly ms: number;
    /** Whether it has no time zone of its own, which is the documented form. */
    readonly local: boolean;
}

export function parseRuleTime(value: unknown): RuleTime | undefined {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined;
    const local = !/(Z|[+-]\d\d:?\d\d)$/i.test(value.slice(10));
    const ms = Date.parse(local && value.length > 10 ? `${value}Z` : value);
    return Number.isNaN(ms) ? undefined : { ms, local };
}
