import Bowser from "bowser";

/** What a User-Agent header says. Undefined if it does not say it. */
export interface Platform {
    readonly device: string | undefined;
    readonly operatingSystem: string | undefined;
}

const DEVICES: Readonly<Record<string, string>> = { desktop: "DESKTOP", tablet: "TABLET", mobile: "MOBILE" };

/** The preset distinguishes these four. Contentstack does not document how it spells them in rules. */
const SYSTEMS: Readonly<Record<string, string>> = {
    macOS: "MACOS",
    Windows: "WINDOWS",
    Android: "ANDROID",
    iOS: "IOS",
};

const NOTHING: Platform = { device: undefined, operatingSystem: undefined };

/** Longer headers are not from browsers, and would occupy the parser. */
const MAX_LENGTH = 1000;

const parsed = new Map<string, Platform>();

/** Parses a User-Agent header. Visitors share few of them, so the results are kept. */
export function platformOf(userAgent: string): Platform {
    if (userAgent === "" || userAgent.length > MAX_LENGTH) return NOTHING;
    let platform = parsed.get(userAgent);
    if (platform === undefined) {
        const parser = Bowser.getParser(userAgent, true);
        platform = {
            device: DEVICES[parser.parsePlatform().type ?? ""],
            operatingSystem: SYSTEMS[parser.parseOS().name ?? ""],
        };
        if (parsed.size >= 1000) parsed.clear();
        parsed.set(userAgent, platform);
    }
    return platform;
}
