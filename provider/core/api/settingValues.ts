import { UID } from "../common/uid";
import { harmless } from "../errors/text";

/** The value of a setting, or why it is invalid. */
export type ParsedSetting<T> = { value: T } | { problem: string };

const UNITS: Record<string, number> = { "": 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration in seconds or with a unit: `90`, `1.5m`, `1h`. */
export function parseDuration(text: string, leastMs: number, mostMs: number): ParsedSetting<number> {
    const match = /^(\d+(?:\.\d+)?)\s*([smhd]?)$/i.exec(text.trim());
    const ms = match ? Number(match[1]) * UNITS[match[2]!.toLowerCase()]! : Number.NaN;
    if (ms >= leastMs && ms <= mostMs) return { value: ms };
    return {
        problem: `is ${quoted(text)}; it must be a time from ${describeDuration(leastMs)} to ${describeDuration(mostMs)}, in seconds or with a unit: 90, 90s, 1h`,
    };
}

export function parseNumber(
    text: string,
    least: number,
    most: number,
    whole: boolean,
): ParsedSetting<number> {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return { value };
    return {
        problem: `is ${quoted(text)}; it must be a ${whole ? "whole " : ""}number from ${least} to ${most}`,
    };
}

export function parseBoolean(text: string): ParsedSetting<boolean> {
    if (/^(?:true|1|yes|on)$/i.test(text)) return { value: true };
    if (/^(?:false|0|no|off)$/i.test(text)) return { value: false };
    return { problem: `is ${quoted(text)}; it must be true or false` };
}

export function parseProjectUid(text: string): ParsedSetting<string> {
    if (isProjectUid(text)) return { value: text };
    return {
        problem: `is ${quoted(text)}; it must be the 24 hexadecimal digits under Settings → General → Project Details in Personalize`,
    };
}

export function isProjectUid(text: string): boolean {
    return UID.test(text);
}

/** A value in quotes, shortened and safe in a message. A program without types may have passed anything. */
export function quoted(value: unknown): string {
    return `“${harmless(String(value), 80)}”`;
}

function describeDuration(ms: number): string {
    const unit =
        (["d", "h", "m", "s"] as const).find((name) => ms >= UNITS[name]! && ms % UNITS[name]! === 0) ?? "s";
    return `${ms / UNITS[unit]!}${unit}`;
}
