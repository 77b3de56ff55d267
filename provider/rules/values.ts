/** What the values of rules must look like: each function says what is wrong with one, or nothing. */

import { printable } from "../common/printable";
import { closestMatch } from "../common/suggest";
import { COUNTRY_CODES, countryCodeFor } from "./countries";

/** Says what is wrong with a value; `undefined` where nothing is. */
export type Complaint = (value: string) => string | undefined;

// The codes that ISO 3166-1 leaves to its users, as it left XK to Kosovo, are accepted too.
const USERS_OWN = /^(AA|Q[M-Z]|X[A-Z]|ZZ)$/;

const isCountry = (code: string): boolean => COUNTRY_CODES.has(code) || USERS_OWN.test(code);

const country: Complaint = (value) => {
    if (isCountry(value)) return undefined;
    const code = countryCodeFor(value);
    const advice = code ? `Write "${code}".` : "getCountries finds the code by the country's name.";
    return `${printable(value)} is no country code; a country is two upper-case letters, ISO 3166-1 alpha-2, like "DE". ${advice}`;
};

const region: Complaint = (value) => {
    const [, code] = /^([A-Z]{2})-[A-Z0-9]{1,3}$/.exec(value) ?? [];
    if (code !== undefined && isCountry(code)) return undefined;
    const upper = value.trim().toUpperCase().replace("_", "-");
    const advice =
        upper !== value && region(upper) === undefined
            ? `Write "${upper}".`
            : "getRegions finds the code by the region's name.";
    return `${printable(value)} is no region code; a region is its country's code, a hyphen and up to three letters or digits, ISO 3166-2, like "US-AZ". ${advice}`;
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
            : "getCities finds the code by the city's name.";
    return `${printable(value)} is no city code; a city is its name in lower case, its region's and its country's code, with commas and without spaces between, like "chicago,IL,US". ${advice}`;
};

const DEVICES = ["DESKTOP", "MOBILE", "TABLET"];

const device: Complaint = (value) => {
    if (DEVICES.includes(value)) return undefined;
    const guess = closestMatch(value, DEVICES);
    return `${printable(value)} is no device type; allowed: ${DEVICES.join(", ")}.${guess ? ` Did you mean ${guess}?` : ""}`;
};

/** What STRING_EQUALS may compare a preset with, by `ref`; any text for those that are not here. */
export const PRESET_VALUES: Readonly<Record<string, Complaint>> = {
    COUNTRY: country,
    REGION: region,
    CITY: city,
    DEVICE_TYPE: device,
};

/** What is wrong with a local time; nothing where it is one, and a day that exists. */
export const localTime: Complaint = (value) => {
    const form = "a time is YYYY-MM-DDTHH:mm:ss, like 2024-11-29T00:00:00";
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(value) && value.includes("T")) {
        return `${printable(value)} has a time zone; ${form}, without one. Set useVisitorTimezone for the visitor's own.`;
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
        return `${printable(value)} lacks the time of day; ${form}. Add T00:00:00 for the day's beginning or T23:59:59 for its end.`;
    }
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)) return `${printable(value)} is no time; ${form}.`;
    // A day or an hour that doesn't exist is moved to one that does.
    const time = new Date(`${value}.000Z`);
    const exists = !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(value);
    return exists ? undefined : `${printable(value)} is no day or hour that exists; ${form}.`;
};
