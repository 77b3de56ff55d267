/** A request of a visitor: what the site's SDK, the browser and the network tell the Edge API about it. */
export interface Visitor {
    /** The user uid, which decides the variant of an A/B test. Without it, only a test with one variant is decided. */
    readonly uid?: string;
    /** The stored attributes, by key. Values are strings, numbers or booleans. */
    readonly attributes?: Readonly<Record<string, unknown>>;
    /** The attributes of this request alone, by key. */
    readonly liveAttributes?: Readonly<Record<string, unknown>>;
    /** The whole URL of the page. Its query parameters count. */
    readonly pageUrl?: string;
    /** The whole URL of the page that linked to this one. */
    readonly referrer?: string;
    /** The User-Agent header, from which the device type and the operating system follow. */
    readonly userAgent?: string;
    /** `DESKTOP`, `MOBILE` or `TABLET`. Has precedence over the user agent. */
    readonly device?: string;
    /** `MACOS`, `WINDOWS`, `ANDROID` or `IOS`. Has precedence over the user agent. */
    readonly operatingSystem?: string;
    /** Two upper-case letters, such as `US`. Default: that of the region or the city. */
    readonly country?: string;
    /** Country and region, such as `US-AZ`. Default: that of the city. */
    readonly region?: string;
    /** City in lower case, region and country, such as `chicago,IL,US`. */
    readonly city?: string;
    /** The time zone at the visitor's location, such as `Europe/Berlin`. */
    readonly timezone?: string;
    /** The time of the request: ISO 8601 with a zone, or milliseconds since 1970. Default: now. */
    readonly time?: string | number | Date;
    /** The tags of the experiences that the page asks for. Default: all experiences. */
    readonly tags?: readonly string[];
    /** The variants of A/B tests that the visitor already has: short uid of a variant, by the uid of an experience. */
    readonly assigned?: Readonly<Record<string, string>>;
    /**
     * Variants that are taken without an evaluation, such as for a preview: short uid of a variant or null, by the
     * uid or short uid of an experience.
     */
    readonly forced?: Readonly<Record<string, string | null>>;
}
