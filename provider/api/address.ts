import { quoted } from "./settingValues";

/** What the API is spoken to at, or why not; the words never hold a password from the address. */
export function readAddress(value: string): { address: string } | { problem: string } {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
        return { problem: "is not a web address; it looks like https://personalize-api.contentstack.com" };
    if (url.username !== "" || url.password !== "")
        return { problem: "holds a user or a password; the token has a setting of its own" };
    if (url.search !== "" || url.hash !== "" || /[?#]/.test(value))
        return { problem: `is ${quoted(value)}, with a query or a fragment; give the address alone` };
    if (url.protocol === "http:" && !isLoopback(url.hostname))
        return {
            problem: `is ${quoted(value)}: over http:// the token would cross the network in clear; use https:// (http:// is for an emulator on this machine)`,
        };
    return { address: url.origin + url.pathname.replace(/\/+$/, "") };
}

export function isLoopback(hostname: string): boolean {
    return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
