import { quoted } from "./settingValues";

/** The normalized address, or a problem whose text never contains a password from the address. */
export function readAddress(value: string): { address: string } | { problem: string } {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
        return { problem: "is not a URL; it must look like https://personalize-api.contentstack.com" };
    if (url.username !== "" || url.password !== "")
        return { problem: "contains a user name or a password; set the token with its own setting" };
    if (url.search !== "" || url.hash !== "" || /[?#]/.test(value))
        return { problem: `is ${quoted(value)}, with a query or a fragment; use the address without it` };
    if (url.protocol === "http:" && !isLoopback(url.hostname))
        return {
            problem: `is ${quoted(value)}: http:// would send the token over the network as plain text; use https:// (http:// is for an emulator on this machine)`,
        };
    return { address: url.origin + url.pathname.replace(/\/+$/, "") };
}

export function isLoopback(hostname: string): boolean {
    return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
