import { printable, quoted } from "../core/common/printable";
import { closestMatch } from "../core/common/suggest";
import { isFields } from "../core/rules/json";
import { operatingSystem } from "../core/rules/unknownNames";
import { type Complaint, PRESET_VALUES } from "../core/rules/values";
import { isTimezone } from "./clock";
import { timeOf, urlOf } from "./facts";
import type { Visitor } from "./visitor";

/** What the values of a visitor's fields must be. */
const FIELDS: Readonly<Record<keyof Visitor, { valid(value: unknown): boolean; form: string }>> = (() => {
    const text = { valid: (value: unknown) => typeof value === "string", form: "a string" };
    const record = { valid: isFields, form: "an object" };
    return {
        uid: text,
        attributes: record,
        liveAttributes: record,
        pageUrl: {
            valid: (value) => urlOf(value) !== undefined,
            form: "a whole URL, such as https://shop.example/",
        },
        referrer: text,
        userAgent: text,
        device: text,
        operatingSystem: text,
        country: text,
        region: text,
        city: text,
        timezone: {
            valid: (value) => typeof value === "string" && isTimezone(value),
            form: "a time zone, such as Europe/Berlin",
        },
        time: { valid: (value) => timeOf(value) !== undefined, form: "a time, such as 2026-03-10T12:00:00Z" },
        tags: {
            valid: (value) => Array.isArray(value) && value.every((tag) => typeof tag === "string"),
            form: "a list of strings",
        },
        assigned: record,
        forced: record,
    };
})();

/** What rules say of a value that they can't have. */
const PRESETS: Readonly<Record<string, Complaint | undefined>> = {
    country: PRESET_VALUES.COUNTRY,
    region: PRESET_VALUES.REGION,
    city: PRESET_VALUES.CITY,
    device: PRESET_VALUES.DEVICE_TYPE,
    operatingSystem,
};

/** Keys that are not attributes of the project, but that the SDK or Lytics uses. */
const LYTICS_KEYS = ["__lytics_audiences", "lytics_audiences", "lytics_flows"];

/** The maximum number of lines about the attributes of one visitor. */
const MAX_LINES = 20;

/** Says what of a visitor has no effect, one sentence each. The values can come from anywhere. */
export function describeIgnored(visitor: Visitor, keys: readonly string[]): string[] {
    const known = Object.keys(FIELDS);
    const lines = Object.entries(visitor).flatMap(([name, value]) => {
        if (value === undefined || value === null) return [];
        if (!Object.hasOwn(FIELDS, name))
            return [`${quoted(name)} is not a field of a visitor.${hint(name, known)}`];
        const { valid, form } = FIELDS[name as keyof Visitor];
        if (!valid(value)) return [`${name} must be ${form}; ${printable(value)} is ignored.`];
        const complaint = typeof value === "string" && value !== "" ? PRESETS[name]?.(value) : undefined;
        return complaint === undefined ? [] : [`${name}: ${complaint} No rule matches it.`];
    });
    const attributes = [
        ...attributeLines(visitor.attributes, keys),
        ...attributeLines(visitor.liveAttributes, keys),
    ];
    const more = attributes.length - MAX_LINES;
    return [
        ...lines,
        ...attributes.slice(0, MAX_LINES),
        ...(more > 0 ? [`${more} more attributes are ignored.`] : []),
    ];
}

function attributeLines(attributes: unknown, keys: readonly string[]): string[] {
    if (!isFields(attributes)) return [];
    const known = new Set([...keys, ...LYTICS_KEYS]);
    return Object.entries(attributes).flatMap(([key, value]) => {
        if (!known.has(key))
            return [`The project has no attribute with the key ${quoted(key)}.${hint(key, keys)}`];
        return isFields(value)
            ? [`The attribute ${quoted(key)} is an object, which the API does not support.`]
            : [];
    });
}

function hint(name: string, known: readonly string[]): string {
    const closest = closestMatch(name, known);
    return closest === undefined ? "" : ` Did you mean ${quoted(closest)}?`;
}
