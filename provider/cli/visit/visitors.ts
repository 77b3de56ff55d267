import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { printable } from "../../core/common/printable";
import { closestMatch, joinNames } from "../../core/common/suggest";
import { ConfigurationError } from "../../core/errors/base";
import {
    ASSUMPTIONS,
    type AssumptionName,
    type Assumptions,
    assumptionNames,
    isAssumptionValue,
    type Visitor,
} from "../../evaluation";

/** The options that describe a visitor. */
export interface VisitorFlags {
    readonly visitors?: string;
    readonly uid?: string;
    readonly attribute?: Record<string, unknown>;
    readonly liveAttribute?: Record<string, unknown>;
    readonly pageUrl?: string;
    readonly referrer?: string;
    readonly userAgent?: string;
    readonly device?: string;
    readonly operatingSystem?: string;
    readonly country?: string;
    readonly visitorRegion?: string;
    readonly city?: string;
    readonly timezone?: string;
    readonly time?: string;
    readonly tag?: string[];
    readonly assigned?: Record<string, string>;
    readonly forced?: Record<string, string>;
    readonly assume?: Assumptions;
}

/** A visitor with the name that the output uses. */
export interface NamedVisitor {
    readonly name: string;
    readonly visitor: Visitor;
}

/** Adds the options that describe a visitor. */
export function withVisitor(command: Command): Command {
    return command
        .option(
            "--visitors <file>",
            "a JSON file with a list of visitors; the options below apply to those without a value",
        )
        .option("--uid <uid>", "the user uid, which decides the variants of A/B tests")
        .option(
            "--attribute <key=value...>",
            "a stored attribute; 42 and true are not strings, '\"42\"' is one",
            attribute,
        )
        .option("--live-attribute <key=value...>", "an attribute of this request", attribute)
        .option("--page-url <url>", "the URL of the page, for query parameters")
        .option("--referrer <url>", "the URL of the page before")
        .option("--user-agent <text>", "the User-Agent header, for the device type and the operating system")
        .option("--device <type>", "DESKTOP, MOBILE or TABLET, instead of a user agent")
        .option("--operating-system <name>", "MACOS, WINDOWS, ANDROID or IOS, instead of a user agent")
        .option("--country <code>", "the country of the visitor, such as US")
        .option("--visitor-region <code>", "the region of the visitor, such as US-AZ")
        .option("--city <code>", "the city of the visitor, such as chicago,IL,US")
        .option("--timezone <zone>", "the time zone of the visitor, such as Europe/Berlin")
        .option("--time <time>", "the time of the visit, such as 2026-03-10T12:00:00Z (default: now)")
        .option("--tag <tag...>", "only experiences with one of these tags")
        .option(
            "--assigned <experience=variant...>",
            "an A/B variant that the visitor has, by short uids",
            pair,
        )
        .option(
            "--forced <experience=variant...>",
            "a variant to show without an evaluation, by short uids",
            pair,
        )
        .option(
            "--assume <name=value...>",
            "what to assume where Contentstack does not document it",
            assumption,
        );
}

const split = (text: string): [name: string, value: string] => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === "") throw new InvalidArgumentError(`${printable(text)} does not have the form name=value.`);
    return [name, value];
};

/** Adds an own field, also if the name is `__proto__`. */
const added = <T>(before: Record<string, T> = {}, name: string, value: T): Record<string, T> =>
    Object.fromEntries([...Object.entries(before), [name, value]]);

function attribute(text: string, before?: Record<string, unknown>): Record<string, unknown> {
    const [key, value] = split(text);
    const isJson = /^(true|false|-?\d+(\.\d+)?|".*")$/s.test(value);
    return added(before, key, isJson ? JSON.parse(value) : value);
}

const pair = (text: string, before?: Record<string, string>): Record<string, string> =>
    added(before, ...split(text));

function assumption(text: string, before: Assumptions = {}): Assumptions {
    const [name, value] = split(text);
    if (!Object.hasOwn(ASSUMPTIONS, name)) {
        const guess = closestMatch(name, assumptionNames);
        throw new InvalidArgumentError(
            `${printable(name)} is not an assumption.${guess ? ` Did you mean ${guess}?` : ""} The assumptions: ${joinNames(assumptionNames)}.`,
        );
    }
    if (!isAssumptionValue(name as AssumptionName, value)) {
        const { values } = ASSUMPTIONS[name as AssumptionName];
        throw new InvalidArgumentError(`${name} is ${values.join(" or ")}, not ${printable(value)}.`);
    }
    return { ...before, [name]: value };
}

/** The visitors of the file, or the one that the options describe. */
export function readVisitors(flags: VisitorFlags): NamedVisitor[] {
    const { attribute, liveAttribute, visitorRegion, tag, ...rest } = flags;
    const fields: Record<keyof Visitor, unknown> = {
        uid: rest.uid,
        attributes: attribute,
        liveAttributes: liveAttribute,
        pageUrl: rest.pageUrl,
        referrer: rest.referrer,
        userAgent: rest.userAgent,
        device: rest.device,
        operatingSystem: rest.operatingSystem,
        country: rest.country,
        region: visitorRegion,
        city: rest.city,
        timezone: rest.timezone,
        // One time for all visitors and both projects.
        time: rest.time ?? new Date().toISOString(),
        tags: tag,
        assigned: rest.assigned,
        forced: rest.forced,
    };
    const common = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Visitor;
    if (rest.visitors === undefined) return [{ name: "visitor", visitor: common }];
    return visitorsIn(rest.visitors).map(({ name, visitor }) => ({
        name,
        visitor: { ...common, ...visitor },
    }));
}

const FORM = '[{ "name": "Gold", "attributes": { "loyalty_tier": "gold" }, "country": "DE" }]';

function visitorsIn(file: string): NamedVisitor[] {
    const list = parsedFile(file);
    if (!Array.isArray(list) || list.length === 0) {
        throw new ConfigurationError(`${file} must be a JSON list of visitors: ${FORM}.`);
    }
    const names = new Set<string>();
    return list.map((each: unknown, index) => {
        if (typeof each !== "object" || each === null || Array.isArray(each)) {
            throw new ConfigurationError(
                `${file}: visitor ${index + 1} must be an object; it is ${printable(each)}. The form: ${FORM}.`,
            );
        }
        const { name = `visitor ${index + 1}`, ...visitor } = each as { name?: unknown };
        if (typeof name !== "string" || names.has(name)) {
            throw new ConfigurationError(
                `${file}: the name of visitor ${index + 1} must be a string that no other visitor has; it is ${printable(name)}.`,
            );
        }
        names.add(name);
        return { name, visitor };
    });
}

function parsedFile(file: string): unknown {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        throw new ConfigurationError(`The file of --visitors can't be read: ${(error as Error).message}.`);
    }
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new ConfigurationError(`${file} is not JSON: ${(error as Error).message}. The form: ${FORM}.`);
    }
}
