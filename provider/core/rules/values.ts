/** The formats of the values in rules. */

import { printable } from "../common/printable";
import { closestMatch } from "../common/suggest";
import { COUNTRY_CODES, countryCodeFor } from "./countries";

/** Returns the mistake in a value, or undefined. */
export type Complaint = (value: string) => string | undefined;

// ISO 3166-1 reserves these codes for its users, so they are accepted. XK for Kosovo is one of them.
const USERS_OWN = /^(AA|Q[M-Z]|X[A-Z]|ZZ)$/;

const isCountry = (code: string): boolean => COUNTRY_CODES.has(code) || USERS_OWN.test(code);

const country: Complaint = (value) => {
    if (isCountry(value)) return undefined;
    const code = countryCodeFor(value);
    const advice = code ? `Write "${code}".` : "Use getCountries to find the code by name.";
    return `${printable(value)} is not a country code. A country code has two upper-case letters (ISO 3166-1 alpha-2), like "DE". ${advice}`;
};

const region: Complaint = (value) => {
    const [, code] = /^([A-Z]{2})-[A-Z0-9]{1,3}$/.exec(value) ?? [];
    if (code !== undefined && isCountry(code)) return undefined;
    const upper = value.trim().toUpperCase().replace("_", "-");
    const advice =
        upper !== value && region(upper) === undefined
            ? `Write "${upper}".`
            : "Use getRegions to find the code by name.";
    return `${printable(value)} is not a region code. A region code has the code of the country, a hyphen, and up to three letters or digits (ISO 3166-2), like "US-AZ". ${advice}`;
};

const city: Complaint = (value) => {
    const [, name, code] = /^(.+),[A-Z0-9]{0,3},([A-Z]{2})$/u.exec(value) ?? [];
    const right = name?.trim().toLowerCase() === name && code !== undefined && isCountry(code);
    if (right) return undefined;
    const parts = value.split(",").map((part) => part.trim());
    const [last, middle, ...first] = parts.reverse();
    const mended = `${first.reverse().join(",").toLowerCase()},${middle?.toUpperCase()},${last?.toUpperCase()}`;
    const advice =
        mended !== value && parts.length > 2 && city(mended) === undefined
            ? `Write ${printable(mended)}.`
            : "Use getCities to find the code by name.";
    return `${printable(value)} is not a city code. A city code has the name in lower case, the code of the region, and the code of the country, separated by commas without spaces, like "chicago,IL,US". ${advice}`;
};

const DEVICES = ["DESKTOP", "MOBILE", "TABLET"];

const device: Complaint = (value) => {
    if (DEVICES.includes(value)) return undefined;
    const guess = closestMatch(value, DEVICES);
    return `${printable(value)} is not a device type; allowed: ${DEVICES.join(", ")}.${guess ? ` Did you mean ${guess}?` : ""}`;
};

/** The format of the value in STRING_EQUALS, by `ref` of the preset. Other presets take any string. */
export const PRESET_VALUES: Readonly<Record<string, Complaint>> = {
    COUNTRY: country,
    REGION: region,
    CITY: city,
    DEVICE_TYPE: device,
};

/** Returns the mistake in a local time, or undefined. */
export const localTime: Complaint = (value) => {
    const form = "a time has the form YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00";
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(value) && value.includes("T")) {
        return `${printable(value)} has a time zone; ${form}, without a time zone. To use the time zone of the visitor, set useVisitorTimezone.`;
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
        return `${printable(value)} has no time of day; ${form}. Add T00:00:00 for the start of the day, or T23:59:59 for its end.`;
    }
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)) return `${printable(value)} is not a time; ${form}.`;
    // `Date` converts a nonexistent day or hour to an existing one.
    const time = new Date(`${value}.000Z`);
    const exists = !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(value);
    return exists ? undefined : `${printable(value)} is not an existing date and time; ${form}.`;
};
