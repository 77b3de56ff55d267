import { type Fields, isAbsent, isFields } from "../core/rules/json";
import { isTimezone, wallClock } from "./clock";
import type { Outcome } from "./finding";
import { type Platform, platformOf } from "./userAgent";
import type { Visitor } from "./visitor";

const text = (value: unknown): string | undefined =>
    typeof value === "string" && value !== "" ? value : undefined;

const fields = (value: unknown): Fields => (isFields(value) ? value : {});

/** An own field, so that `constructor` and `__proto__` are ordinary keys. */
const own = (of: Fields, key: string): unknown => (Object.hasOwn(of, key) ? of[key] : undefined);

/** The time of a visit in milliseconds. Undefined if it is not a time. */
export function timeOf(time: unknown): number | undefined {
    const ms = typeof time === "string" ? Date.parse(time) : time instanceof Date ? time.getTime() : time;
    return typeof ms === "number" && Math.abs(ms) <= 8.64e15 ? Math.trunc(ms) : undefined;
}

/** The URL of a page. Undefined if it is not an absolute URL. */
export function urlOf(pageUrl: unknown): URL | undefined {
    return typeof pageUrl === "string" && URL.canParse(pageUrl) ? new URL(pageUrl) : undefined;
}

/** What the rules know about one visitor. Values of a wrong type are absent. Costly values are computed on demand. */
export class Facts {
    readonly uid: string | undefined;
    readonly stored: Fields;
    readonly live: Fields;
    readonly assigned: Fields;
    readonly forced: Fields;
    readonly isForced: boolean;
    readonly referrer: string | undefined;
    readonly country: string | undefined;
    readonly region: string | undefined;
    readonly city: string | undefined;
    readonly timezone: string | undefined;
    readonly tags: readonly string[];
    /** The results of audiences, which several experiences share, by their index. */
    readonly audienceResults: (Outcome | undefined)[] = [];
    /** What rules have read, by the slot of the subject. Many rules read the same. */
    readonly values: unknown[] = [];
    readonly #visitor: Visitor;
    #time: number | undefined;
    #clock: number | undefined;
    #platform: Platform | undefined;
    #parameters: URLSearchParams | undefined;
    #lowerCaseKeys: Map<string, unknown> | undefined;

    constructor(visitor: Visitor) {
        this.#visitor = visitor;
        this.uid = text(visitor.uid);
        this.stored = fields(visitor.attributes);
        this.live = fields(visitor.liveAttributes);
        this.assigned = fields(visitor.assigned);
        this.forced = fields(visitor.forced);
        this.isForced = visitor.forced !== undefined;
        this.referrer = text(visitor.referrer);
        this.city = text(visitor.city);
        const [, regionCode, countryCode] = this.city?.split(",") ?? [];
        this.region = text(visitor.region) ?? (regionCode && countryCode && `${countryCode}-${regionCode}`);
        this.country = text(visitor.country) ?? text(countryCode) ?? text(this.region?.split("-")[0]);
        const timezone = text(visitor.timezone);
        this.timezone = timezone !== undefined && isTimezone(timezone) ? timezone : undefined;
        const { tags } = visitor;
        this.tags = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
    }

    get time(): number {
        this.#time ??= timeOf(this.#visitor.time) ?? Date.now();
        return this.#time;
    }

    /** What the clocks at the visitor's location show, or else those of UTC. */
    get clock(): number {
        this.#clock ??= this.timezone === undefined ? this.time : wallClock(this.time, this.timezone);
        return this.#clock;
    }

    get device(): string | undefined {
        return text(this.#visitor.device) ?? this.#parsed.device;
    }

    get operatingSystem(): string | undefined {
        return text(this.#visitor.operatingSystem) ?? this.#parsed.operatingSystem;
    }

    get #parsed(): Platform {
        this.#platform ??= platformOf(text(this.#visitor.userAgent) ?? "");
        return this.#platform;
    }

    get parameters(): URLSearchParams {
        this.#parameters ??= urlOf(this.#visitor.pageUrl)?.searchParams ?? new URLSearchParams();
        return this.#parameters;
    }

    storedValue(key: string): unknown {
        return own(this.stored, key);
    }

    liveValue(key: string): unknown {
        return own(this.live, key);
    }

    /** The value of an attribute whose key differs only in upper and lower case. */
    valueIgnoringCase(key: string): unknown {
        this.#lowerCaseKeys ??= new Map(
            [...Object.entries(this.stored), ...Object.entries(this.live)]
                .filter(([, value]) => !isAbsent(value))
                .map(([name, value]) => [name.toLowerCase(), value]),
        );
        return this.#lowerCaseKeys.get(key.toLowerCase());
    }

    /** The variant of an experience in `assigned` or `forced`. Undefined if there is none. */
    variantIn(choices: Fields, experience: { readonly uid: string; readonly shortUid: string }): unknown {
        return own(choices, Object.hasOwn(choices, experience.uid) ? experience.uid : experience.shortUid);
    }
}
