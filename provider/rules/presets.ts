/** The attributes that every project has and whose values are texts: where a visitor is, and with what. */
import type { Input } from "@pulumi/pulumi";
import type { CountryCode } from "./countries";
import { presetReference } from "./form";
import { type EqualityMatcher, equality, onAttribute, type TextMatcher, text } from "./matchers";
import type { Checked, Rule, TextPreset } from "./types";

const on = (ref: TextPreset) => onAttribute(presetReference(ref));

/** Conditions on the visitor's country. */
export interface CountryMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches when the visitor is in this country.
     * @param code two upper-case letters, ISO 3166-1 alpha-2: `"DE"`, `"GB"`; `getCountries` finds them by name
     */
    equals<C extends Input<string>>(code: Checked<C, CountryCode>): Rule;
}

/**
 * The country that the visitor is in (preset attribute `COUNTRY`), by his address.
 *
 * @example
 * ```ts
 * any(country.equals("DE"), country.equals("AT"), country.equals("CH"))
 * ```
 */
export const country = equality(on("COUNTRY")) as CountryMatcher;

/** Conditions on the visitor's region. */
export interface RegionMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches when the visitor is in this region.
     * @param code the country's code, a hyphen, the region's code, ISO 3166-2: `"US-AZ"`; `getRegions` finds
     *     them by name
     */
    equals<C extends Input<string>>(code: Checked<C, `${CountryCode}-${string}`>): Rule;
}

/**
 * The region (state, province) that the visitor is in (preset attribute `REGION`), by his address.
 *
 * @example
 * ```ts
 * region.equals("US-AZ")
 * ```
 */
export const region = equality(on("REGION")) as RegionMatcher;

/** Conditions on the visitor's city. */
export interface CityMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches when the visitor is in this city.
     * @param code name in lower case, region code, country code, with commas between and no spaces after
     *     them: `"chicago,IL,US"`; `getCities` finds them by name
     */
    equals<C extends Input<string>>(code: Checked<C, `${string},${string},${string}`>): Rule;
}

/**
 * The city that the visitor is in (preset attribute `CITY`), by his address.
 *
 * @example
 * ```ts
 * city.equals("chicago,IL,US")
 * ```
 */
export const city = equality(on("CITY")) as CityMatcher;

/** What a visitor's device can be. */
export type DeviceType = "DESKTOP" | "MOBILE" | "TABLET";

/** Conditions on the visitor's device. */
export interface DeviceTypeMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /** Matches when the visitor uses such a device. */
    equals<D extends Input<string>>(device: Checked<D, DeviceType>): Rule;
}

/**
 * The kind of device that the visitor uses (preset attribute `DEVICE_TYPE`).
 *
 * @example
 * ```ts
 * not(deviceType.equals("DESKTOP"))
 * ```
 */
export const deviceType = equality(on("DEVICE_TYPE")) as DeviceTypeMatcher;

/**
 * The operating system of the visitor's device (preset attribute `OPERATING_SYSTEM`): MacOS, Android, Windows
 * or iOS. How the API spells the values is not documented. To be sure, make one such rule in the web
 * application and read it back with `personalize show`.
 */
export const operatingSystem: EqualityMatcher = equality(on("OPERATING_SYSTEM"));

/**
 * The address of the page that led the visitor here (preset attribute `REFERRER`).
 *
 * @example
 * ```ts
 * referrer.contains("news.example.com")
 * ```
 */
export const referrer: TextMatcher = text(on("REFERRER"));
