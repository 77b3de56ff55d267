import { pageTitle } from "../../errors/text";
import { tokenProblem } from "../credentials";
import type { IssuedToken } from "./renewedCredentials";

/** The token in what a command has printed: the token alone, or a JSON object with the token and its expiry. */
export function tokenOfOutput(stdout: string, now: number): IssuedToken | { problem: string } {
    // Only the line break that ends the output; any other white space is a mistake.
    const text = stdout.replace(/\r?\n$/, "");
    if (text.trim() === "") return { problem: "printed nothing" };
    if (pageTitle(text)) return { problem: "printed an HTML page instead of a token" };
    if (text.trimStart().startsWith("{")) return tokenOfJson(text, now);
    if (/[\r\n]/.test(text)) return { problem: "printed more than one line" };
    const problem = tokenProblem(text);
    return problem === undefined ? { token: text } : { problem: `printed a token that ${problem}` };
}

function tokenOfJson(text: string, now: number): IssuedToken | { problem: string } {
    let json: Record<string, unknown>;
    try {
        json = JSON.parse(text);
    } catch {
        return { problem: "printed text that begins with { and is not JSON" };
    }
    const token = json.access_token ?? json.token;
    if (typeof token !== "string" || token === "") return { problem: "printed JSON without access_token" };
    const problem = tokenProblem(token);
    if (problem !== undefined) return { problem: `printed an access_token that ${problem}` };
    const expiresAt = expiryOf(json, now);
    if (expiresAt === undefined) return { token };
    return Number.isFinite(expiresAt)
        ? { token, expiresAt }
        : { problem: "printed an expiry that is neither expires_in in seconds nor expires_at as a date" };
}

/** Epoch milliseconds, `NaN` if the expiry can't be read, or undefined without one. */
export function expiryOf(
    { expires_in, expires_at }: { expires_in?: unknown; expires_at?: unknown },
    now: number,
): number | undefined {
    if (expires_in !== undefined && expires_in !== null) return now + seconds(expires_in) * 1000;
    if (expires_at === undefined || expires_at === null) return undefined;
    const epoch = seconds(expires_at);
    return Number.isNaN(epoch) ? Date.parse(String(expires_at)) : epoch * 1000;
}

function seconds(value: unknown): number {
    if (typeof value === "number") return value;
    return typeof value === "string" && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
}
