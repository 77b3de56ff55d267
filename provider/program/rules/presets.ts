/** The preset attributes with string values: the location, device and referrer of a visitor. */
import type { Input } from "@pulumi/pulumi";
import type { CountryCode } from "../../core/rules/countries";
import { presetReference } from "../../core/rules/form";
import { type EqualityMatcher, equality, onAttribute, type TextMatcher, text } from "./matchers";
import type { Checked, Rule, TextPreset } from "./types";

const on = (ref: TextPreset) => onAttribute(presetReference(ref));

/** The conditions for the country of the visitor. */
export interface CountryMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches if the visitor is in this country.
     * @param code two upper-case letters (ISO 3166-1 alpha-2): `"DE"`, `"GB"`. `getCountries` finds a code by name
     */
    equals<C extends Input<string>>(code: Checked<C, CountryCode>): Rule;
}

/**
 * The country of the visitor (preset attribute `COUNTRY`), derived from the IP address.
 *
 * @example
 * ```ts
 * any(country.equals("DE"), country.equals("AT"), country.equals("CH"))
 * ```
 */
export const country = equality(on("COUNTRY")) as CountryMatcher;

/** The conditions for the region of the visitor. */
export interface RegionMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches if the visitor is in this region.
     * @param code the code of the country, a hyphen, and the code of the region (ISO 3166-2): `"US-AZ"`. `getRegions`
     *     finds a code by name
     */
    equals<C extends Input<string>>(code: Checked<C, `${CountryCode}-${string}`>): Rule;
}

/**
 * The region (state, province) of the visitor (preset attribute `REGION`), derived from the IP address.
 *
 * @example
 * ```ts
 * region.equals("US-AZ")
 * ```
 */
export const region = equality(on("REGION")) as RegionMatcher;

/** The conditions for the city of the visitor. */
export interface CityMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches if the visitor is in this city.
     * @param code the name in lower case, the code of the region, and the code of the country, separated by commas
     *     without spaces: `"chicago,IL,US"`. `getCities` finds a code by name
     */
    equals<C extends Input<string>>(code: Checked<C, `${string},${string},${string}`>): Rule;
}

/**
 * The city of the visitor (preset attribute `CITY`), derived from the IP address.
 *
 * @example
 * ```ts
 * city.equals("chicago,IL,US")
 * ```
 */
export const city = equality(on("CITY")) as CityMatcher;

/** The kinds of devices. */
export type DeviceType = "DESKTOP" | "MOBILE" | "TABLET";

/** The conditions for the device of the visitor. */
export interface DeviceTypeMatcher extends Pick<EqualityMatcher, "hasAnyValue"> {
    /**
     * Matches if the visitor uses this kind of device.
     * @param device `"DESKTOP"`, `"MOBILE"` or `"TABLET"`
     */
    equals<D extends Input<string>>(device: Checked<D, DeviceType>): Rule;
}

/**
 * The kind of device of the visitor (preset attribute `DEVICE_TYPE`).
 *
 * @example
 * ```ts
 * not(deviceType.equals("DESKTOP"))
 * ```
 */
export const deviceType = equality(on("DEVICE_TYPE")) as DeviceTypeMatcher;

/**
 * The operating system of the visitor (preset attribute `OPERATING_SYSTEM`): MacOS, Android, Windows or iOS. The
 * API's documentation does not specify the spelling of the values. To find it, create such a rule in the web UI and
 * read it with the command `npx --no-install pulumi-contentstack-personalize show`.
 */
export const operatingSystem: EqualityMatcher = equality(on("OPERATING_SYSTEM"));

/**
 * The URL of the page that linked to the current page (preset attribute `REFERRER`).
 *
 * @example
 * ```ts
 * referrer.contains("news.example.com")
 * ```
 */
export const referrer: TextMatcher = text(on("REFERRER"));
