import { quoted } from "../core/common/printable";
import { isAbsent, memberAt } from "../core/rules/json";
import type { AssumptionName, ResolvedAssumptions } from "./assumptions";
import type { Facts } from "./facts";

/** What a rule reads of a visitor. */
export interface Subject {
    /** The value, or undefined or null if the visitor has none. */
    read(facts: Facts): unknown;
    /** The value under the other value of an assumption, if it is another one. */
    alternative?(facts: Facts): { readonly assumption: AssumptionName; readonly value: unknown } | undefined;
    /** The subject of the sentence `the visitor's country is "DE"`. */
    readonly name: string;
}

const ABSENT = Symbol("absent");

/** The subject of a slot, which reads the value of a visitor once. */
export const memoized = (subject: Subject, slot: number): Subject => ({
    ...subject,
    read(facts) {
        const known = facts.values[slot];
        if (known !== undefined) return known === ABSENT ? undefined : known;
        const value = subject.read(facts);
        facts.values[slot] = value === undefined ? ABSENT : value;
        return value;
    },
});

const PRESETS: Readonly<Record<string, Subject>> = {
    COUNTRY: { name: "the country", read: ({ country }) => country },
    REGION: { name: "the region", read: ({ region }) => region },
    CITY: { name: "the city", read: ({ city }) => city },
    REFERRER: { name: "the referrer", read: ({ referrer }) => referrer },
    OPERATING_SYSTEM: { name: "the operating system", read: ({ operatingSystem }) => operatingSystem },
    QUERY_PARAMETERS: {
        name: "the query",
        read: ({ parameters }) => (parameters.size > 0 ? parameters.toString() : undefined),
    },
};

/** The subject of a preset attribute. Undefined if this release does not know it. */
export function presetSubject(ref: string, { unknownDevice }: ResolvedAssumptions): Subject | undefined {
    if (ref !== "DEVICE_TYPE") return Object.hasOwn(PRESETS, ref) ? PRESETS[ref] : undefined;
    const [value, other] = unknownDevice === "desktop" ? ["DESKTOP", undefined] : [undefined, "DESKTOP"];
    return {
        name: "the device type",
        read: ({ device }) => device ?? value,
        alternative: ({ device }) =>
            device === undefined ? { assumption: "unknownDevice", value: other } : undefined,
    };
}

/** The subject of a custom attribute, whose key the site uses. */
export function customSubject(
    key: string,
    { liveAttributes, keyCase, nullValue }: ResolvedAssumptions,
): Subject {
    const [first, second] =
        liveAttributes === "liveWins"
            ? (["liveValue", "storedValue"] as const)
            : (["storedValue", "liveValue"] as const);
    return {
        name: quoted(key),
        read(facts) {
            const value = facts[first](key);
            if (value !== undefined && (value !== null || nullValue === "value")) return value;
            const other = facts[second](key);
            if (other !== undefined) return other;
            return value === undefined && keyCase === "ignored" ? facts.valueIgnoringCase(key) : value;
        },
        alternative(facts) {
            const [value, other] = [facts[first](key), facts[second](key)];
            if (value === null && !isAbsent(other)) {
                return { assumption: "nullValue", value: nullValue === "value" ? other : null };
            }
            if (!isAbsent(value) && !isAbsent(other)) return { assumption: "liveAttributes", value: other };
            if (value !== undefined || other !== undefined) return undefined;
            const similar = facts.valueIgnoringCase(key);
            if (similar === undefined) return undefined;
            return { assumption: "keyCase", value: keyCase === "exact" ? similar : undefined };
        },
    };
}

/** The subject of a query parameter. */
export function parameterSubject(pointer: string, { repeatedParameter }: ResolvedAssumptions): Subject {
    const name = memberAt(pointer);
    if (name === undefined) return { name: `the query at ${quoted(pointer)}`, read: () => undefined };
    const first = (parameters: URLSearchParams) => parameters.get(name) ?? undefined;
    const last = (parameters: URLSearchParams) => parameters.getAll(name).at(-1);
    const [used, other] = repeatedParameter === "first" ? [first, last] : [last, first];
    return {
        name: `the query parameter ${quoted(name)}`,
        read: ({ parameters }) => used(parameters),
        alternative: ({ parameters }) => ({ assumption: "repeatedParameter", value: other(parameters) }),
    };
}

/** The subject at a JSON pointer in the value of another one: an object, or JSON text. */
export function memberSubject(base: Subject, pointer: string, { jsonText }: ResolvedAssumptions): Subject {
    const path = pointer
        .split("/")
        .slice(1)
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const member = (value: unknown): unknown =>
        path.reduce<unknown>(
            (at, name) =>
                typeof at === "object" && at !== null && Object.hasOwn(at, name)
                    ? Reflect.get(at, name)
                    : undefined,
            parsed(value),
        );
    return {
        name: `${base.name} at ${quoted(pointer)}`,
        read: (facts) => (jsonText === "yes" ? member(base.read(facts)) : undefined),
        alternative: (facts) => ({
            assumption: "jsonText",
            value: jsonText === "yes" ? undefined : member(base.read(facts)),
        }),
    };
}

function parsed(value: unknown): unknown {
    try {
        return typeof value === "string" ? JSON.parse(value) : value;
    } catch {
        return undefined;
    }
}
