/**
 * The builder for the rules of an audience.
 *
 * @example
 * ```ts
 * import * as personalize from "pulumi-contentstack-personalize";
 * const { all, not, custom, country, queryParameter } = personalize.rules;
 *
 * const gold = new personalize.Audience("gold", {
 *     name: "Gold members in Germany",
 *     definition: all(
 *         custom(tier).equals("gold"),
 *         country.equals("DE"),
 *         not(queryParameter("utm_source").contains("internal")),
 *     ),
 * });
 * ```
 *
 * @packageDocumentation
 */

export type { CountryCode } from "../../core/rules/countries";
export { all, any } from "./combine";
export { type CustomMatcher, custom } from "./custom";
export { type DateAndTimeMatcher, dateAndTime, type LocalTime, type TimeOptions } from "./dateAndTime";
export { asDefinition, raw } from "./definition";
export type { EqualityMatcher, TextMatcher, ValueMatcher } from "./matchers";
export { not } from "./not";
export {
    type CityMatcher,
    type CountryMatcher,
    city,
    country,
    type DeviceType,
    type DeviceTypeMatcher,
    deviceType,
    operatingSystem,
    type RegionMatcher,
    referrer,
    region,
} from "./presets";
export { queryParameter, queryParameterAt } from "./queryParameter";
export type * from "./types";
