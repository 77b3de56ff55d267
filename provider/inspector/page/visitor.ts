interface Field {
    readonly label: string;
    /** Shown while the field is empty. */
    readonly hint?: string;
    readonly options?: readonly string[];
    /** The field takes the place of two, or a whole line, because its values are long. */
    readonly size?: "long" | "wide";
}

/** The fields of a visitor beside its attributes, as the form shows them. */
export const FIELDS = {
    uid: { label: "User uid", hint: "Decides the variant of an A/B test", size: "long" },
    country: { label: "Country", hint: "DE" },
    region: { label: "Region", hint: "US-AZ" },
    city: { label: "City", hint: "chicago,IL,US" },
    device: { label: "Device", options: ["DESKTOP", "MOBILE", "TABLET"] },
    operatingSystem: { label: "Operating system", options: ["MACOS", "WINDOWS", "ANDROID", "IOS"] },
    pageUrl: { label: "Page URL", hint: "https://shop.example/?market=de", size: "wide" },
    referrer: { label: "Referrer", hint: "https://search.example/", size: "wide" },
    time: { label: "Time", hint: "now, or 2026-12-24T18:00:00Z", size: "long" },
    timezone: { label: "Time zone", hint: "Europe/Berlin" },
} as const satisfies Record<string, Field>;

/** The first visitor, so that A/B tests can be decided. */
export const FIRST_UID = "visitor-1";

const ATTRIBUTE = "attribute.";

export const attributeName = (key: string): string => ATTRIBUTE + key;

/** The visitor that the query of an address describes, in the form of the evaluation. */
export function visitorIn(query: URLSearchParams): Record<string, unknown> {
    const given = [...query].filter(([, value]) => value !== "");
    const fields = given.filter(([name]) => Object.hasOwn(FIELDS, name));
    const attributes = given
        .filter(([name]) => name.startsWith(ATTRIBUTE))
        .map(([name, value]) => [name.slice(ATTRIBUTE.length), typedValue(value)] as const);
    return { uid: FIRST_UID, ...Object.fromEntries(fields), attributes: Object.fromEntries(attributes) };
}

/** Numbers, `true` and `false` are sent as such. Quotes make a text of them. */
function typedValue(text: string): unknown {
    if (!/^(true|false|-?\d+(\.\d+)?|".*")$/s.test(text)) return text;
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
