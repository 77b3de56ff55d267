import type { Input } from "@pulumi/pulumi";
import { presetReference, timeOptions } from "../../core/rules/form";
import { onAttribute } from "./matchers";
import type { Checked, Rule } from "./types";

/** A date and time without a time zone, to the second: `2024-11-29T00:00:00`. */
export type LocalTime = `${number}-${number}-${number}T${number}:${number}:${number}`;

/** How to interpret the times of a rule. */
export interface TimeOptions {
    /**
     * Whether the times are in the time zone of the visitor. Default: `false`. The API's documentation does not say
     * which time zone applies then.
     */
    readonly visitorTimezone?: Input<boolean>;
}

/** The conditions for the time of the visit. */
export interface DateAndTimeMatcher {
    /**
     * Matches visits before this time (condition `BEFORE_TIME`).
     *
     * **Assumed**: the API's documentation does not say which field holds the time. The builder sends it as
     * `endTime`. If your project needs another field, write the rule with `raw({ … })`.
     *
     * @param end `YYYY-MM-DDTHH:mm:ss`, without a time zone
     * @param options how to interpret the time
     */
    before<T extends Input<string>>(end: Checked<T, LocalTime>, options?: TimeOptions): Rule;
    /**
     * Matches visits after this time (condition `AFTER_TIME`).
     *
     * **Assumed**: the API's documentation does not say which field holds the time. The builder sends it as
     * `startTime`. If your project needs another field, write the rule with `raw({ … })`.
     *
     * @param start `YYYY-MM-DDTHH:mm:ss`, without a time zone
     * @param options how to interpret the time
     */
    after<T extends Input<string>>(start: Checked<T, LocalTime>, options?: TimeOptions): Rule;
    /**
     * Matches visits between two times (condition `BETWEEN_TIME`).
     *
     * @param start `YYYY-MM-DDTHH:mm:ss`, without a time zone
     * @param end `YYYY-MM-DDTHH:mm:ss`, without a time zone, later than `start`
     * @param options how to interpret the times
     */
    between<S extends Input<string>, E extends Input<string>>(
        start: Checked<S, LocalTime>,
        end: Checked<E, LocalTime>,
        options?: TimeOptions,
    ): Rule;
}

const make = onAttribute(presetReference("DATE_AND_TIME"));

const span = (times: { startTime?: unknown; endTime?: unknown }, options: TimeOptions = {}) =>
    timeOptions(times, options.visitorTimezone ?? false);

/**
 * The time of the visit (preset attribute `DATE_AND_TIME`).
 *
 * @example
 * ```ts
 * dateAndTime.between("2024-11-29T00:00:00", "2024-11-29T23:59:59", { visitorTimezone: true })
 * ```
 */
export const dateAndTime: DateAndTimeMatcher = {
    before: (endTime, options) => make("BEFORE_TIME", span({ endTime }, options)),
    after: (startTime, options) => make("AFTER_TIME", span({ startTime }, options)),
    between: (startTime, endTime, options) => make("BETWEEN_TIME", span({ startTime, endTime }, options)),
};
